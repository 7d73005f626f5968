import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin } from '../support/admin';
import { Instance } from '../support/instance';
import { heartbeat, pairScreen, type Device } from '../support/screens';

let instance: Instance;
let admin: Admin;
let lobby: { id: string; device: Device };

const seen = async (id = lobby.id) => {
  const { body } = await admin.send('get', '/wall/screens').expect(200);
  return body.screens.find((screen: { id: string }) => screen.id === id);
};
const revision = async () => (await lobby.device.get('programme')).body.revision;

beforeAll(async () => {
  instance = await Instance.start({ TRUST_PROXY: 'true' });
  admin = await Admin.register(instance);
  lobby = await pairScreen(instance, admin, { name: '大厅屏' });
});

afterAll(() => instance.stop());

describe('a heartbeat', () => {
  it('makes a screen that never reported one that is online', async () => {
    expect(await seen()).toMatchObject({
      state: 'offline',
      since: null,
      why: expect.stringContaining('从未报到'),
    });
    const answer = await lobby.device.beat({ revision: await revision(), slide: 'maxim-a' });
    expect(answer.status).toBe(204);
    expect(answer.headers['date']).toBeDefined();
    const screen = await seen();
    expect(screen).toMatchObject({
      state: 'online',
      why: '运行正常',
      heartbeat: { slide: 'maxim-a', clockOffsetMs: 12, cache: { state: 'ready' } },
    });
    expect(Date.parse(screen.heartbeat.at)).toBeGreaterThan(Date.now() - 60_000);
    expect(Date.parse(screen.tokens[0].lastSeenAt)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is kept once a screen', async () => {
    await lobby.device.beat().expect(204);
    await lobby.device.beat().expect(204);
    expect(JSON.parse(await instance.dump(['heartbeats']))[0]).toHaveLength(1);
  });

  it('tells the keeper what is wrong, in Chinese', async () => {
    await lobby.device
      .beat({
        revision: await revision(),
        slide: 'maxim-a',
        secure: false,
        cache: { state: 'partial', wanted: 9, present: 7, bytes: 1 },
        faults: [{ at: new Date().toISOString(), kind: 'video', detail: '影片停住' }],
      })
      .expect(204);
    const { state, why } = await seen();
    expect(state).toBe('stale');
    expect(why).toContain('素材未备齐（7/9）');
    expect(why).toContain('影片停住');
    expect(why).toContain('不是 HTTPS');
  });

  it('tells since when, not since the last heartbeat', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '缺素材屏' });
    const cache = { state: 'partial', wanted: 9, present: 7, bytes: 1 };
    const shown = { revision: (await device.get('programme')).body.revision, slide: 'maxim-a' };
    await device.beat({ ...shown, cache }).expect(204);
    const first = await seen(id);
    expect(first).toMatchObject({ state: 'stale', since: first.heartbeat.at });
    await device.beat({ ...shown, cache: { ...cache, present: 8 } }).expect(204);
    const second = await seen(id);
    expect(second).toMatchObject({ state: 'stale', since: first.since });
    expect(second.heartbeat.at).not.toBe(first.heartbeat.at);
    await device.beat(shown).expect(204);
    const well = await seen(id);
    expect(well).toMatchObject({ state: 'online', since: well.heartbeat.at });
    await device.beat(shown).expect(204);
    expect(await seen(id)).toMatchObject({ state: 'online', since: well.since });
  });

  it('keeps the faults of a day for the keeper, each once, though a screen says them once', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '故障屏' });
    const fault = (minutes: number, detail: string) => ({
      at: new Date(Date.now() - minutes * 60_000).toISOString(),
      kind: 'video',
      detail,
    });
    const [yesterday, early, late] = [fault(25 * 60, '昨天'), fault(60, '先'), fault(20, '后')];
    await device.beat({ faults: [yesterday, late] }).expect(204);
    await device.beat({ faults: [early, late] }).expect(204);
    await device.beat().expect(204);
    const { heartbeat: kept, why } = await seen(id);
    expect(kept.faults).toEqual([early, late]);
    expect(why).not.toContain('故障');
    const many = Array.from({ length: 19 }, (_, count) => fault(19 - count, `第 ${count} 次`));
    await device.beat({ faults: many }).expect(204);
    expect((await seen(id)).heartbeat.faults).toEqual([late, ...many]);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'alive'],
    ['a list', []],
    [
      'a cache state that is not one',
      { cache: { state: 'fine', wanted: 0, present: 0, bytes: 0 } },
    ],
    ['numbers as text', { clockOffsetMs: '12' }],
    ['a negative count', { cache: { state: 'ready', wanted: -1, present: 0, bytes: 0 } }],
    ['a start that is no time', { startedAt: 'today' }],
    [
      'faults without end',
      { faults: Array.from({ length: 201 }, () => ({ at: 0, kind: 'x', detail: '' })) },
    ],
  ])('is refused where it says %s', async (_case, wrong) => {
    const body =
      Array.isArray(wrong) || typeof wrong !== 'object' ? wrong : { ...heartbeat(), ...wrong };
    const answer = await request(instance.url)
      .post('/api/screen/heartbeats')
      .set('Authorization', `Bearer ${lobby.device.token}`)
      .set('Content-Type', 'application/json')
      .send(body === undefined ? '' : JSON.stringify(body));
    expect(answer.status).toBe(400);
  });

  it('keeps of hostile text only what can be shown, and never markup with control signs', async () => {
    await lobby.device
      .beat({
        slide: `<img src=x onerror=alert(1)>\u0000\u202E${'x'.repeat(200)}`,
        extra: { token: 'not stored' },
        faults: [{ at: Date.now(), kind: '\u001b[31mred', detail: '长'.repeat(1000) }],
      })
      .expect(204);
    const { heartbeat: kept } = await seen();
    expect([...kept.slide]).toHaveLength(80);
    // eslint-disable-next-line no-control-regex
    expect(JSON.stringify(kept)).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect([...kept.faults.at(-1).detail]).toHaveLength(300);
    expect(kept.extra).toBeUndefined();
  });

  it('is not read where it is large, of unknown length or from a stranger', async () => {
    const large = await lobby.device.post('heartbeats', {
      ...heartbeat(),
      pad: 'x'.repeat(17_000),
    });
    expect(large.status).toBe(413);
    const stranger = await request(instance.url).post('/api/screen/heartbeats').send(heartbeat());
    expect(stranger.status).toBe(401);
    const body = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode('{}'));
        stream.close();
      },
    });
    const chunked = await fetch(`${instance.url}/api/screen/heartbeats`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${lobby.device.token}`,
        'Content-Type': 'application/json',
      },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(411);
  });

  it('may not come all the time', async () => {
    const { device } = await pairScreen(instance, admin, { name: '急躁屏' });
    let last = await device.beat();
    for (let count = 0; count < 30; count += 1) last = await device.beat();
    expect(last.status).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('a token that was copied', () => {
  it('is shown to the keeper, and cannot be rotated into both hands', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '被复制屏' });
    const from = (address: string, hour: number) =>
      device
        .beat({ startedAt: `2026-11-24T0${hour}:00:00.000Z` })
        .set('X-Forwarded-For', address)
        .expect(204);
    for (let turn = 0; turn < 2; turn += 1) {
      await from('10.1.1.1', 1);
      await from('10.2.2.2', 2);
      expect((await seen(id)).tokens).toMatchObject([{ duplicated: false }]);
    }
    await from('10.1.1.1', 1);
    expect((await seen(id)).tokens).toMatchObject([{ duplicated: true, lastAddress: '10.1.1.1' }]);
    const rotation = await admin.send('post', `/wall/screens/${id}/tokens/rotate`);
    expect(rotation.status).toBe(409);
    expect(rotation.body.error.message).toContain('吊销');
  });

  it('is noted for many screens together, for each where it was used', async () => {
    const made = [];
    for (const name of ['同记一', '同记二', '同记三']) {
      made.push(await pairScreen(instance, admin, { name }));
    }
    for (const [index, { device }] of made.entries()) {
      await device.get('programme').set('X-Forwarded-For', `10.3.3.${index}`).expect(200);
    }
    for (const [index, { id }] of made.entries()) {
      expect((await seen(id)).tokens).toMatchObject([
        { lastAddress: `10.3.3.${index}`, lastSeenAt: expect.any(String), duplicated: false },
      ]);
    }
  });

  it('is not suspected after a restart, or from another address', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '搬家屏' });
    for (const [address, hour] of [
      ['10.1.1.1', 1],
      ['10.1.1.9', 1],
      ['10.1.1.1', 1],
      ['10.1.1.9', 2],
      ['10.1.1.9', 2],
    ] as const) {
      await device
        .beat({ startedAt: `2026-11-24T0${hour}:00:00.000Z` })
        .set('X-Forwarded-For', address)
        .expect(204);
    }
    expect((await seen(id)).tokens).toMatchObject([{ duplicated: false }]);
  });

  it('is seen where it is only polled with', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '被偷看屏' });
    await device.beat().set('X-Forwarded-For', '10.1.1.1').expect(204);
    expect((await seen(id)).tokens).toMatchObject([{ lastAddress: '10.1.1.1' }]);
    // A thief who writes the screen's own address before the one that the proxy adds.
    await device.get('programme').set('X-Forwarded-For', '10.1.1.1, 10.2.2.2').expect(200);
    expect((await seen(id)).tokens).toMatchObject([{ lastAddress: '10.2.2.2', duplicated: false }]);
    for (const agent of ['curl/7', 'curl/8']) {
      await device.beat().set('X-Forwarded-For', '10.1.1.1').expect(204);
      // The same browser there would be noted once a minute.
      await device
        .get('programme', { 'User-Agent': agent, 'X-Forwarded-For': '10.1.1.1, 10.2.2.2' })
        .expect(200);
    }
    await device.beat().set('X-Forwarded-For', '10.1.1.1').expect(204);
    expect((await seen(id)).tokens).toMatchObject([{ duplicated: true }]);
  });
});

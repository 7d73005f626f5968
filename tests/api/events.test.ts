import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { sendNotice } from '../support/notices';
import { Device, Listener, pairScreen } from '../support/screens';

const MAXIM = 'api::collection.maxim';
const SECOND = 1000;

let instance: Instance;
let admin: Admin;
let maxim: Entry;
let shown: { id: string; device: Device };
let idle: { id: string; device: Device };
const listeners: Listener[] = [];

const verse = { text: '粉骨碎身浑不怕，\n要留清白在人间。', kind: 'verse', author: '于谦' };
const look = { background: 'xuan', audience: 'public' };

async function listen({ device }: { device: Device }, url = instance.url): Promise<Listener> {
  const listener = await Listener.open(url, device.token);
  listeners.push(listener);
  // What it is told first.
  await eventually(async () => expect(listener.of('programme')).toHaveLength(1));
  return listener;
}

const publish = (changes: object) =>
  admin.publish(MAXIM, { ...verse, ...look, ...changes, documentId: maxim.documentId });
const act = (method: 'post' | 'delete', target: string) =>
  admin.send(method, `/wall/screens/${target}`).expect(204);

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  maxim = await admin.createPublished(MAXIM, { ...verse, ...look });
  const playlist = await admin.create('api::wall.playlist', {
    name: '大厅日常',
    slides: [{ kind: 'maxim', maxim: { connect: [maxim] }, transition: 'fade' }],
  });
  shown = await pairScreen(instance, admin, { name: '大厅屏' });
  idle = await pairScreen(instance, admin, { name: '走廊屏' });
  await admin.update('api::wall.screen', shown.id, { fallback: { connect: [playlist] } });
  await eventually(async () => {
    const { body } = await shown.device.get('programme');
    expect(body.fallback).toBe(playlist.documentId);
  });
});

afterAll(async () => {
  for (const listener of listeners) listener.close();
  await instance.stop();
});

describe('the stream', () => {
  it('is for bearers of a screen token only', async () => {
    const url = `${instance.url}/api/screen/events`;
    for (const token of ['', 'A'.repeat(43), admin.token]) {
      const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect((await shown.device.post('events')).status).toBe(405);
  });

  it('is never compressed or buffered, and says first what the screen should show', async () => {
    const listener = await listen(shown);
    expect(listener.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(listener.headers.get('x-accel-buffering')).toBe('no');
    expect(listener.headers.get('content-encoding')).toBeNull();
    expect(listener.headers.get('cache-control')).toBe('no-store, no-transform');
    const { body } = await shown.device.get('programme');
    expect(listener.of('programme')).toEqual([{ revision: body.revision }]);
  });

  it('tells the screens whose programme changed, and no other', async () => {
    const [mine, other] = [await listen(shown), await listen(idle)];
    await publish({ author: '于少保' });
    await eventually(async () => expect(mine.of('programme')).toHaveLength(2));
    const { body } = await shown.device.get('programme');
    expect(mine.of('programme')[1]).toEqual({ revision: body.revision });
    expect(other.of('programme')).toHaveLength(1);
  });

  it('passes on the keeper: identify and reload reach one screen', async () => {
    const [mine, other] = [await listen(shown), await listen(idle)];
    await act('post', `${shown.id}/identify`);
    await act('post', `${shown.id}/reload`);
    await eventually(async () => {
      expect(mine.of('identify')).toEqual([{}]);
      expect(mine.of('reload')).toEqual([{}]);
    });
    expect(other.heard.map(({ event }) => event)).toEqual(['programme']);
    await admin.send('post', '/wall/screens/nosuchscreen/identify').expect(404);
  });

  it('lets a token have three, and closes the oldest for a fourth', async () => {
    const four: Listener[] = [];
    for (let count = 0; count < 4; count += 1) four.push(await listen(idle));
    await eventually(async () => expect(four[0]?.over).toBe(true));
    expect(four.slice(1).map(({ over }) => over)).toEqual([false, false, false]);
  });

  it('refuses a token that connects all the time, and still answers others', async () => {
    const { device } = await pairScreen(instance, admin, { name: '失控屏' });
    const statuses = [];
    for (let count = 0; count < 32; count += 1) {
      const abort = new AbortController();
      const answer = await fetch(`${instance.url}/api/screen/events`, {
        headers: { Authorization: `Bearer ${device.token}` },
        signal: abort.signal,
      });
      statuses.push(answer.status);
      abort.abort();
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    await listen(shown);
  });
});

describe('tokens', () => {
  it('are revoked: the stream ends at once, the feed says 401, the keeper sees it unpaired', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '吊销屏' });
    const listener = await listen({ device });
    await act('delete', `${id}/tokens`);
    await eventually(async () => expect(listener.over).toBe(true));
    expect((await device.get('programme')).status).toBe(401);
    expect((await device.beat()).status).toBe(401);
    const { body } = await admin.send('get', '/wall/screens');
    expect(body.screens.find((screen: { id: string }) => screen.id === id)).toMatchObject({
      paired: false,
      state: 'unpaired',
      tokens: [],
    });
  });

  it('are rotated: the next comes over the stream, and its first use ends the old one', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '换令牌屏' });
    const listener = await listen({ device });
    await act('post', `${id}/tokens/rotate`);
    await eventually(async () => expect(listener.of('token')).toHaveLength(1));
    const next = listener.of('token')[0]?.['token'] as string;
    expect(next).not.toBe(device.token);
    expect((await device.get('programme')).status).toBe(200);
    // A screen that is cut off now comes back after its eight days.
    const [rows] = JSON.parse(await instance.dump(['screen_tokens']));
    const ends = rows.map((row: { retires_at: string | null }) => Number(row.retires_at));
    expect(Math.max(...ends)).toBeGreaterThan(Date.now() + 29 * 24 * 60 * 60 * SECOND);

    const old = device.token;
    device.token = next;
    await device.beat().expect(204);
    expect((await device.get('programme')).status).toBe(200);
    device.token = old;
    expect((await device.get('programme')).status).toBe(401);
    await eventually(async () => expect((await device.get('programme')).status).toBe(401));
  });

  it('are rotated into one hand: of two that were given a next one, the first to use it stays', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '两手换令牌屏' });
    const [mine, copy] = [await listen({ device }), await listen({ device })];
    await act('post', `${id}/tokens/rotate`);
    const next = async (listener: Listener) => {
      await eventually(async () => expect(listener.of('token')).toHaveLength(1));
      return new Device(instance.url, listener.of('token')[0]?.['token'] as string);
    };
    const [first, second] = [await next(mine), await next(copy)];
    expect(first.token).not.toBe(second.token);
    await first.beat().expect(204);
    expect((await first.get('programme')).status).toBe(200);
    expect((await second.get('programme')).status).toBe(401);
    expect((await device.get('programme')).status).toBe(401);
  });

  it('are rotated for a screen without a stream: the next comes with the heartbeat', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '无流屏' });
    await act('post', `${id}/tokens/rotate`);
    const { body } = await device.beat().expect(200);
    device.token = body.token;
    await device.beat().expect(204);
  });

  it('are rotated though answer after answer is lost: the last one that comes is good', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '总丢回答屏' });
    await act('post', `${id}/tokens/rotate`);
    const given: string[] = [];
    for (let lost = 0; lost < 7; lost += 1) {
      given.push((await device.beat().expect(200)).body.token);
    }
    const works = async (token: string) =>
      (await new Device(instance.url, token).get('programme')).status === 200;
    // So many and no more wait for their first use.
    expect(await Promise.all(given.map(works))).toEqual([
      ...Array<boolean>(3).fill(false),
      ...Array<boolean>(4).fill(true),
    ]);
    device.token = given.at(-1) as string;
    await device.beat().expect(204);
    expect(await works(device.token)).toBe(true);
    expect(await works(given[5] as string)).toBe(false);
  });
});

describe('a second instance on the same database', () => {
  it('hears within two seconds what was done through the first', async () => {
    const twin = await instance.twin();
    try {
      const listener = await listen(shown, twin.url);
      const within = (expectation: () => void) => eventually(async () => expectation(), 2 * SECOND);
      await publish({ author: '于谦（明）' });
      await within(() => expect(listener.of('programme')).toHaveLength(2));
      const { body } = await request(twin.url)
        .get('/api/screen/programme')
        .set('Authorization', `Bearer ${shown.device.token}`);
      expect(JSON.stringify(body)).toContain('于谦（明）');
      await act('post', `${shown.id}/identify`);
      await within(() => expect(listener.of('identify')).toHaveLength(1));
      await sendNotice(admin, { text: '另一台也要知道' });
      await within(() =>
        expect(listener.of('notice')[0]).toMatchObject({ notice: { text: '另一台也要知道' } }),
      );
      await act('delete', `${shown.id}/tokens`);
      await within(() => expect(listener.over).toBe(true));
    } finally {
      await twin.stop();
    }
  });
});

describe('the end', () => {
  it('comes to every stream when the server stops', async () => {
    const listener = await listen(idle);
    await instance.halt();
    await eventually(async () => expect(listener.over).toBe(true));
    await instance.resume();
    expect((await idle.device.get('programme')).status).toBe(200);
  });
});

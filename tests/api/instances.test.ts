import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { sendNotice } from '../support/notices';
import { Device, Listener, newScreen, pairings, pairScreen, play, poll } from '../support/screens';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** Two instances on one database, and what may happen through both at the same moment. */
let instance: Instance;
let twin: Instance;
let admin: Admin;
let playlist: Entry;

/** The same screen, speaking to one instance or the other. */
const through = ({ url }: Instance, { token }: Device) => new Device(url, token);
const keeper = (at: Instance, method: 'post' | 'delete', target: string) =>
  request(at.url)[method](target).set('Authorization', `Bearer ${admin.token}`);
const both = () => [instance, twin];

beforeAll(async () => {
  instance = await Instance.start();
  twin = await instance.twin();
  admin = await Admin.register(instance);
  const maxim = await admin.createPublished('api::collection.maxim', {
    text: '公生明，\n廉生威。',
    kind: 'verse',
    background: 'xuan',
    audience: 'public',
  });
  playlist = await admin.create('api::wall.playlist', {
    name: '日常',
    slides: [{ kind: 'maxim', maxim: { connect: [maxim] }, transition: 'fade' }],
  });
});

afterAll(async () => {
  await twin.stop();
  await instance.stop();
});

/** A new screen that plays something, known to both. */
async function paired(name: string): Promise<{ id: string; device: Device }> {
  const screen = await pairScreen(instance, admin, { name });
  await admin.update('api::wall.screen', screen.id, { fallback: { connect: [playlist] } });
  await eventually(async () => {
    for (const at of both()) {
      const { body } = await through(at, screen.device).get('programme');
      expect(body.fallback).toBe(playlist.documentId);
    }
  });
  return screen;
}

describe('a screen that is revoked', () => {
  it('keeps no stream that it opens at that moment, on either instance', async () => {
    const { id, device } = await paired('吊销时连接');
    const opened: Listener[] = [];
    const open = async (at: Instance) => {
      const listener = await Listener.open(at.url, device.token).catch(() => null);
      if (listener) opened.push(listener);
    };
    const attempts: Promise<void>[] = [];
    let revoked = false;
    const knock = (async () => {
      // Before, during and after; below what one token may open in a minute.
      for (let count = 0; count < 24 && !(revoked && count > 20); count += 1) {
        attempts.push(...both().map(open));
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    })();
    await keeper(instance, 'delete', `/wall/screens/${id}/tokens`).expect(204);
    revoked = true;
    await knock;
    await Promise.all(attempts);
    expect(opened.length).toBeGreaterThan(0);
    await eventually(async () => {
      expect(opened.every(({ over }) => over)).toBe(true);
      for (const at of both()) {
        expect((await through(at, device).get('programme')).status).toBe(401);
      }
    }, 3 * SECOND);
  });
});

describe('a token that is rotated', () => {
  it('leaves one that works, whatever heartbeats were under way through either instance', async () => {
    const { id, device } = await paired('换令牌时报到');
    const stream = await Listener.open(twin.url, device.token);
    const beats = Array.from({ length: 12 }, (_, index) =>
      through(both()[index % 2] as Instance, device).beat(),
    );
    const [rotation, ...answers] = await Promise.all([
      keeper(instance, 'post', `/wall/screens/${id}/tokens/rotate`),
      ...beats,
    ]);
    expect(rotation?.status).toBe(204);
    for (const { status } of answers) expect([200, 204]).toContain(status);
    const late = await device.beat();
    const given = [...answers, late].flatMap(({ status, body }) =>
      status === 200 ? [body.token as string] : [],
    );
    await eventually(async () => {
      const streamed = stream.of('token').map(({ token }) => token as string);
      expect([...given, ...streamed].length).toBeGreaterThan(0);
    });
    const offered = [...new Set([...given, ...stream.of('token').map(({ token }) => `${token}`)])];
    // All are used at once, each through another instance: one stays, and the old one is over.
    await Promise.all(
      offered.map((token, index) => new Device((both()[index % 2] as Instance).url, token).beat()),
    );
    await eventually(async () => {
      for (const at of both()) {
        const works = await Promise.all(
          offered.map(async (token) => (await new Device(at.url, token).get('programme')).status),
        );
        expect(works.filter((status) => status === 200)).toHaveLength(1);
        expect((await through(at, device).get('programme')).status).toBe(401);
      }
    }, 3 * SECOND);
  });
});

describe('a code', () => {
  it('is approved by one of two keepers who say yes at once, through two instances', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { body: pairing } = await pairings(instance).expect(201);
      const names = [`甲${round}`, `乙${round}`];
      const answers = await Promise.all(
        both().map((at, index) =>
          keeper(at, 'post', '/wall/pairings/approve').send({
            code: pairing.code,
            create: newScreen({ name: names[index] }),
          }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
      const { body } = await admin.send('get', '/wall/screens').expect(200);
      const made = body.screens.filter(({ name }: { name: string }) => names.includes(name));
      expect(made).toHaveLength(1);
      // And its token is handed out once, whichever instance the screen asks.
      const fetched = await Promise.all(both().map((at) => poll(at, pairing)));
      const tokens = fetched.flatMap(({ status, body: got }) =>
        status === 200 ? [got.token] : [],
      );
      await eventually(async () => {
        const works = await Promise.all(
          tokens.map(
            async (token) => (await new Device(instance.url, token).get('programme')).status,
          ),
        );
        expect(works.filter((status) => status === 200)).toHaveLength(1);
      }, 3 * SECOND);
    }
  });
});

describe('a notice', () => {
  it('ends on both instances by itself, and is acknowledged once through both', async () => {
    const { device } = await paired('两台同时到期');
    const streams = await Promise.all(both().map((at) => Listener.open(at.url, device.token)));
    const tag = async (at: Instance) =>
      (await through(at, device).get('programme')).headers['etag'];
    const before = await tag(instance);
    const id = await sendNotice(admin, { seconds: 11 });
    await eventually(async () => {
      for (const stream of streams)
        expect(stream.of('notice').at(-1)).toMatchObject({ notice: { id } });
      for (const at of both()) expect(await tag(at)).not.toBe(before);
    }, 3 * SECOND);
    await Promise.all(
      both().map((at) => through(at, device).post(`notices/${id}/receipts`).expect(204)),
    );
    const stored = () => instance.dump(['notices', 'notice_receipts']);
    const rows = await stored();
    expect(
      JSON.parse(rows)[1].filter(({ notice }: { notice: string }) => notice === id),
    ).toHaveLength(1);
    await eventually(async () => {
      for (const at of both()) expect(await tag(at)).toBe(before);
      for (const stream of streams) {
        expect(`"${String(stream.of('programme').at(-1)?.['revision'])}"`).toBe(before);
      }
    }, 15 * SECOND);
    // Nobody wrote anything: there was nothing for two to do twice.
    expect(await stored()).toBe(rows);
    for (const stream of streams) stream.close();
  });

  it('may be taken down through both at once', async () => {
    const { device } = await paired('两处撤下');
    const id = await sendNotice(admin, {});
    await Promise.all(both().map((at) => keeper(at, 'delete', `/wall/notices/${id}`).expect(204)));
    await eventually(async () => {
      for (const at of both())
        expect((await through(at, device).get('programme')).body.notice).toBeNull();
    }, 3 * SECOND);
  });
});

describe('a screen that is deleted', () => {
  it('takes what it said of itself with it, and leaves what it played, under its name', async () => {
    const { id, device } = await paired('将被删除的屏');
    const stays = await paired('留下的屏');
    const notice = await sendNotice(admin, {});
    const shown = [device, stays.device];
    for (const each of shown) {
      await each.beat().expect(204);
      await each.post(`notices/${notice}/receipts`).expect(204);
      await each.post('plays', { plays: [play({ title: '公生明' })] }).expect(202);
    }
    const TABLES = ['heartbeats', 'notice_receipts', 'screen_tokens', 'plays', 'play_totals'];
    const lengths = async () =>
      JSON.parse(await instance.dump(TABLES)).map((rows: unknown[]) => rows.length);
    const before = await lengths();
    // A heartbeat is under way, through the other instance where the database serves two at once.
    const other = process.env['TEST_DATABASE_URL'] ? twin : instance;
    await Promise.all([admin.remove('api::wall.screen', id), through(other, device).beat().then()]);
    await eventually(async () => {
      for (const at of both())
        expect((await through(at, device).get('programme')).status).toBe(401);
    }, 3 * SECOND);
    await Promise.all(both().map((at) => at.sweep('token', 'heartbeat', 'notice', 'play')));
    expect(await lengths()).toEqual([
      before[0] - 1,
      before[1] - 1,
      before[2] - 1,
      before[3],
      before[4],
    ]);
    const [heartbeats, receipts] = JSON.parse(
      await instance.dump(['heartbeats', 'notice_receipts']),
    );
    for (const rows of [heartbeats, receipts]) {
      const screens = rows.map(({ screen }: { screen: string }) => screen);
      expect(screens).toContain(stays.id);
      expect(screens).not.toContain(id);
    }
    const [from, to] = [-DAY, DAY].map((by) =>
      new Date(Date.now() + by).toISOString().slice(0, 10),
    );
    const { body } = await admin.send('get', `/wall/plays?from=${from}&to=${to}`);
    const total = body.days.find(({ screen }: { screen: string }) => screen === id);
    expect(total).toMatchObject({ screenName: '将被删除的屏', title: '公生明', plays: 1 });
  });
});

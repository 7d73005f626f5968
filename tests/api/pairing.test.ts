import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin } from '../support/admin';
import { colleague, keeperAct } from '../support/colleagues';
import { Instance } from '../support/instance';
import { Device, newScreen, pairings, pairScreen, poll } from '../support/screens';

let instance: Instance;
let admin: Admin;

const approve = (body: object) => admin.send('post', '/wall/pairings/approve').send(body);

beforeAll(async () => {
  instance = await Instance.start({ TRUST_PROXY: 'true' });
  admin = await Admin.register(instance);
});

afterAll(() => instance.stop());

/** Each caller has its own address: limits are for each. */
let callers = 0;
const elsewhere = () => `10.0.${Math.floor(callers / 250)}.${(callers += 1) % 250}`;
/** So that a poll does not count as one that came with the last. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1100));
const ask = (address = elsewhere()) => pairings(instance).set('X-Forwarded-For', address);

describe('a new screen', () => {
  it('gets a code, a secret and ten minutes', async () => {
    const before = Date.now();
    const { status, body, headers } = await ask();
    expect(status).toBe(201);
    expect(body.code).toMatch(/^[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{8}$/);
    expect(Buffer.from(body.secret, 'base64url')).toHaveLength(32);
    expect(body.pollSeconds).toBe(3);
    const lifetime = Date.parse(body.expiresAt) - before;
    expect(lifetime).toBeGreaterThan(590_000);
    expect(lifetime).toBeLessThan(610_000);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['date']).toBeDefined();
  });

  it('waits, is approved, and fetches its token once', async () => {
    const { body: pairing } = await ask();
    const waiting = await poll(instance, pairing);
    expect(waiting.status).toBe(202);
    expect(waiting.body).toEqual({ state: 'waiting' });

    const code = `${pairing.code.slice(0, 4).toLowerCase()} - ${pairing.code.slice(4)}`;
    const { body: seen } = await admin.send('get', `/wall/pairings/${pairing.code}`).expect(200);
    expect(seen).toMatchObject({ code: pairing.code, width: 1920, height: 1080 });
    const { body: approved } = await approve({ code, create: newScreen() }).expect(200);
    expect(approved.screen).toMatchObject({
      name: '大厅屏',
      slug: expect.stringMatching(/^screen-[a-z0-9]{6}$/),
    });

    const paired = await poll(instance, pairing);
    expect(paired.status).toBe(200);
    expect(paired.body.screen).toEqual(approved.screen);
    const device = new Device(instance.url, paired.body.token);
    expect((await device.get('programme')).body.screen).toMatchObject({ name: '大厅屏' });
    await aWhile();
    expect((await poll(instance, pairing)).status).toBe(410);
  });

  it('gives its token to one of two polls that come at once', async () => {
    const { body: pairing } = await ask();
    await approve({ code: pairing.code, create: newScreen({ name: '同时来取' }) }).expect(200);
    const answers = await Promise.all([1, 2, 3, 4].map(() => poll(instance, pairing)));
    // The others read the row before it was claimed (410), or right after (202).
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410 || status === 202)).toHaveLength(3);
  });

  it('gets another token where the answer was lost, until it uses one', async () => {
    const { body: pairing } = await ask();
    await approve({ code: pairing.code, create: newScreen({ name: '丢了回答' }) }).expect(200);
    const { body: lost } = await poll(instance, pairing).expect(200);
    await aWhile();
    const { body: fetched } = await poll(instance, pairing).expect(200);
    expect(fetched.screen).toEqual(lost.screen);
    expect((await new Device(instance.url, lost.token).get('programme')).status).toBe(401);
    const device = new Device(instance.url, fetched.token);
    expect((await device.get('programme')).status).toBe(200);
    await aWhile();
    expect((await poll(instance, pairing)).status).toBe(410);
    expect((await device.get('programme')).status).toBe(200);
  });

  it('gets no other token after a keeper revoked the first', async () => {
    const { body: pairing } = await ask();
    await approve({ code: pairing.code, create: newScreen({ name: '即刻吊销' }) }).expect(200);
    const { body } = await poll(instance, pairing).expect(200);
    await admin.send('delete', `/wall/screens/${body.screen.id}/tokens`).expect(204);
    await aWhile();
    expect((await poll(instance, pairing)).status).toBe(410);
  });

  it('takes the place of the device that showed a screen before', async () => {
    const { id, device: old } = await pairScreen(instance, admin, { name: '换新机' });
    const { body: pairing } = await ask();
    await approve({ code: pairing.code, screen: id }).expect(200);
    expect((await old.get('programme')).status).toBe(200);
    const { body } = await poll(instance, pairing).expect(200);
    expect(body.screen.id).toBe(id);
    expect((await old.get('programme')).status).toBe(401);
  });

  it('has its token even if the server dies between the yes and the fetch', async () => {
    const { body: pairing } = await ask();
    await approve({ code: pairing.code, create: newScreen({ name: '断电' }) }).expect(200);
    await instance.crashAndRestart();
    const { body } = await poll(instance, pairing).expect(200);
    expect((await new Device(instance.url, body.token).get('programme')).status).toBe(200);
  });
});

describe('what is not allowed', () => {
  it.each([
    ['no body', {}],
    ['a width that is text', { width: '1920', height: 1080 }],
    ['a height of nothing', { width: 1920, height: 0 }],
  ])('refuses to begin with %s', async (_case, body) => {
    const answer = await request(instance.url)
      .post('/api/screen/pairings')
      .set('X-Forwarded-For', elsewhere())
      .send(body);
    expect(answer.status).toBe(400);
  });

  it('keeps control characters of a device out, and cuts what is long', async () => {
    const { body: pairing } = await request(instance.url)
      .post('/api/screen/pairings')
      .set('X-Forwarded-For', elsewhere())
      .send({ width: 1, height: 1, userAgent: `<script>\u202E\u0000${'x'.repeat(500)}` })
      .expect(201);
    const { body } = await admin.send('get', `/wall/pairings/${pairing.code}`).expect(200);
    expect(body.userAgent).toHaveLength(200);
    // eslint-disable-next-line no-control-regex
    expect(body.userAgent).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it('answers 404 for a pairing that is not there and for a wrong secret alike', async () => {
    const { body: pairing } = await ask();
    const wrong = await poll(instance, { ...pairing, secret: 'A'.repeat(43) });
    const unknown = await poll(instance, { id: 'b'.repeat(36), secret: pairing.secret });
    expect(wrong.status).toBe(404);
    expect(unknown.status).toBe(404);
    expect(wrong.body).toEqual(unknown.body);
    expect((await poll(instance, pairing)).status).toBe(202);
  });

  it('locks a pairing after five wrong secrets, and only that one', async () => {
    const { body: attacked } = await ask();
    const { body: other } = await ask();
    for (let guess = 0; guess < 5; guess += 1) {
      await poll(instance, { ...attacked, secret: `${guess}`.repeat(43) }).expect(404);
    }
    expect((await poll(instance, attacked)).status).toBe(410);
    const locked = await approve({ code: attacked.code, create: newScreen() });
    expect(locked.status).toBe(410);
    expect(locked.body.error.message).toContain('已被锁定');
    expect((await poll(instance, other)).status).toBe(202);
    await approve({ code: other.code, create: newScreen({ name: '未受影响' }) }).expect(200);
  });

  it('lets one of two keepers who approve the same code at once', async () => {
    const { body: pairing } = await ask();
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map((name) =>
        approve({ code: pairing.code, create: newScreen({ name }) }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const { body } = await admin.send('get', '/wall/screens').expect(200);
    const made = body.screens.filter(({ name }: { name: string }) => /^[甲乙丙]$/.test(name));
    expect(made).toHaveLength(1);
    expect((await poll(instance, pairing)).body.screen.id).toBe(made[0].id);
  });

  it('keeps the code for another try when the new screen is refused', async () => {
    const { body: pairing } = await ask();
    const bad = await approve({ code: pairing.code, create: newScreen({ timezone: 'Mars/Base' }) });
    expect(bad.status).toBe(400);
    expect(bad.body.error.message).toContain('时区');
    await approve({ code: pairing.code, screen: 'nosuchscreen' }).expect(404);
    await approve({ code: pairing.code, create: newScreen({ name: '再试成功' }) }).expect(200);
  });

  it('stores neither code, secret nor token', async () => {
    const { body: pairing } = await ask();
    await approve({ code: pairing.code, create: newScreen({ name: '不留痕' }) }).expect(200);
    const { body } = await poll(instance, pairing).expect(200);
    const stored = await instance.dump(['pairings', 'screen_tokens', 'commands']);
    for (const secret of [pairing.code, pairing.secret, body.token]) {
      expect(stored).not.toContain(secret);
    }
  });
});

describe('those who try too often', () => {
  it('limits one address to sixty pairings in ten minutes, also after a restart', async () => {
    const address = elsewhere();
    for (let count = 0; count < 60; count += 1) await ask(address).expect(201);
    const refused = await ask(address);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await instance.crashAndRestart();
    expect((await ask(address)).status).toBe(429);
    expect((await ask()).status).toBe(201);
  });

  it('counts by what the proxy saw, whatever addresses the caller wrote before it', async () => {
    const address = elsewhere();
    for (let count = 0; count < 60; count += 1) {
      await ask(`198.51.100.${count}, ${address}`).expect(201);
    }
    expect((await ask(`198.51.100.99, ${address}`)).status).toBe(429);
    // Nor is anybody blamed whose address was written there.
    expect((await ask(`198.51.100.0`)).status).toBe(201);
  });

  it('counts all of an IPv6 network as one caller', async () => {
    for (let count = 0; count < 60; count += 1) await ask(`2001:db8::${count + 1}`).expect(201);
    expect((await ask('2001:db8::ffff')).status).toBe(429);
  });

  it('stops a keeper who guesses codes, and no other', async () => {
    const other = await colleague(instance, admin, 'lobby', [keeperAct('pair')]);
    const guess = (code: string) => approve({ code, create: newScreen() });
    for (let count = 0; count < 15; count += 1) await guess('ZZZZZZZZ').expect(404);
    const refused = await guess('ZZZZZZZZ');
    expect(refused.status).toBe(429);
    expect(refused.body.error.message).toContain('稍后');
    const { body: pairing } = await ask();
    expect((await approve({ code: pairing.code, create: newScreen() })).status).toBe(429);
    const { body } = await other
      .send('post', '/wall/pairings/approve')
      .send({ code: pairing.code, create: newScreen({ name: '另一位来配' }) })
      .expect(200);
    expect((await poll(instance, pairing)).body.screen).toEqual(body.screen);
  });

  it('limits those who ask without the right secret, and no screen behind the same address', async () => {
    const address = elsewhere();
    const { body: pairing } = await ask(address);
    const { body: locked } = await ask(address);
    const from = (asked: { id: string; secret: string }) =>
      poll(instance, asked).set('X-Forwarded-For', address);
    // What is not there, and what was locked by its first five.
    const wrong = [
      { id: 'c'.repeat(36), secret: 'x' },
      { ...locked, secret: 'x' },
    ];
    for (let count = 0; count < 30; count += 1) {
      for (const each of wrong) expect((await from(each)).status).not.toBe(429);
    }
    for (const each of wrong) expect((await from(each)).status).toBe(429);
    expect((await from(pairing)).status).toBe(202);
  });

  it('limits how often a screen asks after its own pairing', async () => {
    const { body: pairing } = await ask();
    const { body: other } = await ask();
    // Three times what a screen does.
    for (let count = 0; count < 60; count += 1) await poll(instance, pairing).expect(202);
    const refused = await poll(instance, pairing);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await poll(instance, other)).status).toBe(202);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';

const FEED = '/api/screen/programme';
const MAXIM = 'api::collection.maxim';
const SECOND = 1000;

let instance: Instance;
let admin: Admin;
let token: string;
let maxim: Entry;
let playlist: Entry;

const verse = { text: '粉骨碎身浑不怕，\n要留清白在人间。', kind: 'verse', author: '于谦' };
const look = { background: 'xuan', audience: 'public' };

const poll = (headers: Record<string, string> = {}) =>
  request(instance.url).get(FEED).set('Authorization', `Bearer ${token}`).set(headers);
const revision = async () => (await poll()).body.revision as string;

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  maxim = await admin.createPublished(MAXIM, { ...verse, ...look });
  playlist = await admin.create('api::wall.playlist', {
    name: '大厅日常',
    slides: [{ kind: 'maxim', maxim: { connect: [maxim] }, transition: 'fade' }],
  });
  await admin.create('api::wall.screen', {
    name: '大厅屏',
    slug: 'lobby',
    width: 1920,
    height: 1080,
    timezone: 'Asia/Shanghai',
    audience: 'public',
    fallback: { connect: [playlist] },
  });
  token = await instance.screenToken('lobby');
  await eventually(async () => expect((await poll()).status).toBe(200));
});

afterAll(() => instance.stop());

describe('who may read the programme', () => {
  it.each([
    ['no token', undefined],
    ['an empty token', 'Bearer '],
    ['a wrong token', `Bearer ${'A'.repeat(43)}`],
    ['another scheme', 'Basic bG9iYnk6bG9iYnk='],
    ['a very long token', `Bearer ${'A'.repeat(7000)}`],
    ['the slug for a token', 'Bearer lobby'],
  ])('refuses %s with 401 and says nothing about the screen', async (_case, authorization) => {
    const call = request(instance.url).get(FEED);
    const answer = await (authorization ? call.set('Authorization', authorization) : call);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(answer.headers['etag']).toBeUndefined();
    expect(JSON.stringify(answer.body)).not.toMatch(/大厅|lobby/);
    expect(answer.body.error.message).toBe('屏幕令牌缺失或无效');
  });

  it("refuses an editor's own token", async () => {
    const answer = await request(instance.url)
      .get(FEED)
      .set('Authorization', `Bearer ${admin.token}`);
    expect(answer.status).toBe(401);
  });

  it('refuses to be written to', async () => {
    const answer = await request(instance.url)
      .post(FEED)
      .set('Authorization', `Bearer ${token}`)
      .send({});
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD');
  });

  it('never stores or shows a token: the database has a digest only', async () => {
    const answer = await admin.send(
      'get',
      '/content-manager/collection-types/api::wall.screen-token',
    );
    expect(JSON.stringify(answer.body)).not.toContain(token);
    const stored = await instance.dump(['screen_tokens']);
    expect(stored).toContain(createHash('sha256').update(token).digest('hex'));
    expect(stored).not.toContain(token);
  });
});

describe('what the programme says', () => {
  it('covers eight local days from midnight', async () => {
    const { body } = await poll();
    const { from, to } = body.horizon;
    expect(from).toMatch(/T16:00:00\.000Z$/);
    expect(Date.parse(to) - Date.parse(from)).toBe(8 * 24 * 60 * 60 * SECOND);
    expect(body.spans[0].from).toBe(from);
    expect(body.spans.at(-1).to).toBe(to);
    expect(body.spans[0].because).toEqual({ rule: 'fallback', name: null, detail: null });
  });

  it('covers the days that are, once a clock that ran ahead is put right', async () => {
    const { horizon } = (await poll()).body;
    const now = async () => (await poll()).body.horizon;
    await instance.moveClock(3 * 24 * 60 * 60 * SECOND);
    await eventually(async () => expect(await now()).not.toEqual(horizon));
    await instance.moveClock(0);
    await eventually(async () => expect(await now()).toEqual(horizon));
  });

  it('holds the maxim as verse lines', async () => {
    const { body } = await poll();
    const [slideId] = body.playlists[playlist.documentId].slides;
    expect(body.slides[slideId]).toMatchObject({
      kind: 'maxim',
      seconds: 15,
      content: { lines: ['粉骨碎身浑不怕，', '要留清白在人间。'], author: '于谦' },
    });
  });
});

describe('the life of an ETag', () => {
  it('is strong, equals the revision, and answers 304 without a body', async () => {
    const first = await poll();
    const tag = first.headers['etag'] as string;
    expect(tag).toBe(`"${first.body.revision}"`);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const second = await poll({ 'If-None-Match': tag });
    expect(second.status).toBe(304);
    expect(second.text).toBe('');
    expect(second.headers['etag']).toBe(tag);
  });

  it.each([
    ['a weakened tag', (tag: string) => `W/${tag}`, 304],
    ['one of several', (tag: string) => `"other", ${tag}`, 304],
    ['any', () => '*', 304],
    ['an old one', () => '"sha256-0"', 200],
    ['one without quotes', (tag: string) => tag.replaceAll('"', ''), 200],
  ])('compares %s', async (_case, given, status) => {
    const tag = (await poll()).headers['etag'] as string;
    expect((await poll({ 'If-None-Match': given(tag) })).status).toBe(status);
  });

  it('stays the same while nothing changes', async () => {
    const tags = await Promise.all([1, 2, 3].map(revision));
    expect(new Set(tags).size).toBe(1);
  });

  it('stays the same while an editor saves a draft', async () => {
    const before = await revision();
    await admin.update(MAXIM, maxim.documentId, { ...verse, ...look, author: '于谦（草稿）' });
    await admin.create(MAXIM, { ...verse, ...look, text: '未发布的草稿不上墙' });
    // Longer than the time in which a change must arrive.
    await unchangedFor(2 * SECOND, before);
  });

  it('stays the same while something is published that no screen shows', async () => {
    const before = await revision();
    await admin.createPublished(MAXIM, { ...verse, ...look, text: '公生明，\n廉生威。' });
    await unchangedFor(2 * SECOND, before);
  });

  it('changes within a second of publishing, withdrawing and showing again', async () => {
    let last = await revision();
    const arrives = async (change: () => Promise<unknown>) => {
      await change();
      const started = Date.now();
      await eventually(async () => expect(await revision()).not.toBe(last), SECOND);
      expect(Date.now() - started).toBeLessThan(SECOND);
      last = await revision();
    };
    const changed = { ...verse, ...look, author: '于少保' };
    await arrives(() => admin.publish(MAXIM, { ...changed, documentId: maxim.documentId }));
    await arrives(() => admin.unpublish(MAXIM, maxim.documentId));
    expect((await poll()).body).toMatchObject({ spans: [{ because: { rule: 'empty' } }] });
    await arrives(() => admin.publish(MAXIM, { ...verse, ...look, documentId: maxim.documentId }));
  });

  it('comes back to the same tag with the same content', async () => {
    const before = await revision();
    await admin.publish(MAXIM, { ...verse, ...look, author: '佚名', documentId: maxim.documentId });
    await eventually(async () => expect(await revision()).not.toBe(before));
    await admin.publish(MAXIM, { ...verse, ...look, documentId: maxim.documentId });
    await eventually(async () => expect(await revision()).toBe(before));
  });

  it('survives kill -9 and a restart', async () => {
    const before = await revision();
    await instance.crashAndRestart();
    expect(await revision()).toBe(before);
  });

  it('is seen by a second instance on the same database within two seconds', async () => {
    const twin = await instance.twin();
    try {
      await admin.publish(MAXIM, { ...verse, ...look, era: '明', documentId: maxim.documentId });
      await eventually(async () => {
        const answer = await request(twin.url).get(FEED).set('Authorization', `Bearer ${token}`);
        expect(JSON.stringify(answer.body)).toContain('"era":"明"');
      }, 2 * SECOND);
    } finally {
      await twin.stop();
    }
  });
});

describe('how it travels', () => {
  const travel = async (encoding: string) => {
    const answer = await fetch(instance.url + FEED, {
      headers: { Authorization: `Bearer ${token}`, 'Accept-Encoding': encoding },
    });
    return { coding: answer.headers.get('content-encoding'), text: await answer.text() };
  };

  it('is the same text in every coding', async () => {
    const plain = await travel('identity');
    expect(plain.coding).toBeNull();
    expect(await travel('br')).toEqual({ coding: 'br', text: plain.text });
    expect(await travel('gzip')).toEqual({ coding: 'gzip', text: plain.text });
  });

  it.each([
    ['gzip;q=0, br;q=0', null],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['*', 'br'],
    ['deflate', null],
  ])('honours Accept-Encoding: %s', async (given, expected) => {
    expect((await travel(given)).coding).toBe(expected);
  });

  it('answers HEAD like GET, without the body', async () => {
    const answer = await request(instance.url).head(FEED).set('Authorization', `Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['etag']).toBe(`"${await revision()}"`);
    expect(answer.text).toBeFalsy();
  });
});

async function unchangedFor(milliseconds: number, expected: string): Promise<void> {
  const until = Date.now() + milliseconds;
  while (Date.now() < until) expect(await revision()).toBe(expected);
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { sendNotice } from '../support/notices';
import { picture } from '../support/pictures';
import { Device, pairings, pairScreen, poll } from '../support/screens';
import { all, readXml } from '../support/xml';

const SAMPLE = path.resolve(__dirname, '../../database/sample/media');

const MAXIM = 'api::collection.maxim';
const FILM = 'api::collection.film';
const MAXIM_LOOK = { kind: 'verse', background: 'xuan', audience: 'public' };

let instance: Instance;
let admin: Admin;
let playlist: Entry;
let filmData: object;
let screen: { id: string; device: Device };

const smil = (headers: Record<string, string> = {}) =>
  screen.device.get('programme.smil', headers).buffer(true);
const read = async () => readXml((await smil()).text ?? String((await smil()).body));
const fetched = (url: string) => fetch(url);

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  const [front, back, video] = [
    await admin.upload(await picture({ width: 1200, height: 800 }), 'front.png'),
    await admin.upload(await picture({ width: 800, height: 800 }), 'back.png'),
    await admin.upload(path.join(SAMPLE, 'films/family-door.mp4'), 'film.mp4'),
  ];
  const maxim = await admin.createPublished(MAXIM, {
    text: '清风<两袖> & "朝天"，\n免得闾阎话短长。',
    kind: 'verse',
    author: '于谦',
    background: 'xuan',
    audience: 'public',
  });
  const artwork = await admin.createPublished('api::collection.artwork', {
    title: '竹石',
    category: 'porcelain_painting',
    audience: 'public',
    views: [
      { aspect: 'front', image: front.id, alt: '正面' },
      { aspect: 'back', image: back.id, alt: '背面' },
    ],
    year: 2026,
  });
  filmData = {
    title: '家门',
    video: video.id,
    runtimeSeconds: 30,
    audience: 'internal',
    year: 2026,
    poster: front.id,
  };
  const film = await admin.createPublished(FILM, filmData);
  playlist = await admin.create('api::wall.playlist', {
    name: '大厅日常 & 其他',
    slides: [
      { kind: 'maxim', maxim: { connect: [maxim] }, transition: 'fade', seconds: 12 },
      { kind: 'artwork', artwork: { connect: [artwork] }, transition: 'fade', seconds: 21 },
      { kind: 'film', film: { connect: [film] }, transition: 'fade' },
    ],
  });
  screen = await pairScreen(instance, admin, {
    name: '大厅 <一> & "二"',
    audience: 'internal',
    width: 1080,
    height: 1920,
  });
  await admin.update('api::wall.screen', screen.id, { fallback: { connect: [playlist] } });
  await eventually(async () =>
    expect((await screen.device.get('programme')).body.fallback).toBe(playlist.documentId),
  );
});

afterAll(() => instance.stop());

describe('the document', () => {
  it('is well-formed SMIL 3.0 at the size of the screen', async () => {
    const answer = await smil();
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/smil+xml; charset=utf-8');
    const document = await read();
    expect(document).toMatchObject({
      name: 'smil',
      attributes: { xmlns: 'http://www.w3.org/ns/SMIL', version: '3.0' },
    });
    expect(document.children.map(({ name }) => name)).toEqual(['head', 'body']);
    const [title, refresh] = all(document, 'meta').map(({ attributes }) => attributes);
    expect(title).toEqual({ name: 'title', content: '大厅 <一> & "二"' });
    expect(refresh).toEqual({ 'http-equiv': 'Refresh', content: '60' });
    const [root] = all(document, 'root-layout');
    expect(root?.attributes).toMatchObject({ width: '1080', height: '1920' });
  });

  it('plays what the programme plays: text as pages, pictures for their share, a film to its end', async () => {
    const document = await read();
    const [par] = document.children[1]?.children ?? [];
    const [seq] = par?.children ?? [];
    expect(par?.name).toBe('par');
    expect(seq?.attributes['begin']).toMatch(/^wallclock\(\d{4}-\d\d-\d\dT00:00:00\)$/);
    expect(seq?.attributes['repeatCount']).toBe('indefinite');
    // The last list goes on for a player that is cut off.
    expect(seq?.attributes['end']).toBeUndefined();
    expect(seq?.children.map(({ name, attributes: { type, dur } }) => [name, type, dur])).toEqual([
      ['ref', 'text/html', '12s'],
      ['img', 'image/webp', '10.5s'],
      ['img', 'image/webp', '10.5s'],
      ['video', 'video/mp4', undefined],
    ]);
    const regions = new Set(seq?.children.map(({ attributes }) => attributes['region']));
    expect([...regions]).toEqual(
      all(document, 'region').map(({ attributes }) => attributes['regionName']),
    );
    expect(all(document, 'prefetch')).toHaveLength(3);
  });

  it('points only to what its player may fetch as it stands, without the token in an address', async () => {
    const document = await read();
    const media = [...all(document, 'img'), ...all(document, 'video'), ...all(document, 'ref')];
    for (const { name, attributes } of media) {
      const src = attributes['src'] as string;
      expect(src.startsWith(`${instance.url}/`)).toBe(true);
      expect(src).not.toContain(screen.device.token);
      const answer = await fetched(src);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain(attributes['type'] as string);
      // Internal films stay internal: the same address without its signature opens nothing.
      if (name === 'img') continue;
      const bare = await fetched(src.split('?')[0] as string);
      expect(bare.status).toBe(404);
    }
  });

  it('shows text escaped, on a page that can run nothing', async () => {
    const [page] = all(await read(), 'ref');
    const answer = await fetched(page?.attributes['src'] as string);
    const html = await answer.text();
    expect(html).toContain('清风&lt;两袖&gt; &amp; &quot;朝天&quot;，');
    expect(html).not.toContain('<两袖>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('has a tag that stays while nothing changes, and answers 304 by tag or by date', async () => {
    const first = await smil();
    const tag = first.headers['etag'] as string;
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
    expect((await smil()).headers['etag']).toBe(tag);
    expect((await smil({ 'If-None-Match': tag })).status).toBe(304);
    expect((await smil({ 'If-None-Match': '"other"' })).status).toBe(200);
    const since = first.headers['last-modified'] as string;
    expect((await smil({ 'If-Modified-Since': since })).status).toBe(304);
    const head = await request(instance.url)
      .head('/api/screen/programme.smil')
      .set('Authorization', `Bearer ${screen.device.token}`);
    expect(head.headers['etag']).toBe(tag);
  });

  it('shows a notice in place of everything until it expires, and then goes back by itself', async () => {
    const before = (await smil()).headers['etag'];
    const id = await sendNotice(admin, { text: '请走<楼梯>', level: 'urgent' });
    await eventually(async () => expect((await smil()).headers['etag']).not.toBe(before));
    const [notice, usual] = all(await read(), 'seq');
    const page = await fetched(notice?.children[0]?.attributes['src'] as string);
    expect(await page.text()).toContain('请走&lt;楼梯&gt;');
    expect(notice?.attributes['end']).toBe(usual?.attributes['begin']);
    expect(usual?.children).toHaveLength(4);
    await admin.send('delete', `/wall/notices/${id}`).expect(204);
    await eventually(async () => expect((await smil()).headers['etag']).toBe(before));
  });
});

describe('who may read it', () => {
  it('is a bearer of the token, or who gives it for a password', async () => {
    const ask = (authorization: string) =>
      request(instance.url).get('/api/screen/programme.smil').set('Authorization', authorization);
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    expect((await ask(basic(`screen:${screen.device.token}`))).status).toBe(200);
    for (const wrong of [
      '',
      'Bearer x',
      basic('screen:x'),
      basic(screen.device.token),
      basic(':'),
    ]) {
      const answer = await ask(wrong);
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toMatch(/^Basic/);
    }
    expect((await screen.device.post('programme.smil')).status).toBe(405);
  });

  it('is nobody once the token is revoked', async () => {
    const other = await pairScreen(instance, admin, { name: '吊销屏' });
    expect((await other.device.get('programme.smil')).status).toBe(200);
    await admin.send('delete', `/wall/screens/${other.id}/tokens`).expect(204);
    expect((await other.device.get('programme.smil')).status).toBe(401);
  });

  it('opens no page by guessing: another path, another screen, another time', async () => {
    const [page] = all(await read(), 'ref');
    const url = new URL(page?.attributes['src'] as string);
    const altered = (change: (url: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return fetched(copy.href);
    };
    const alterations: ((url: URL) => void)[] = [
      (copy) => copy.searchParams.set('of', 'a'.repeat(24)),
      (copy) => copy.searchParams.delete('of'),
      (copy) => (copy.pathname = copy.pathname.replace(/[0-9a-f]{24}/, 'a'.repeat(24))),
      (copy) => copy.searchParams.set('expires', '9999999999'),
      (copy) => copy.searchParams.delete('signature'),
    ];
    for (const alteration of alterations) expect((await altered(alteration)).status).toBe(404);
  });
});

describe('the links in a document', () => {
  /** Of everything that a document of this device shows: text, pictures and the internal film. */
  const linksOf = async (device: Device) => {
    const { text } = await device.get('programme.smil').buffer(true);
    const document = readXml(text);
    return ['ref', 'img', 'video'].flatMap((name) =>
      all(document, name).map(({ attributes }) => attributes['src'] as string),
    );
  };
  const statuses = (links: readonly string[]) =>
    Promise.all(links.map(async (link) => (await fetched(link)).status));
  const opened = async (links: readonly string[], status: number) =>
    expect(new Set(await statuses(links))).toEqual(new Set([status]));
  /** A screen that shows what the first one does, or something else. */
  async function another(name: string, list: Entry): Promise<{ id: string; device: Device }> {
    const made = await pairScreen(instance, admin, { name, audience: 'internal' });
    await admin.update('api::wall.screen', made.id, { fallback: { connect: [list] } });
    await eventually(async () => expect(await linksOf(made.device)).not.toEqual([]));
    return made;
  }
  const listOf = (slide: object) =>
    admin.create('api::wall.playlist', {
      name: '另一单',
      slides: [{ ...slide, transition: 'fade' }],
    });
  // Pictures of public works are anybody's: what these links open besides is internal.
  const internal = (links: readonly string[]) => links.filter((link) => !link.includes('.webp?'));

  it('die with the token, and stay dead when the screen is paired anew', async () => {
    const { id, device } = await another('换播放器', playlist);
    const links = await linksOf(device);
    await opened(links, 200);
    await admin.send('delete', `/wall/screens/${id}/tokens`).expect(204);
    await opened(internal(links), 404);
    const { body: pairing } = await pairings(instance).expect(201);
    await admin
      .send('post', '/wall/pairings/approve')
      .send({ code: pairing.code, screen: id })
      .expect(200);
    const { body } = await poll(instance, pairing).expect(200);
    await opened(await linksOf(new Device(instance.url, body.token)), 200);
    await opened(internal(links), 404);
  });

  it('hold while the token is being changed, and end with its last use', async () => {
    const { id, device } = await another('换令牌', playlist);
    const links = await linksOf(device);
    await admin.send('post', `/wall/screens/${id}/tokens/rotate`).expect(204);
    await opened(links, 200);
    const { body } = await device.beat().expect(200);
    await opened(links, 200);
    await new Device(instance.url, body.token).beat().expect(204);
    await opened(internal(links), 404);
  });

  it('die with the screen', async () => {
    const { id, device } = await another('拆除屏', playlist);
    const links = await linksOf(device);
    await opened(links, 200);
    await admin.remove('api::wall.screen', id);
    await opened(internal(links), 404);
  });

  it('open nothing on behalf of another screen', async () => {
    const verse = await admin.createPublished(MAXIM, { ...MAXIM_LOOK, text: '另一屏的话' });
    const list = await listOf({ kind: 'maxim', maxim: { connect: [verse] } });
    const other = await another('只放格言', list);
    const [foreign] = await linksOf(other.device);
    const own = internal(await linksOf(screen.device));
    await opened([foreign as string, ...own], 200);
    for (const link of own) {
      // Its path with the other's signature, and its signature in the other's name.
      const [mine, theirs] = [new URL(link), new URL(foreign as string)];
      const swapped = new URL(link);
      swapped.search = theirs.search;
      const renamed = new URL(link);
      renamed.searchParams.set('of', theirs.searchParams.get('of') ?? '');
      const moved = new URL(foreign as string);
      moved.search = mine.search;
      await opened([swapped.href, renamed.href, moved.href], 404);
    }
  });

  it('die with what they show, as the token does: withdrawn, it is gone at once, the rest stays', async () => {
    const film = await admin.createPublished(FILM, { ...filmData, title: '将撤下的片' });
    const verse = await admin.createPublished(MAXIM, { ...MAXIM_LOOK, text: '将撤下的话' });
    const list = await admin.create('api::wall.playlist', {
      name: '将撤下的',
      slides: [
        { kind: 'film', film: { connect: [film] }, transition: 'fade' },
        { kind: 'maxim', maxim: { connect: [verse] }, transition: 'fade' },
      ],
    });
    const { device } = await another('撤下屏', list);
    const links = await linksOf(device);
    const [page, video] = links as [string, string];
    const byToken = async () => {
      const headers = { Authorization: `Bearer ${device.token}` };
      return (await fetch(video.replace(/\?.*/, ''), { headers })).status;
    };
    await opened(links, 200);
    await admin.unpublish(FILM, film.documentId);
    expect([await byToken(), ...(await statuses([video]))]).toEqual([404, 404]);
    await admin.publish(FILM, film);
    expect([await byToken(), ...(await statuses([video]))]).toEqual([200, 200]);
    // What a screen is given could not be made anew: nobody knows any more what it may have.
    await instance.breakFeed(true);
    try {
      await admin.unpublish(FILM, film.documentId);
      expect([await byToken(), ...(await statuses([video]))]).toEqual([404, 404]);
    } finally {
      await instance.breakFeed(false);
    }
    await eventually(() => opened([page], 200));
    expect([await byToken(), ...(await statuses([video]))]).toEqual([404, 404]);
    await admin.unpublish(MAXIM, verse.documentId);
    await opened([page], 404);
  });
});

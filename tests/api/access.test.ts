import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import { startS3, type S3Server } from '../support/s3';

const FILMS = 'database/sample/media/films';
const PDF = 'database/sample/media/resources/lecture.pdf';
const ARTWORK = 'api::collection.artwork';
const FILM = 'api::collection.film';

interface Uploaded {
  id: number;
  name: string;
  url: string;
  mime: string;
  isUrlSigned: boolean;
  formats: Record<string, { url: string; isUrlSigned: boolean }> | null;
}

/** An address without its signature: what the database, the website and the feed hold. */
const plain = (url: string): string => url.split('?')[0] as string;

describe.each(['local', 'S3'])('files on %s', (storage) => {
  let s3: S3Server | undefined;
  let instance: Instance;
  let admin: Admin;
  const files: Record<string, Uploaded> = {};
  const entries: Record<string, Entry> = {};
  const tokens: Record<string, string> = {};

  const get = (target: string, headers: Record<string, string> = {}) =>
    request(instance.url).get(target).set(headers);
  const statusOf = async (target: string, token?: string) =>
    (await get(target, token ? { Authorization: `Bearer ${token}` } : {})).status;
  const master = (name: string) => plain(files[name]?.url as string);
  const rendition = (name: string, key = 'card') =>
    plain(files[name]?.formats?.[key]?.url as string);

  async function upload(name: string, bytes: Buffer | string, as: string): Promise<Uploaded> {
    files[name] = (await admin.upload(bytes, as)) as Uploaded;
    return files[name];
  }

  async function screen(slug: string, audience: string, slides: object[]): Promise<void> {
    const list = await admin.create('api::wall.playlist', { name: slug, slides });
    await admin.create('api::wall.screen', {
      name: slug,
      slug,
      width: 1920,
      height: 1080,
      timezone: 'Asia/Shanghai',
      audience,
      fallback: { connect: [list] },
    });
    tokens[slug] = await instance.screenToken(slug);
  }

  beforeAll(async () => {
    s3 = storage === 'S3' ? await startS3() : undefined;
    instance = await Instance.start(s3?.environment);
    admin = await Admin.register(instance);
    const photo = (seed: number) => picture({ width: 2400 + seed, height: 1600, format: 'jpeg' });
    await upload('shown', await photo(1), '清风 “竹”.jpg');
    await upload('draft', await photo(2), 'draft.jpg');
    await upload('portrait', await photo(3), 'portrait.png');
    await upload('poster', await photo(4), 'poster.jpg');
    await upload('secretPoster', await photo(5), 'secret-poster.jpg');
    await upload('loose', await photo(6), 'loose.jpg');
    await upload('film', `${FILMS}/family-door.mp4`, 'public.mp4');
    await upload('secretFilm', `${FILMS}/jianzhi-wanji.mp4`, 'secret.mp4');
    await upload('captions', `${FILMS}/jianzhi-wanji.vtt`, 'secret.vtt');
    await upload('document', PDF, '党课讲稿.pdf');
    const id = (name: string) => files[name]?.id;
    const work = (title: string, image: string) => ({
      title,
      category: 'chinese_painting',
      audience: 'public',
      views: [{ aspect: 'whole', image: id(image), alt: title }],
    });
    entries['artist'] = await admin.createPublished('api::collection.artist', {
      name: '作者',
      consent: 'given',
      portrait: id('portrait'),
    });
    entries['shown'] = await admin.createPublished(ARTWORK, work('清风', 'shown'));
    entries['draft'] = await admin.create(ARTWORK, work('草稿', 'draft'));
    entries['film'] = await admin.createPublished(FILM, {
      title: '公开片',
      audience: 'public',
      video: id('film'),
      poster: id('poster'),
    });
    entries['secretFilm'] = await admin.createPublished(FILM, {
      title: '内部片',
      audience: 'internal',
      video: id('secretFilm'),
      poster: id('secretPoster'),
      captions: id('captions'),
    });
    entries['document'] = await admin.createPublished('api::collection.resource', {
      title: '党课',
      kind: 'lecture',
      audience: 'public',
      file: id('document'),
    });
    const film = (name: string) => ({ kind: 'film', film: { connect: [entries[name]] } });
    const slides = [film('secretFilm'), film('film')].map((slide) => ({
      ...slide,
      transition: 'fade',
    }));
    await screen('inside', 'internal', slides);
    await screen('lobby', 'public', slides);
    await screen('corridor', 'internal', [
      { kind: 'artwork', artwork: { connect: [entries['shown']] }, transition: 'fade' },
    ]);
    await screen('revoked', 'internal', slides);
    await eventually(async () =>
      expect(await statusOf(master('secretFilm'), tokens['inside'])).toBe(200),
    );
  }, 120_000);

  afterAll(async () => {
    await instance?.stop();
    await s3?.stop();
  });

  describe('what anybody may see', () => {
    it('is what something published and public shows: pictures as renditions, the rest as it is', async () => {
      for (const target of [
        rendition('shown'),
        rendition('shown', 'screen-hd'),
        rendition('shown', 'thumbnail'),
        rendition('portrait'),
        rendition('poster'),
        master('film'),
        master('document'),
      ]) {
        expect([target, await statusOf(target)]).toEqual([target, 200]);
      }
    });

    it('is nothing else: no master, no draft, no internal film, no file that nothing shows', async () => {
      for (const target of [
        master('shown'),
        master('portrait'),
        master('poster'),
        master('draft'),
        rendition('draft'),
        master('loose'),
        rendition('loose'),
        rendition('loose', 'thumbnail'),
        master('secretFilm'),
        master('captions'),
        rendition('secretPoster'),
        '/uploads/no_such_file.jpg',
        '/uploads/',
        '/uploads',
        '/uploads/.gitkeep',
      ]) {
        expect([target, await statusOf(target)]).toEqual([target, 404]);
      }
    });

    it('tells a stranger nothing of what is there', async () => {
      const there = await get(master('secretFilm'));
      const missing = await get('/uploads/no_such_file.mp4');
      for (const { headers } of [there, missing]) delete headers['date'];
      expect([there.text, there.headers]).toEqual([missing.text, missing.headers]);
      expect(there.headers['cache-control']).toBe('no-store');
    });

    it('covers everything the website hands out, and the website hands out no signature', async () => {
      const kinds = ['artworks', 'artists', 'films', 'resources', 'campaigns', 'exhibitions'];
      const urls: string[] = [];
      for (const kind of kinds) {
        const { text } = await get(`/api/${kind}`).expect(200);
        expect(text).not.toContain('signature');
        urls.push(...[...text.matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url as string));
      }
      expect(urls.length).toBeGreaterThan(8);
      for (const url of urls) expect([url, await statusOf(url)]).toEqual([url, 200]);
    });

    it('includes the tiles of an artwork while it is shown, and no other', async () => {
      const answers = await admin.send(
        'get',
        `/upload/masters?ids=${files['shown']?.id},${files['loose']?.id}`,
      );
      const [shown, loose] = answers.body.files.map(({ sha256 }: { sha256: string }) => sha256);
      if (!s3) {
        for (const sha256 of [shown, loose]) {
          const folder = path.join(instance.folder, 'public', 'uploads', 'tiles', sha256);
          await mkdir(folder, { recursive: true });
          await writeFile(path.join(folder, 'info.json'), '{}');
        }
        const info = await get(`/uploads/tiles/${shown}/info.json`).expect(200);
        expect(info.headers['access-control-allow-origin']).toBe('*');
        expect(info.headers['content-type']).toMatch(/^application\/json/);
      }
      expect(await statusOf(`/uploads/tiles/${loose}/info.json`)).toBe(404);
      expect(await statusOf(`/uploads/tiles/${shown}/`)).toBe(404);
      expect(await statusOf(`/uploads/tiles/${shown}`)).toBe(404);
    });
  });

  describe('what a screen may see', () => {
    it('is what its own programme lists', async () => {
      expect(await statusOf(master('secretFilm'), tokens['inside'])).toBe(200);
      expect(await statusOf(rendition('secretPoster', 'screen-hd'), tokens['inside'])).toBe(200);
      expect(await statusOf(master('captions'), tokens['inside'])).toBe(200);
    });

    it.each([
      ['a screen for the public, though its list has the film', 'lobby'],
      ['another internal screen', 'corridor'],
      ['a made-up token', 'none'],
    ])('is no internal film for %s', async (_case, slug) => {
      const token = tokens[slug] ?? 'A'.repeat(43);
      expect(await statusOf(master('secretFilm'), token)).toBe(404);
      expect(await statusOf(master('captions'), token)).toBe(404);
      expect(await statusOf(rendition('secretPoster', 'screen-hd'), token)).toBe(404);
      expect(await statusOf(master('film'), token)).toBe(200);
    });

    it('is no master of a picture, though its programme shows the picture', async () => {
      expect(await statusOf(rendition('shown', 'screen-hd'), tokens['corridor'])).toBe(200);
      expect(await statusOf(master('shown'), tokens['corridor'])).toBe(404);
    });

    it('has no signature in its programme', async () => {
      const { text } = await get('/api/screen/programme', {
        Authorization: `Bearer ${tokens['inside']}`,
      });
      expect(text).toContain(master('secretFilm'));
      expect(text).not.toContain('signature');
    });

    it('ends when its token is revoked', async () => {
      const token = tokens['revoked'] as string;
      expect(await statusOf(master('secretFilm'), token)).toBe(200);
      const { body } = await admin.send(
        'get',
        '/content-manager/collection-types/api::wall.screen?filters[slug]=revoked',
      );
      await admin.remove('api::wall.screen', body.results[0].documentId);
      await eventually(async () => expect(await statusOf(master('secretFilm'), token)).toBe(404));
    });

    it("is not opened by an editor's own token", async () => {
      expect(await statusOf(master('secretFilm'), admin.token)).toBe(404);
    });
  });

  describe('signed links', () => {
    const link = async (name: string) =>
      (await admin.send('get', `/upload/masters/${files[name]?.id}/link`).expect(200)).body
        .url as string;

    it('save a master, byte for byte, under its own name', async () => {
      const original = await picture({ width: 2401, height: 1600, format: 'jpeg' });
      const answer = await get(await link('shown')).responseType('blob');
      expect(answer.status).toBe(200);
      expect(answer.body.equals(original)).toBe(true);
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="__ ___.jpg"; filename*=UTF-8''${encodeURIComponent('清风 “竹”.jpg')}`,
      );
      expect(answer.headers['cache-control']).toBe('private, no-cache');
    });

    it('show an editor what the media library lists, pictures and films', async () => {
      const { body } = await admin.send('get', '/upload/files?pageSize=100&sort=id:asc');
      expect(body.results.length).toBe(Object.keys(files).length);
      for (const file of body.results as Uploaded[]) {
        expect(file.isUrlSigned).toBe(true);
        const urls = [file.url, ...Object.values(file.formats ?? {}).map(({ url }) => url)];
        for (const url of urls) expect([url, await statusOf(url)]).toEqual([url, 200]);
      }
    });

    it('show an editor the files of an entry', async () => {
      const { body } = await admin.send(
        'get',
        `/content-manager/collection-types/${FILM}/${entries['secretFilm']?.documentId}`,
      );
      const { poster } = body.data as { poster: Uploaded };
      expect(await statusOf(poster.formats?.['thumbnail']?.url as string)).toBe(200);
    });

    it.each([
      ['its signature missing', (url: string) => url.replace(/&signature=[^&]*/, '')],
      ['a sign of it changed', (url: string) => url.replace(/signature=./, 'signature=_')],
      ['a later expiry', (url: string) => url.replace(/expires=\d+/, 'expires=9999999999')],
      ['an earlier expiry', (url: string) => url.replace(/expires=\d+/, 'expires=1')],
      ['another name', (url: string) => url.replace(/as=[^&]*/, 'as=x.html')],
      ['the path of another file', (url: string) => url.replace(/^[^?]*/, master('secretFilm'))],
      ['a second expiry', (url: string) => `${url}&expires=9999999999`],
    ])('open nothing with %s', async (_case, forged) => {
      expect(await statusOf(forged(await link('loose')))).toBe(404);
    });

    it('are given to nobody without the right to see the media library', async () => {
      const target = `/upload/masters/${files['shown']?.id}/link`;
      expect(await statusOf(target)).toBe(401);
      expect(await statusOf(target, tokens['inside'])).toBe(401);
      expect(await statusOf('/upload/masters?ids=1')).toBe(401);
    });

    it('are never stored, whatever an editor sends back', async () => {
      const uid = `/content-manager/collection-types/${ARTWORK}/${entries['draft']?.documentId}`;
      const { body } = await admin.send('get', uid);
      await admin.send('put', uid).send({ views: body.data.views }).expect(200);
      await admin
        .send('post', `/upload?id=${files['loose']?.id}`)
        .field('fileInfo', JSON.stringify({ name: 'loose.jpg', caption: '新说明' }))
        .expect(200);
      await admin.publish(ARTWORK, { documentId: entries['draft']?.documentId as string });
      const { text } = await get(`/api/artworks/${entries['draft']?.documentId}`).expect(200);
      expect(text).not.toContain('signature');
      await admin.unpublish(ARTWORK, entries['draft']?.documentId as string);
      const again = await admin.send('get', `/upload/files/${files['loose']?.id}`);
      expect(again.body.url.match(/signature/g)).toHaveLength(1);
    });
  });

  describe('right after a change', () => {
    it('a withdrawn work is gone with the answer to the withdrawal, and is back with the next', async () => {
      const { documentId } = entries['shown'] as Entry;
      for (let round = 0; round < 5; round += 1) {
        await admin.unpublish(ARTWORK, documentId);
        expect(await statusOf(rendition('shown'))).toBe(404);
        await admin.publish(ARTWORK, { documentId });
        expect(await statusOf(rendition('shown'))).toBe(200);
      }
    });

    it('a copy in a cache is not taken for good: asked again, it is gone', async () => {
      const { documentId } = entries['film'] as Entry;
      const first = await get(master('film'));
      expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      const tag = { 'If-None-Match': first.headers['etag'] as string };
      expect((await get(master('film'), tag)).status).toBe(304);
      await admin.unpublish(FILM, documentId);
      expect((await get(master('film'), tag)).status).toBe(404);
      await admin.publish(FILM, { documentId });
    });

    it('a film made internal is gone when that is published', async () => {
      const { documentId } = entries['film'] as Entry;
      await admin.update(FILM, documentId, { audience: 'internal' });
      expect(await statusOf(master('film'))).toBe(200);
      await admin.publish(FILM, { documentId });
      expect(await statusOf(master('film'))).toBe(404);
      expect(await statusOf(rendition('poster'))).toBe(404);
      await admin.update(FILM, documentId, { audience: 'public' });
      await admin.publish(FILM, { documentId });
      expect(await statusOf(master('film'))).toBe(200);
    });

    it('a second process on the same database agrees within a second', async () => {
      const twin = await instance.twin();
      try {
        const there = (target: string) =>
          request(twin.url)
            .get(target)
            .then(({ status }) => status);
        // Local files are a matter of one machine; that they may be seen is not.
        const target = rendition('shown');
        const { documentId } = entries['shown'] as Entry;
        expect(await there(target)).toBe(200);
        await admin.unpublish(ARTWORK, documentId);
        await eventually(async () => expect(await there(target)).toBe(404), 1500);
        await admin.publish(ARTWORK, { documentId });
        await eventually(async () => expect(await there(target)).toBe(200), 1500);
      } finally {
        await twin.stop();
      }
    });

    it('one of two uploads of the same bytes can go without the other', async () => {
      const bytes = await picture({ width: 300, height: 200 });
      const [one, two] = [
        await admin.upload(bytes, 'same.png'),
        await admin.upload(bytes, 'same.png'),
      ];
      await admin.send('delete', `/upload/files/${one.id}`).expect(200);
      expect(await statusOf(one.url)).toBe(404);
      const left = await get(two.url).responseType('blob');
      expect(left.body.equals(bytes)).toBe(true);
    });
  });

  describe('how a file is sent', () => {
    it('in a sandbox, as what it is and nothing else', async () => {
      const { headers } = await get(rendition('shown'));
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'accept-ranges': 'bytes',
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
      });
      expect(headers['content-disposition']).toMatch(/^inline; filename="/);
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
      expect(headers['etag']).toMatch(/^"[^"]+"$/);
    });

    it('a document is saved under its name, not shown', async () => {
      const { headers } = await get(master('document'));
      expect(headers['content-type']).toBe('application/pdf');
      expect(headers['content-disposition']).toBe(
        `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('党课讲稿.pdf')}`,
      );
    });

    it('a film in ranges', async () => {
      const whole = await readFile(`${FILMS}/family-door.mp4`);
      const target = master('film');
      const ask = (range: string, more = {}) =>
        get(target, { Range: range, ...more }).responseType('blob');
      const part = await ask('bytes=1000-1999');
      expect(part.status).toBe(206);
      expect(part.headers['content-range']).toBe(`bytes 1000-1999/${whole.length}`);
      expect(part.headers['content-length']).toBe('1000');
      expect(part.body.equals(whole.subarray(1000, 2000))).toBe(true);
      const tail = await ask('bytes=-500');
      expect(tail.body.equals(whole.subarray(-500))).toBe(true);
      const open = await ask(`bytes=${whole.length - 10}-`);
      expect(open.body.equals(whole.subarray(-10))).toBe(true);
      const beyond = await ask(`bytes=${whole.length}-`);
      expect(beyond.status).toBe(416);
      expect(beyond.headers['content-range']).toBe(`bytes */${whole.length}`);
      const stale = await ask('bytes=0-9', { 'If-Range': '"other"' });
      expect([stale.status, stale.body.length]).toEqual([200, whole.length]);
      const fresh = await ask('bytes=0-9', { 'If-Range': part.headers['etag'] });
      expect([fresh.status, fresh.body.length]).toEqual([206, 10]);
      const head = await request(instance.url).head(target);
      expect(head.headers['content-length']).toBe(String(whole.length));
      expect(head.headers['accept-ranges']).toBe('bytes');
    });

    it('only to who reads', async () => {
      for (const method of ['post', 'put', 'delete', 'patch'] as const) {
        const answer = await request(instance.url)[method](rendition('shown'));
        expect(answer.status).toBe(405);
        expect(answer.headers['allow']).toBe('GET, HEAD');
      }
    });

    it('and nothing stays open when the reader goes away', async () => {
      const readers = Array.from({ length: 20 }, async () => {
        const call = http.get(`${instance.url}${master('film')}`);
        const [answer] = (await once(call, 'response')) as [http.IncomingMessage];
        await once(answer, 'data');
        answer.destroy();
      });
      await Promise.all(readers);
      expect(await statusOf(master('film'))).toBe(200);
    });
  });

  // Whatever a path looks like on its way: Node's own client sends it as it is.
  const raw = async (target: string): Promise<number> => {
    const { hostname, port } = new URL(instance.url);
    const call = http.get({ hostname, port, path: target });
    const [answer] = (await once(call, 'response')) as [http.IncomingMessage];
    answer.resume();
    return answer.statusCode as number;
  };

  it('lets no spelling of a path reach what its plain one does not', async () => {
    const key = master('loose').slice('/uploads/'.length);
    for (const spelling of [
      `//uploads/${key}`,
      `/./uploads/${key}`,
      `/x/../uploads/${key}`,
      `/%75ploads/${key}`,
      `/%2575ploads/${key}`,
      `/uploads%2f${key}`,
      `/uploads%5c${key}`,
      `/uploads\\${key}`,
      `/uploads//${key}`,
      `/uploads/./${key}`,
      `/uploads/x/../${key}`,
      `/uploads/%2e/${key}`,
      `/uploads/${key}%00`,
      `/uploads/${key}%00.png`,
      `/uploads/${key}/`,
      `/UPLOADS/${key}`,
      `/Uploads/${key}`,
      `/web/..%2fuploads/${key}`,
      `/web/%2e%2e/uploads/${key}`,
      '/uploads/../../package.json',
      '/uploads/..%2f..%2fpackage.json',
      '/uploads/%2e%2e/%2e%2e/package.json',
      '/uploads/.incoming/x',
      '/uploads/%',
    ]) {
      const status = await raw(spelling);
      expect([spelling, status]).toEqual([spelling, status === 400 ? 400 : 404]);
    }
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { ARTWORK, FILM, Gallery, type Uploaded } from '../support/filesOnShow';
import { picture } from '../support/pictures';
import { itSendsFiles } from './cases/serving';

let gallery: Gallery;

const get: Gallery['get'] = (...given) => gallery.get(...given);
const statusOf: Gallery['statusOf'] = (...given) => gallery.statusOf(...given);
const master: Gallery['master'] = (name) => gallery.master(name);
const rendition: Gallery['rendition'] = (...given) => gallery.rendition(...given);

describe.each(['local', 'S3'])('files on %s', (storage) => {
  beforeAll(async () => {
    gallery = await Gallery.open(storage);
  }, 300_000);

  afterAll(() => gallery?.close());

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
      const answers = await gallery.admin.send(
        'get',
        `/upload/masters?ids=${gallery.files['shown']?.id},${gallery.files['loose']?.id}`,
      );
      const [shown, loose] = answers.body.files.map(({ sha256 }: { sha256: string }) => sha256);
      if (!gallery.s3) {
        for (const sha256 of [shown, loose]) {
          const folder = path.join(gallery.instance.folder, 'public', 'uploads', 'tiles', sha256);
          await mkdir(folder, { recursive: true });
          await writeFile(path.join(folder, 'info.json'), '{}');
        }
        const info = await get(`/uploads/tiles/${shown}/info.json`).expect(200);
        expect(info.headers['access-control-allow-origin']).toBe('*');
        expect(info.headers['content-type']).toMatch(/^application\/ld\+json/);
      }
      expect(await statusOf(`/uploads/tiles/${loose}/info.json`)).toBe(404);
      expect(await statusOf(`/uploads/tiles/${shown}/`)).toBe(404);
      expect(await statusOf(`/uploads/tiles/${shown}`)).toBe(404);
    });
  });

  describe('what a screen may see', () => {
    it('is what its own programme lists', async () => {
      expect(await statusOf(master('secretFilm'), gallery.tokens['inside'])).toBe(200);
      expect(await statusOf(rendition('secretPoster', 'screen-hd'), gallery.tokens['inside'])).toBe(
        200,
      );
      expect(await statusOf(master('captions'), gallery.tokens['inside'])).toBe(200);
    });

    it.each([
      ['a screen for the public, though its list has the film', 'lobby'],
      ['another internal screen', 'corridor'],
      ['a made-up token', 'none'],
    ])('is no internal film for %s', async (_case, slug) => {
      const token = gallery.tokens[slug] ?? 'A'.repeat(43);
      expect(await statusOf(master('secretFilm'), token)).toBe(404);
      expect(await statusOf(master('captions'), token)).toBe(404);
      expect(await statusOf(rendition('secretPoster', 'screen-hd'), token)).toBe(404);
      expect(await statusOf(master('film'), token)).toBe(200);
    });

    it('is no master of a picture, though its programme shows the picture', async () => {
      expect(await statusOf(rendition('shown', 'screen-hd'), gallery.tokens['corridor'])).toBe(200);
      expect(await statusOf(master('shown'), gallery.tokens['corridor'])).toBe(404);
    });

    it('has no signature in its programme', async () => {
      const { text } = await get('/api/screen/programme', {
        Authorization: `Bearer ${gallery.tokens['inside']}`,
      });
      expect(text).toContain(master('secretFilm'));
      expect(text).not.toContain('signature');
    });

    it('ends when its token is revoked', async () => {
      const token = gallery.tokens['revoked'] as string;
      expect(await statusOf(master('secretFilm'), token)).toBe(200);
      const { body } = await gallery.admin.send(
        'get',
        '/content-manager/collection-types/api::wall.screen?filters[slug]=revoked',
      );
      await gallery.admin.remove('api::wall.screen', body.results[0].documentId);
      await eventually(async () => expect(await statusOf(master('secretFilm'), token)).toBe(404));
    });

    it("is not opened by an editor's own token", async () => {
      expect(await statusOf(master('secretFilm'), gallery.admin.token)).toBe(404);
    });
  });

  describe('signed links', () => {
    const link = async (name: string) =>
      (
        await gallery.admin
          .send('get', `/upload/masters/${gallery.files[name]?.id}/link`)
          .expect(200)
      ).body.url as string;

    it('save a master, byte for byte, under its own name', async () => {
      const original = await picture({ width: 2001, height: 800, format: 'jpeg' });
      const answer = await get(await link('shown')).responseType('blob');
      expect(answer.status).toBe(200);
      expect(answer.body.equals(original)).toBe(true);
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="__ ___.jpg"; filename*=UTF-8''${encodeURIComponent('清风 “竹”.jpg')}`,
      );
      expect(answer.headers['cache-control']).toBe('private, no-cache');
    });

    it('show an editor what the media library lists, pictures and films', async () => {
      const { body } = await gallery.admin.send('get', '/upload/files?pageSize=100&sort=id:asc');
      expect(body.results.length).toBe(Object.keys(gallery.files).length);
      for (const file of body.results as Uploaded[]) {
        expect(file.isUrlSigned).toBe(true);
        const urls = [file.url, ...Object.values(file.formats ?? {}).map(({ url }) => url)];
        for (const url of urls) expect([url, await statusOf(url)]).toEqual([url, 200]);
      }
    });

    it('show an editor the files of an entry', async () => {
      const { body } = await gallery.admin.send(
        'get',
        `/content-manager/collection-types/${FILM}/${gallery.entries['secretFilm']?.documentId}`,
      );
      const { poster } = body.data as { poster: Uploaded };
      expect(await statusOf(poster.formats?.['thumbnail']?.url as string)).toBe(200);
    });

    it.each([
      ['its signature missing', (url: string) => url.replace(/&signature=[^&]*/, '')],
      [
        'a sign of it changed',
        (url: string) =>
          url.replace(/signature=(.)/, (_, sign) => `signature=${sign === '_' ? '-' : '_'}`),
      ],
      ['a later expiry', (url: string) => url.replace(/expires=\d+/, 'expires=9999999999')],
      ['an earlier expiry', (url: string) => url.replace(/expires=\d+/, 'expires=1')],
      ['another name', (url: string) => url.replace(/as=[^&]*/, 'as=x.html')],
      ['the path of another file', (url: string) => url.replace(/^[^?]*/, master('secretFilm'))],
      ['a second expiry', (url: string) => `${url}&expires=9999999999`],
    ])('open nothing with %s', async (_case, forged) => {
      expect(await statusOf(forged(await link('loose')))).toBe(404);
    });

    it('are given to nobody without the right to see the media library', async () => {
      const target = `/upload/masters/${gallery.files['shown']?.id}/link`;
      expect(await statusOf(target)).toBe(401);
      expect(await statusOf(target, gallery.tokens['inside'])).toBe(401);
      expect(await statusOf('/upload/masters?ids=1')).toBe(401);
    });

    it('lead to no master for a role that may look and not download', async () => {
      const looks: [string, string?, string[]?][] = [
        ['plugin::upload.read'],
        ['plugin::content-manager.explorer.read', ARTWORK, ['title', 'views.image', 'views.alt']],
      ];
      const listed = async (admin: typeof gallery.admin): Promise<Uploaded[]> =>
        (await admin.send('get', '/upload/files?pageSize=100').expect(200)).body.results;
      const masters = new Map((await listed(gallery.admin)).map(({ id, url }) => [id, url]));
      const looker = await gallery.admin.colleague(gallery.instance, 'looker', looks);
      const files = await listed(looker);
      expect(files.length).toBe(masters.size);
      const entry = await looker.send(
        'get',
        `/content-manager/collection-types/${ARTWORK}/${gallery.entries['draft']?.documentId}`,
      );
      const seen: Uploaded[] = [...files, entry.body.data.views[0].image];
      for (const file of seen) {
        const shown = await get(file.url).responseType('blob');
        expect([file.url, shown.status]).toEqual([file.url, 200]);
        // Shown, not saved under its name: that is what links to masters do.
        if (file.mime.startsWith('image/')) {
          expect(file.url.split('?')[0]).not.toBe(masters.get(file.id)?.split('?')[0]);
          expect(shown.headers['content-type']).toBe('image/webp');
        }
        expect(file.url).not.toContain('as=');
        const { status } = await looker.send('get', `/upload/masters/${file.id}/link`);
        expect(status).toBe(403);
      }
      expect(JSON.stringify(seen)).not.toContain(`${master('draft')}?`);
      const saver = await gallery.admin.colleague(gallery.instance, 'saver', [
        ...looks,
        ['plugin::upload.assets.download'],
      ]);
      for (const { id, url } of await listed(saver)) {
        expect(url).toContain('as=');
        await saver.send('get', `/upload/masters/${id}/link`).expect(200);
      }
    });

    it('are never stored, whatever an editor sends back', async () => {
      const uid = `/content-manager/collection-types/${ARTWORK}/${gallery.entries['draft']?.documentId}`;
      const { body } = await gallery.admin.send('get', uid);
      await gallery.admin.send('put', uid).send({ views: body.data.views }).expect(200);
      await gallery.admin
        .send('post', `/upload?id=${gallery.files['loose']?.id}`)
        .field('fileInfo', JSON.stringify({ name: 'loose.jpg', caption: '新说明' }))
        .expect(200);
      await gallery.admin.publish(ARTWORK, {
        documentId: gallery.entries['draft']?.documentId as string,
      });
      const { text } = await get(`/api/artworks/${gallery.entries['draft']?.documentId}`).expect(
        200,
      );
      expect(text).not.toContain('signature');
      await gallery.admin.unpublish(ARTWORK, gallery.entries['draft']?.documentId as string);
      const again = await gallery.admin.send('get', `/upload/files/${gallery.files['loose']?.id}`);
      expect(again.body.url.match(/signature/g)).toHaveLength(1);
    });
  });

  describe('right after a change', () => {
    it('a withdrawn work is gone with the answer to the withdrawal, and is back with the next', async () => {
      const { documentId } = gallery.entries['shown'] as Entry;
      for (let round = 0; round < 5; round += 1) {
        await gallery.admin.unpublish(ARTWORK, documentId);
        expect(await statusOf(rendition('shown'))).toBe(404);
        await gallery.admin.publish(ARTWORK, { documentId });
        expect(await statusOf(rendition('shown'))).toBe(200);
      }
    });

    it('a copy in a cache is not taken for good: asked again, it is gone', async () => {
      const { documentId } = gallery.entries['film'] as Entry;
      const first = await get(master('film'));
      expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      const tag = { 'If-None-Match': first.headers['etag'] as string };
      expect((await get(master('film'), tag)).status).toBe(304);
      await gallery.admin.unpublish(FILM, documentId);
      expect((await get(master('film'), tag)).status).toBe(404);
      await gallery.admin.publish(FILM, { documentId });
    });

    it('a film made internal is gone when that is published', async () => {
      const { documentId } = gallery.entries['film'] as Entry;
      await gallery.admin.update(FILM, documentId, { audience: 'internal' });
      expect(await statusOf(master('film'))).toBe(200);
      await gallery.admin.publish(FILM, { documentId });
      expect(await statusOf(master('film'))).toBe(404);
      expect(await statusOf(rendition('poster'))).toBe(404);
      await gallery.admin.update(FILM, documentId, { audience: 'public' });
      await gallery.admin.publish(FILM, { documentId });
      expect(await statusOf(master('film'))).toBe(200);
    });

    it('a second process on the same database agrees within a second', async () => {
      const twin = await gallery.instance.twin();
      try {
        const there = (target: string) =>
          request(twin.url)
            .get(target)
            .then(({ status }) => status);
        // Local files are a matter of one machine; that they may be seen is not.
        const target = rendition('shown');
        const { documentId } = gallery.entries['shown'] as Entry;
        expect(await there(target)).toBe(200);
        await gallery.admin.unpublish(ARTWORK, documentId);
        await eventually(async () => expect(await there(target)).toBe(404), 1500);
        await gallery.admin.publish(ARTWORK, { documentId });
        await eventually(async () => expect(await there(target)).toBe(200), 1500);
      } finally {
        await twin.stop();
      }
    });

    it('one of two uploads of the same bytes can go without the other', async () => {
      const bytes = await picture({ width: 300, height: 200 });
      const [one, two] = [
        await gallery.admin.upload(bytes, 'same.png'),
        await gallery.admin.upload(bytes, 'same.png'),
      ];
      await gallery.admin.send('delete', `/upload/files/${one.id}`).expect(200);
      expect(await statusOf(one.url)).toBe(404);
      const left = await get(two.url).responseType('blob');
      expect(left.body.equals(bytes)).toBe(true);
    });
  });

  itSendsFiles(() => gallery);
});

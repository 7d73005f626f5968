import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { Instance } from '../support/instance';

const MINUTE = 60_000;
const FILM = '/content-manager/collection-types/api::collection.film';

let instance: Instance;
let admin: Admin;

const total = async (uid: string) =>
  (await admin.send('get', `/content-manager/collection-types/${uid}?pageSize=1`)).body.pagination
    .total as number;
const all = async (path: string) =>
  (await request(instance.url).get(`/api/${path}?pagination[pageSize]=100`)).body.data as Entry[];
const programme = async (slug: string) => {
  const token = await instance.screenToken(slug);
  const read = () =>
    request(instance.url).get('/api/screen/programme').set('Authorization', `Bearer ${token}`);
  let answer = await read();
  while (answer.status === 401) answer = await read();
  return answer.body;
};

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  await instance.loadSample();
}, 5 * MINUTE);

afterAll(() => instance.stop());

describe('the sample collection', () => {
  it.each([
    ['maxims', 48],
    ['artworks', 24],
    ['family-stories', 4],
    ['bulletins', 2],
    ['campaigns', 3],
    ['exhibitions', 1],
  ])('has enough %s', async (path, least) => {
    expect((await all(path)).length).toBeGreaterThanOrEqual(least);
  });

  it('names an author or a work, and a source, for every maxim', async () => {
    for (const maxim of await all('maxims')) expect(maxim['source']).toMatch(/《.+》/);
  });

  it('has the five films of the report, each with clip, poster and captions, marked as samples', async () => {
    const { body } = await admin.send('get', `${FILM}?pageSize=10`);
    expect(body.results.map((film: Entry) => film['title']).sort()).toEqual(
      [
        '扣好廉洁从政的“第一粒扣子”',
        '激浊扬清',
        '镜鉴家风',
        '剑指顽疾砸局破圈',
        '远离家庭腐败',
      ].sort(),
    );
    for (const film of body.results) {
      expect(film.isSample).toBe(true);
      expect(film.synopsis).toContain('示例片段');
      const { data } = (await admin.send('get', `${FILM}/${film.documentId}`)).body;
      expect([data.video?.mime, data.poster?.mime, data.captions?.mime]).toEqual([
        'video/mp4',
        'image/webp',
        'text/vtt',
      ]);
    }
  });

  it('has stories in all four forms, and marks made-up people', async () => {
    const stories = await all('family-stories');
    expect(new Set(stories.map(({ form }) => form))).toEqual(
      new Set(['told', 'photographed', 'performed', 'filmed']),
    );
    expect(stories.every(({ isSample }) => isSample === true)).toBe(true);
    expect((await all('artists')).every(({ isSample }) => isSample === true)).toBe(true);
  });

  it('has artworks of photographic size', async () => {
    const { body } = await admin.send(
      'get',
      '/upload/files?pageSize=100&filters[name][$startsWith]=artworks',
    );
    expect(body.results.length).toBeGreaterThanOrEqual(40);
    for (const { width, height } of body.results)
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(3000);
  });

  it('shows porcelain from the front, the back and the base', async () => {
    const plates = (await all('artworks')).filter(
      ({ category }) => category === 'porcelain_painting',
    );
    expect(plates.length).toBeGreaterThanOrEqual(8);
    for (const plate of plates) {
      expect((plate['views'] as Entry[]).map(({ aspect }) => aspect)).toEqual([
        'front',
        'back',
        'base_mark',
      ]);
    }
  });

  it.each([
    ['lobby', 1920, 1080],
    ['corridor', 1080, 1920],
    ['stairwell', 1366, 768],
  ])('fills the %s screen for a week', async (slug, width, height) => {
    const body = await programme(slug);
    expect(body.screen).toMatchObject({ width, height });
    expect(body.spans.every(({ playlist }: { playlist: string }) => playlist)).toBe(true);
    for (const { slides } of Object.values(body.playlists) as { slides: string[] }[]) {
      expect(slides.length).toBeGreaterThanOrEqual(10);
    }
  });

  it('shows every kind in the lobby, and no internal film on a public screen', async () => {
    const body = await programme('lobby');
    const slides = Object.values(body.slides) as { kind: string; content: { title?: string } }[];
    expect(new Set(slides.map(({ kind }) => kind))).toEqual(
      new Set(['maxim', 'artwork', 'film', 'family_story', 'bulletin', 'campaign']),
    );
    expect(JSON.stringify(body)).not.toContain('激浊扬清');
  });
});

describe('loading it again', () => {
  const types = [
    'api::collection.maxim',
    'api::collection.artwork',
    'api::wall.playlist',
    'api::wall.screen',
  ];

  it('changes nothing', async () => {
    const before = await programme('lobby');
    const counts = await Promise.all(types.map(total));
    const files = (await admin.send('get', '/upload/files?pageSize=1')).body.pagination.total;
    await instance.loadSample();
    expect(await Promise.all(types.map(total))).toEqual(counts);
    expect((await admin.send('get', '/upload/files?pageSize=1')).body.pagination.total).toBe(files);
    expect((await programme('lobby')).revision).toBe(before.revision);
  });

  it('leaves alone what an editor changed, withdrew or deleted', async () => {
    const uid = 'api::collection.maxim';
    const [changed, withdrawn, deleted] = (await all('maxims')).slice(0, 3) as [
      Entry,
      Entry,
      Entry,
    ];
    await admin.publish(uid, {
      ...changed,
      documentId: changed.documentId,
      text: '编辑改过的一句',
      audience: 'public',
      themes: undefined,
      publishedAt: undefined,
      updatedAt: undefined,
    });
    await admin.unpublish(uid, withdrawn.documentId);
    await admin.remove(uid, deleted.documentId);
    const count = await total(uid);
    await instance.loadSample();
    const ids = (await all('maxims')).map(({ documentId }) => documentId);
    expect(await total(uid)).toBe(count);
    expect(ids).not.toContain(withdrawn.documentId);
    expect(ids).not.toContain(deleted.documentId);
    const kept = await request(instance.url).get(`/api/maxims/${changed.documentId}`);
    expect(kept.body.data.text).toBe('编辑改过的一句');
  });
});

describe('a load that is cut short', () => {
  it(
    'is taken up by the next one, without doubles',
    async () => {
      const cut = await Instance.start();
      try {
        void cut.loadSample().catch(() => undefined);
        const editor = await Admin.register(cut);
        const stored = async () =>
          (await editor.send('get', '/upload/files?pageSize=1')).body.pagination.total as number;
        while ((await stored()) < 12) await new Promise((resolve) => setImmediate(resolve));
        await cut.crashAndRestart();
        await cut.loadSample();
        const names = (await editor.send('get', '/upload/files?pageSize=100')).body.results.map(
          ({ name }: { name: string }) => name,
        );
        expect(new Set(names).size).toBe(names.length);
        const maxims = (await request(cut.url).get('/api/maxims?pagination[pageSize]=1')).body.meta
          .pagination.total;
        expect(maxims).toBe(76);
      } finally {
        await cut.stop();
      }
    },
    5 * MINUTE,
  );
});

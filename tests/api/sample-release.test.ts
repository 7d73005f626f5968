import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Admin, type Entry } from '../support/admin';
import { Instance } from '../support/instance';

const PLAYLIST = 'api::wall.playlist';
const MAXIM = 'api::collection.maxim';
const CONTENT = 'database/sample/content';

let instance: Instance;
let admin: Admin;
let root: string;

interface Sample {
  key: string;
  data: object;
}

/** Writes a release of the collection; what it does not name is empty. */
async function release(files: Record<string, Sample[]>): Promise<string> {
  await mkdir(path.join(root, 'content'), { recursive: true });
  for (const file of await readdir(CONTENT)) {
    const entries = files[path.parse(file).name] ?? [];
    await writeFile(path.join(root, 'content', file), JSON.stringify(entries));
  }
  return root;
}

const maxim = (key: string, text: string): Sample => ({
  key: `maxim/${key}`,
  data: { text, kind: 'verse', background: 'xuan', audience: 'public' },
});
const slide = (key: string) => ({ kind: 'maxim', maxim: `@maxim/${key}`, transition: 'fade' });
const playlist = (key: string, name: string, ...maxims: string[]): Sample => ({
  key: `playlist/${key}`,
  data: { name, slides: maxims.map(slide) },
});
const screen = (slug: string, name: string): Sample => ({
  key: `screen/${slug}`,
  data: {
    name,
    slug,
    width: 1920,
    height: 1080,
    timezone: 'Asia/Shanghai',
    audience: 'public',
    fallback: '@playlist/daily',
  },
});

const entries = async (uid: string): Promise<Entry[]> =>
  (await admin.send('get', `/content-manager/collection-types/${uid}?sort=id:asc`)).body.results;
const named = async (uid: string, name: string): Promise<Entry> => {
  const found = (await entries(uid)).find((entry) => entry['name'] === name);
  return (await admin.send('get', `/content-manager/collection-types/${uid}/${found?.documentId}`))
    .body.data;
};
const slidesOf = (entry: Entry) => (entry['slides'] as unknown[]).length;

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  root = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-release-'));
});

afterAll(async () => {
  await instance.stop();
  await rm(root, { recursive: true, force: true });
});

describe('a new release of the sample collection', () => {
  it('is taken in beside what editors deleted, changed and made', async () => {
    const first = await instance.loadSample(
      await release({
        maxims: [maxim('one', '第一条'), maxim('two', '第二条'), maxim('three', '第三条')],
        playlists: [
          playlist('daily', '日常', 'one', 'two'),
          playlist('evening', '晚间', 'one'),
          playlist('gone', '已删', 'one'),
        ],
      }),
    );
    expect(first).toMatchObject({ created: 6, updated: 0, kept: 0, refused: [] });

    const [one, two] = (await entries(MAXIM)) as [Entry, Entry];
    expect([one['text'], two['text']]).toEqual(['第一条', '第二条']);
    await admin.remove(MAXIM, one.documentId);
    await admin.update(MAXIM, two.documentId, { text: '编辑改过的第二条' });
    const gone = await named(PLAYLIST, '已删');
    await admin.remove(PLAYLIST, gone.documentId);
    await admin.create('api::wall.screen', {
      ...screen('hall', '编辑的屏').data,
      fallback: undefined,
    });

    const next = {
      // The editor's copy of the second stays; the third is brought up to date; the fourth is new.
      maxims: [
        maxim('one', '第一条，新版'),
        maxim('two', '第二条，新版'),
        maxim('three', '第三条，新版'),
        maxim('four', '第四条'),
      ],
      // Two of these lists now name the maxim that was deleted, one names nothing else.
      playlists: [
        playlist('daily', '日常', 'three', 'one', 'four'),
        playlist('evening', '晚间节目', 'one'),
        playlist('gone', '已删', 'four'),
      ],
      // The editor has taken this slug for a screen of their own.
      screens: [screen('hall', '示例的屏'), screen('stairs', '楼梯屏')],
      schedules: [
        {
          key: 'schedule/gone',
          data: {
            name: '已删的排期',
            playlist: '@playlist/gone',
            screens: ['@screen/hall', '@screen/stairs'],
            startsOn: '2026-11-01',
            endsOn: '2026-11-30',
            priority: 1,
            enabled: true,
          },
        },
      ],
    };
    const second = await instance.loadSample(await release(next));
    // A schedule whose playlist was deleted would never play.
    expect(second.refused).toEqual([
      { key: 'screen/hall', message: '“标识（网址用）”已被另一条内容使用，请换一个' },
      { key: 'schedule/gone', message: '“节目单”还没有填写' },
    ]);
    expect(second).toMatchObject({ created: 2, updated: 3, unchanged: 0, kept: 3 });
    expect((await entries(MAXIM)).map(({ text }) => text)).toEqual([
      '编辑改过的第二条',
      '第三条，新版',
      '第四条',
    ]);
    expect(slidesOf(await named(PLAYLIST, '日常'))).toBe(2);
    expect(slidesOf(await named(PLAYLIST, '晚间节目'))).toBe(0);
    expect((await entries('api::wall.screen')).map(({ name }) => name)).toEqual([
      '编辑的屏',
      '楼梯屏',
    ]);

    // Once more: nothing is left to do but what cannot be done.
    const third = await instance.loadSample(root);
    expect(third).toMatchObject({ created: 0, updated: 0 });
    expect(third.refused).toEqual(second.refused);
  });

  it('that refers to what it does not have is a mistake of the release, and says so', async () => {
    const broken = { playlists: [playlist('broken', '错单', 'nowhere')] };
    await expect(instance.loadSample(await release(broken))).rejects.toThrow('@maxim/nowhere');
  });
});

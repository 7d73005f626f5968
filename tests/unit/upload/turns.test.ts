import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { provider } from '../../../src/extensions/upload/provider';
import { retire } from '../../../src/extensions/upload/ingest/act';
import { guarded, type StockUpload } from '../../../src/extensions/upload/ingest/service';
import { enterWorkshop } from '../../../src/extensions/upload/ingest/workshop';
import { keyOf } from '../../../src/extensions/upload/storage/keys';

const OF_THE_SYSTEM = ['TMPDIR', 'TMP', 'TEMP'].map((name) => [name, process.env[name]] as const);
const CAPTIONS = 'WEBVTT\n\n00:01.000 --> 00:02.000\n';

type Row = Awaited<ReturnType<StockUpload['replace']>>;

let folder: string;
let strapi: Core.Strapi;
let rows: Map<number, Row>;
let upload: StockUpload;
/** What the stock service waits for in the middle of its work. */
let hold: Promise<void>;
let release: () => void;

/** As the upload plugin does it: on the row as it was when the work began. */
const stock = {
  findOne: async (id) => rows.get(Number(id)) ?? null,
  async replace(id, { file }) {
    const before = rows.get(Number(id)) as Row;
    await hold;
    const { filepath } = file;
    const made = {
      ...before,
      filepath,
      ext: '.vtt',
      size: 1,
      getStream: () => Readable.from([CAPTIONS, filepath]),
    };
    await provider({ strapi }).replace(made, { ...made, ...before });
    rows.set(before.id, made);
    return made;
  },
  async remove(file) {
    await hold;
    await retire(strapi, keyOf(file as never));
    const row = rows.get(file.id) ?? null;
    rows.delete(file.id);
    return row;
  },
} as Partial<StockUpload> as StockUpload;

const keyOfRow = () => keyOf(rows.get(5) as never);
const has = (key: string) => existsSync(path.join(folder, 'uploads', key));

/** Replaces the file by captions of that name. */
async function replace(id: string | number, name: string): Promise<Row> {
  const filepath = path.join(folder, name);
  // At once, so that whoever calls first comes first.
  writeFileSync(filepath, `${CAPTIONS}${name}\n`);
  const file = { filepath, originalFilename: name, size: 1 };
  return upload.replace(id, { data: {}, file });
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-turns-'));
  await mkdir(path.join(folder, 'uploads'));
  const row = { id: 5, mime: 'text/vtt', name: '旧.vtt', hash: 'old', ext: '.vtt' };
  rows = new Map([[5, { ...row, width: null, height: null }]]);
  hold = new Promise((resolve) => (release = resolve));
  strapi = {
    config: { get: (_key: string, fallback: unknown = 'local') => fallback },
    dirs: { static: { public: folder } },
    db: { query: () => ({ findMany: async () => [] }) },
    service: () => ({ fileChanged: async () => undefined }),
    log: { error: jest.fn() },
  } as unknown as Core.Strapi;
  upload = guarded(strapi, stock);
  enterWorkshop(path.join(folder, 'uploads'));
  await writeFile(path.join(folder, 'uploads', 'old.vtt'), CAPTIONS);
});
afterEach(async () => {
  for (const [name, value] of OF_THE_SYSTEM) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await rm(folder, { recursive: true });
});

test('a deletion that was asked for during a replacement takes the new file along', async () => {
  const seen = rows.get(5) as Row;
  const replacement = replace(5, '新.vtt');
  const deletion = upload.remove(seen);
  release();
  const { hash } = await replacement;
  await deletion;
  expect([rows.size, hash]).toEqual([0, expect.stringMatching(/^old_/)]);
  expect([has('old.vtt'), has(`${hash}.vtt`)]).toEqual([false, false]);
});

test('a replacement that comes after a deletion says so, and stores nothing', async () => {
  const seen = rows.get(5) as Row;
  const deletion = upload.remove(seen);
  const replacement = replace(5, '新.vtt');
  release();
  await deletion;
  await expect(replacement).rejects.toMatchObject({
    name: 'NotFoundError',
    message: expect.stringMatching('已被删除，“新.vtt”没有收下'),
  });
  await expect(upload.remove(seen)).resolves.toBeNull();
  expect(await readdir(path.join(folder, 'uploads'))).toEqual(['.working']);
});

test('two replacements wait for each other, however the file is addressed', async () => {
  const first = replace('5', '一.vtt');
  const second = replace('05', '二.vtt');
  release();
  const [one, two] = await Promise.all([first, second]);
  expect([has('old.vtt'), has(keyOf(one as never)), has(keyOf(two as never))]).toEqual([
    false,
    false,
    true,
  ]);
  expect(keyOfRow()).toBe(keyOf(two as never));
});

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { asOneAct, retire, willStore } from '../../../src/extensions/upload/ingest/act';
import { enterWorkshop, workshop } from '../../../src/extensions/upload/ingest/workshop';
import { storageOf } from '../../../src/extensions/upload/storage';

const OF_THE_SYSTEM = ['TMPDIR', 'TMP', 'TEMP'].map((name) => [name, process.env[name]] as const);

let folder: string;
let strapi: Core.Strapi;
const warn = jest.fn();
const store = async (key: string) => {
  await willStore(key);
  await storageOf(strapi).put(key, Readable.from(['x']), 'text/plain');
};
const has = (key: string) => existsSync(path.join(folder, 'uploads', key));

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-act-'));
  await mkdir(path.join(folder, 'uploads'));
  strapi = {
    config: { get: () => 'local' },
    dirs: { static: { public: folder } },
    db: { query: () => ({ findMany: async () => [] }) },
    log: { warn },
  } as unknown as Core.Strapi;
  warn.mockClear();
  enterWorkshop(path.join(folder, 'uploads'));
});
afterEach(async () => {
  for (const [name, value] of OF_THE_SYSTEM) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await rm(folder, { recursive: true });
});

test('what failed leaves nothing', async () => {
  const act = asOneAct(strapi, async () => {
    await store('new.png');
    throw new Error('no row');
  });
  await expect(act).rejects.toThrow('no row');
  expect(has('new.png')).toBe(false);
  expect(await readdir(workshop())).toEqual([]);
});

test('what succeeded stays so where an old object cannot be removed, and its journal stays', async () => {
  // A folder is what `rm` without `recursive` fails at.
  await mkdir(path.join(folder, 'uploads', 'old.png'));
  await writeFile(path.join(folder, 'uploads', 'old.png', 'x'), '');
  const act = asOneAct(strapi, async () => {
    await store('new.png');
    await retire(strapi, 'old.png');
    return 'done';
  });
  await expect(act).resolves.toBe('done');
  expect(has('new.png')).toBe(true);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('下次启动'));
  const [journal = ''] = await readdir(workshop());
  expect(await readFile(path.join(workshop(), journal), 'utf8')).toBe('new.png\nold.png\n');
});

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { asOneAct, retire, willStore } from '../../../src/extensions/upload/ingest/act';
import { ownLife } from '../../../src/extensions/upload/ingest/life';
import { SILENCE, workshopName, type Owner } from '../../../src/extensions/upload/ingest/owners';
import { keepClear } from '../../../src/extensions/upload/ingest/recovery';
import { enterWorkshop, workshop } from '../../../src/extensions/upload/ingest/workshop';
import { provider } from '../../../src/extensions/upload/provider';
import { eventually } from '../../support/eventually';
import { storageOf } from '../../../src/extensions/upload/storage';

const OF_THE_SYSTEM = ['TMPDIR', 'TMP', 'TEMP'].map((name) => [name, process.env[name]] as const);

let folder: string;
let strapi: Core.Strapi;
const warn = jest.fn();
const error = jest.fn();
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
    log: { warn, error },
  } as unknown as Core.Strapi;
  warn.mockClear();
  error.mockClear();
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

test('what fails while others are still being stored waits for them, and leaves nothing of them', async () => {
  const storage = storageOf(strapi);
  const put = storage.put.bind(storage);
  let isOver = false;
  jest.spyOn(storage, 'put').mockImplementation(async (key, body, mime) => {
    if (key.startsWith('thumbnail')) throw new Error('503 Slow Down');
    // The master is large: an act that did not wait would have cleared everything by now.
    for (let round = 0; round < 100 && !isOver; round += 1) await readdir(folder);
    await put(key, body, mime);
  });
  const { upload } = provider({ strapi });
  const sent: Promise<void>[] = [];
  const act = asOneAct(strapi, async () => {
    for (const hash of ['master', 'thumbnail_master']) {
      const file = { name: 'x.png', hash, ext: '.png', mime: 'image/png', size: 1 };
      sent.push(upload({ ...file, getStream: () => Readable.from(['x']) }));
    }
    await Promise.all(sent);
  }).finally(() => (isOver = true));
  await expect(act).rejects.toThrow('503 Slow Down');
  await Promise.allSettled(sent);
  expect(await readdir(path.join(folder, 'uploads'))).toEqual(['.working']);
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

/** The folder of another process, with a journal that names some keys. */
async function beside(owner: Partial<Owner>, ...keys: string[]): Promise<string> {
  const name = workshopName({ ...ownLife(), ...owner }, 1);
  const other = path.join(folder, 'uploads', '.working', name);
  await mkdir(other, { recursive: true });
  await writeFile(path.join(other, 'x.journal'), keys.map((key) => `${key}\n`).join(''));
  return other;
}

/** The machine has been started since, and our number given out anew. */
const BEFORE = { boot: 'before', began: '1' };

test('a start removes what the dead noted, but for what the living are about', async () => {
  for (const key of ['dead.png', 'both.png']) {
    await storageOf(strapi).put(key, Readable.from(['x']), 'text/plain');
  }
  const dead = await beside(BEFORE, 'dead.png', 'both.png');
  const alive = await beside({ host: 'elsewhere' }, 'both.png');
  await keepClear(strapi, new AbortController().signal);
  expect([has('dead.png'), has('both.png')]).toEqual([false, true]);
  expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
  expect(error).not.toHaveBeenCalled();
});

test('what only its silence tells of is looked at again, until it has been silent for long', async () => {
  const timer = jest.spyOn(globalThis, 'setTimeout');
  // A container that was started again has the name and the number that it had.
  const other = await beside({ namespace: 'another', began: '1' }, 'dead.png');
  await storageOf(strapi).put('dead.png', Readable.from(['x']), 'text/plain');
  await keepClear(strapi, new AbortController().signal);
  expect(existsSync(other)).toBe(true);
  const again = timer.mock.calls.flatMap(([call, after]) => (after === SILENCE ? [call] : []));
  expect(again).toHaveLength(1);

  const then = new Date(Date.now() - SILENCE - 1000);
  for (const name of ['x.journal', '.']) await utimes(path.join(other, name), then, then);
  again[0]?.();
  await eventually(async () => expect(existsSync(other)).toBe(false));
  expect(has('dead.png')).toBe(false);
  timer.mockRestore();
});

test('a storage that cannot be asked keeps nobody from starting, and its journals stay', async () => {
  const dead = await beside(BEFORE, 'dead.png');
  jest.spyOn(storageOf(strapi), 'remove').mockRejectedValue(new Error('unreachable'));
  await keepClear(strapi, new AbortController().signal);
  expect(error).toHaveBeenCalledWith(expect.stringContaining('unreachable'));
  expect(existsSync(dead)).toBe(true);
});

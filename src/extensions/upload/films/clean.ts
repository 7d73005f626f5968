import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import { nameByContent, type StoredFile } from '../files';
import type { Bytes } from '../guard/bytes';
import { asOneAct, retire, willStore } from '../ingest/act';
import { pagedRows } from '../ingest/rows';
import type { FormatRow } from '../renditions/columns';
import { CLEAN } from '../served';
import { storageOf } from '../storage';
import { addressOf, keyOf } from '../storage/keys';
import { blanked, type Blank } from './blanks';
import type { Container } from './playable';
import { telltaleOf } from './telltale';

const FILE = 'plugin::upload.file';
const PAGE = 100;
const WINDOW = 256 * 1024;

type Master = Pick<StoredFile, 'name' | 'hash' | 'ext' | 'mime' | 'width' | 'height' | 'size'>;

/**
 * Stores what screens and the website get of a film that tells where it was taken.
 *
 * @param open the master's bytes from the first on; asked twice, for the name and for the copy
 */
export async function storeClean(
  strapi: Core.Strapi,
  master: Master,
  open: () => AsyncIterable<Buffer>,
  blanks: readonly Blank[],
): Promise<FormatRow> {
  const { name, ext, mime, width, height, size } = master;
  const clean = { name: `${CLEAN}_${name}`, hash: `${CLEAN}_${master.hash}`, ext, mime, size };
  const file: StoredFile = {
    ...clean,
    getStream: () => Readable.from(blanked(open(), blanks), { objectMode: false }),
  };
  await nameByContent(file);
  await willStore(keyOf(file));
  await storageOf(strapi).put(keyOf(file), file.getStream(), mime);
  const { hash, sha256 = '', bytes = 0 } = file;
  const url = addressOf(keyOf(file));
  return { ...clean, hash, sha256, bytes, width: width ?? 0, height: height ?? 0, url };
}

interface FilmRow extends Master {
  id: number;
  sha256: string | null;
  bytes: string | number;
  film: { container: Container } | null;
  formats: Record<string, FormatRow> | null;
}

/**
 * Makes the copies of all films again that need one, those of films from before there were copies
 * too. What a film tells is found in its index: of most nothing else is read.
 *
 * @returns films that could not be looked at, with the reason
 */
export async function rebuildCleans(
  strapi: Core.Strapi,
): Promise<{ id: number; name: string; reason: string }[]> {
  const failed: { id: number; name: string; reason: string }[] = [];
  for await (const row of pagedRows<FilmRow>(strapi, PAGE)) {
    if (!row.film) continue;
    try {
      await rebuildClean(strapi, row, row.film.container);
    } catch (error) {
      failed.push({ id: row.id, name: row.name, reason: (error as Error).message });
    }
  }
  return failed;
}

async function rebuildClean(strapi: Core.Strapi, row: FilmRow, container: Container) {
  const storage = storageOf(strapi);
  const master = keyOf(row);
  const part = async (start: number, end: number): Promise<Readable> => {
    const stream = await storage.open(master, { start, end });
    if (!stream) throw new Error('原件不在存储中，请重新上传');
    return stream;
  };
  const size = Number(row.bytes);
  const blanks = await telltaleOf(container, windowed(size, part));
  const old = row.formats?.[CLEAN];
  if (blanks.length === 0 && !old) return;
  await asOneAct(strapi, async () => {
    const open = async function* () {
      yield* await part(0, size - 1);
    };
    const clean = blanks.length > 0 ? await storeClean(strapi, row, open, blanks) : null;
    await strapi.db.transaction(async () => {
      const { count } = await strapi.db.query(FILE).updateMany({
        where: { id: row.id, sha256: row.sha256 },
        data: { formats: clean && { [CLEAN]: clean } },
      });
      if (count === 0) throw new Error('重做期间文件已被替换或删除');
      await strapi.service('api::wall.changes').count(FILE, row.id);
    });
    if (old) await retire(strapi, keyOf(old));
  });
}

/** Bytes that lie in storage, read a window at a time. */
function windowed(size: number, part: (start: number, end: number) => Promise<Readable>): Bytes {
  let window = Buffer.alloc(0);
  let from = 0;
  return {
    size,
    async read(offset, length) {
      const end = Math.min(offset + length, size);
      if (offset >= end) return Buffer.alloc(0);
      if (offset < from || end > from + window.length) {
        const last = Math.min(Math.max(end, offset + WINDOW), size) - 1;
        [window, from] = [await buffer(await part(offset, last)), offset];
      }
      return window.subarray(offset - from, end - from);
    },
  };
}

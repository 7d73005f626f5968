import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import { storageOf } from '../storage';
import {
  CHECKSUMS,
  keyOf,
  tilesFolder,
  type FormatRow,
  type PictureRow,
  type TileRecord,
} from './columns';

const FILE = 'plugin::upload.file';
const PAGE = 100;

export interface Finding {
  /** `orphaned`: nothing names it. `unhashed`: the row does not say what the bytes should be. */
  fault: 'missing' | 'altered' | 'orphaned' | 'unhashed';
  what: 'master' | 'rendition' | 'tile' | 'object';
  /** In storage. */
  key: string;
  /** The row that names it. */
  file: { id: number; name: string } | null;
}

export interface Verification {
  rows: number;
  objects: number;
  bytes: number;
  findings: Finding[];
}

type Row = Pick<PictureRow, 'id' | 'name' | 'hash' | 'ext' | 'sha256' | 'formats' | 'tiles'>;

/** One object that should be there, and the hash of its bytes. */
interface Expected {
  what: Finding['what'];
  key: string;
  sha256: string | null;
}

/**
 * Hashes every master, rendition and tile anew, and compares with what the rows say: nothing is
 * changed. What is uploaded while it runs is looked at or not, and never called orphaned.
 */
export async function verifyMedia(
  strapi: Core.Strapi,
  onProgress: (progress: { done: number; total: number; label: string }) => void = () => undefined,
): Promise<Verification> {
  const result: Verification = { rows: 0, objects: 0, bytes: 0, findings: [] };
  const named = new Set<string>();
  const total = await strapi.db.query(FILE).count();
  for await (const row of rowsOf(strapi)) {
    const file = { id: row.id, name: row.name };
    for await (const { what, key, sha256 } of expectedOf(strapi, row)) {
      // Tiles of the same bytes are one set, however many rows name it.
      if (named.has(key)) continue;
      named.add(key);
      const found = await hashOf(strapi, key);
      if (found) {
        result.objects += 1;
        result.bytes += found.bytes;
      }
      const fault = faultOf(found?.sha256 ?? null, sha256);
      if (fault) result.findings.push({ fault, what, key, file });
    }
    result.rows += 1;
    onProgress({ done: result.rows, total, label: row.name });
  }
  result.findings.push(...(await orphans(strapi, named)));
  return result;
}

function faultOf(found: string | null, expected: string | null): Finding['fault'] | null {
  if (!found) return 'missing';
  if (!expected) return 'unhashed';
  return found === expected ? null : 'altered';
}

async function* rowsOf(strapi: Core.Strapi): AsyncIterable<Row> {
  for (let after = 0; ;) {
    const rows: Row[] = await strapi.db.query(FILE).findMany({
      where: { id: { $gt: after } },
      orderBy: { id: 'asc' },
      limit: PAGE,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function* expectedOf(strapi: Core.Strapi, row: Row): AsyncIterable<Expected> {
  yield { what: 'master', key: keyOf(row), sha256: row.sha256 };
  for (const format of Object.values<FormatRow>(row.formats ?? {})) {
    yield { what: 'rendition', key: keyOf(format), sha256: format.sha256 ?? null };
  }
  if (row.tiles) yield* expectedTiles(strapi, row.tiles);
}

/** The list first: where it is what the row says it is, its hashes can be relied on. */
async function* expectedTiles(strapi: Core.Strapi, tiles: TileRecord): AsyncIterable<Expected> {
  const below = tilesFolder(tiles.sha256);
  const list = `${below}${CHECKSUMS}`;
  yield { what: 'tile', key: list, sha256: tiles.checksums };
  const stream = await storageOf(strapi).open(list);
  if (!stream) return;
  const listed = await text(stream);
  if (createHash('sha256').update(listed).digest('hex') !== tiles.checksums) return;
  for (const { path, sha256 } of JSON.parse(listed) as { path: string; sha256: string }[]) {
    yield { what: 'tile', key: `${below}${path}`, sha256 };
  }
}

async function hashOf(strapi: Core.Strapi, key: string) {
  const stream = await storageOf(strapi).open(key);
  if (!stream) return null;
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    digest.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: digest.digest('hex'), bytes };
}

/** Objects that no row names: looked up once more, because rows come about after their objects. */
async function orphans(strapi: Core.Strapi, named: ReadonlySet<string>): Promise<Finding[]> {
  const unnamed: string[] = [];
  for await (const { key } of storageOf(strapi).list('')) {
    if (!named.has(key)) unnamed.push(key);
  }
  if (unnamed.length === 0) return [];
  const now = new Set<string>();
  const folders = new Set<string>();
  for await (const row of rowsOf(strapi)) {
    for (const file of [row, ...Object.values(row.formats ?? {})]) now.add(keyOf(file));
    if (row.tiles) folders.add(row.tiles.sha256);
  }
  return unnamed
    .filter((key) => !now.has(key) && !isTileOf(key, folders))
    .map((key) => ({ fault: 'orphaned', what: 'object', key, file: null }));
}

/** Below a set whose list could not be read, no tile is known to belong or not to. */
function isTileOf(key: string, folders: ReadonlySet<string>): boolean {
  const [root, sha256] = key.split('/');
  return root === 'tiles' && folders.has(sha256 ?? '');
}

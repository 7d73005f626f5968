import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import { pagedRows } from '../ingest/rows';
import { storageOf } from '../storage';
import { digestOf } from '../storage/digest';
import {
  CHECKSUMS,
  INFO,
  keyOf,
  tilesFolder,
  type FormatRow,
  type PictureRow,
  type TileRecord,
} from './columns';
import { hasItsTiles, needsOf } from './needs';

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
  const whole = new Set<string>();
  const total = await strapi.db.query(FILE).count();
  for await (const row of rowsOf(strapi)) {
    const file = { id: row.id, name: row.name };
    for await (const { what, key, sha256 } of expectedOf(strapi, row, whole)) {
      // Tiles of the same bytes are one set, however many rows name it.
      if (named.has(key)) continue;
      named.add(key);
      const stream = await storageOf(strapi).open(key);
      const found = stream && (await digestOf(stream));
      if (found) {
        result.objects += 1;
        result.bytes += found.bytes;
      }
      const fault = faultOf(found?.sha256 ?? null, sha256);
      if (fault) result.findings.push({ fault, what, key, file });
    }
    result.findings.push(...unmadeOf(row));
    result.rows += 1;
    onProgress({ done: result.rows, total, label: row.name });
  }
  result.findings.push(...(await orphans(strapi, named, whole)));
  return result;
}

function faultOf(found: string | null, expected: string | null): Finding['fault'] | null {
  if (!found) return 'missing';
  if (!expected) return 'unhashed';
  return found === expected ? null : 'altered';
}

export const rowsOf = (strapi: Core.Strapi): AsyncIterable<PictureRow> =>
  pagedRows<PictureRow>(strapi, PAGE);

/** What the row itself says is not there, though it should be. */
function unmadeOf(row: PictureRow): Finding[] {
  if (!row.mime.startsWith('image/')) return [];
  const file = { id: row.id, name: row.name };
  const findings: Finding[] = [];
  if (row.renditionState === 'pending' || row.renditionState === 'failed' || !row.formats) {
    findings.push({ fault: 'missing', what: 'rendition', key: keyOf(row), file });
  }
  if (row.tileState === 'failed' || (row.tileState === 'ready' && !hasItsTiles(row))) {
    const key = `${tilesFolder(row.sha256 ?? '')}${INFO}`;
    findings.push({ fault: 'missing', what: 'tile', key, file });
  }
  return findings;
}

async function* expectedOf(
  strapi: Core.Strapi,
  row: PictureRow,
  whole: Set<string>,
): AsyncIterable<Expected> {
  yield { what: 'master', key: keyOf(row), sha256: row.sha256 };
  for (const format of Object.values<FormatRow>(row.formats ?? {})) {
    yield { what: 'rendition', key: keyOf(format), sha256: format.sha256 ?? null };
  }
  if (row.tiles) yield* expectedTiles(strapi, row.tiles, whole);
}

/**
 * The list first: where it is what the row says it is, its hashes can be relied on, and the set is
 * known whole.
 */
async function* expectedTiles(
  strapi: Core.Strapi,
  tiles: TileRecord,
  whole: Set<string>,
): AsyncIterable<Expected> {
  const below = tilesFolder(tiles.sha256);
  const list = `${below}${CHECKSUMS}`;
  yield { what: 'tile', key: list, sha256: tiles.checksums };
  const stream = await storageOf(strapi).open(list);
  if (!stream) return;
  const listed = await text(stream);
  if (createHash('sha256').update(listed).digest('hex') !== tiles.checksums) return;
  whole.add(tiles.sha256);
  for (const { path, sha256 } of JSON.parse(listed) as { path: string; sha256: string }[]) {
    yield { what: 'tile', key: `${below}${path}`, sha256 };
  }
}

/** Objects that no row names: looked up once more, because rows come about after their objects. */
async function orphans(
  strapi: Core.Strapi,
  named: ReadonlySet<string>,
  whole: ReadonlySet<string>,
): Promise<Finding[]> {
  const unnamed: string[] = [];
  for await (const { key } of storageOf(strapi).list('')) {
    if (!named.has(key)) unnamed.push(key);
  }
  if (unnamed.length === 0) return [];
  const now = new Set<string>();
  const folders = new Set<string>();
  for await (const row of rowsOf(strapi)) {
    for (const file of [row, ...Object.values(row.formats ?? {})]) now.add(keyOf(file));
    for (const sha256 of tileSetsOf(row)) if (!whole.has(sha256)) folders.add(sha256);
  }
  return unnamed
    .filter((key) => !now.has(key) && !isTileOf(key, folders))
    .map((key) => ({ fault: 'orphaned', what: 'object', key, file: null }));
}

/** Sets that a row has, and one that is being cut for it at this moment. */
export function tileSetsOf(row: PictureRow): string[] {
  const isDue = row.tileState !== null && needsOf(row).tiles;
  return [row.tiles?.sha256, isDue ? row.sha256 : null].filter(
    (sha256) => typeof sha256 === 'string',
  );
}

/** Below a set whose list could not be read, or that is being cut, any tile may belong. */
function isTileOf(key: string, folders: ReadonlySet<string>): boolean {
  const [root, sha256] = key.split('/');
  return root === 'tiles' && folders.has(sha256 ?? '');
}

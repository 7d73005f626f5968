import type { Core } from '@strapi/strapi';
import { rebuildCleans } from '../films/clean';
import type { PictureRow } from './columns';
import { renditionJobs } from './jobs';
import { removeStrayTiles } from './stray';

const FILE = 'plugin::upload.file';
const WHERE = { type: 'plugin', name: 'qingfeng', key: 'rebuild' } as const;

/** How far a rebuild has come, kept in the database: another call goes on from there. */
interface Mark {
  /** Everything up to this id is done. */
  after: number;
  done: number;
  failed: Failure[];
  skipped?: Skipped[];
}

/** A picture that a server was at work on: it makes the same of it. */
export interface Skipped {
  id: number;
  name: string;
}

export interface Failure {
  id: number;
  name: string;
  /** zh-Hans */
  reason: string;
}

export interface Rebuild {
  /** Pictures that an earlier, interrupted call had done. */
  resumedAfter: number;
  done: number;
  failed: Failure[];
  skipped: Skipped[];
  /** Tile sets that no row named, and that are gone now. */
  strayTiles: number;
}

export interface RebuildOptions {
  /** Forgets where an interrupted call stopped. */
  fromStart?: boolean;
  onProgress?: (progress: { done: number; total: number; label: string }) => void;
}

/**
 * Makes all renditions and tiles again from the masters, a picture at a time: the same master gives
 * the same bytes, under the same names; then the copies of films that tell where they were taken. One
 * that fails is noted, and the rest goes on. Tiles that no
 * row names are removed at the end.
 */
export async function rebuildMedia(
  strapi: Core.Strapi,
  { fromStart = false, onProgress = () => undefined }: RebuildOptions = {},
): Promise<Rebuild> {
  const store = strapi.store(WHERE);
  const kept = fromStart ? null : ((await store.get({})) as Mark | null);
  const mark: Mark = kept ?? { after: 0, done: 0, failed: [] };
  const skipped = (mark.skipped ??= []);
  const resumedAfter = mark.done;
  const total = await strapi.db.query(FILE).count({ where: pictures(0) });
  for (;;) {
    const [row] = (await strapi.db.query(FILE).findMany({
      where: pictures(mark.after),
      orderBy: { id: 'asc' },
      limit: 1,
    })) as PictureRow[];
    if (!row) break;
    const outcome = await renditionJobs(strapi).attempt(row, true);
    if (outcome === 'failed') mark.failed.push(await failureOf(strapi, row));
    if (outcome === 'taken') skipped.push({ id: row.id, name: row.name });
    mark.after = row.id;
    mark.done += 1;
    await store.set({ value: mark });
    onProgress({ done: mark.done, total, label: row.name });
  }
  mark.failed.push(...(await rebuildCleans(strapi)));
  await store.delete({});
  const strayTiles = await removeStrayTiles(strapi);
  return { resumedAfter, done: mark.done, failed: mark.failed, skipped, strayTiles };
}

const pictures = (after: number) => ({ mime: { $startsWith: 'image/' }, id: { $gt: after } });

async function failureOf(strapi: Core.Strapi, { id, name }: PictureRow): Promise<Failure> {
  const now = await strapi.db.query(FILE).findOne({ where: { id }, select: ['renditionFault'] });
  return { id, name, reason: now?.renditionFault ?? '原因不明' };
}

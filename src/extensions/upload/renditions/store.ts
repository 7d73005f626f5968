import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { nameByContent, type StoredFile } from '../files';
import { asStoredFile, readyWith } from '../images';
import { asOneAct, retire, willStore } from '../ingest/act';
import { queuesOf } from '../ingest/queue';
import { inLanes } from '../lanes';
import { storageOf } from '../storage';
import { addressOf } from '../storage/keys';
import type { Storage } from '../storage/types';
import { CHECKSUMS, INFO, keyOf, tilesFolder, type PictureRow, type TileRecord } from './columns';
import { cutPicture, renderPicture, type MadeRenditions } from './decoder';
import { MasterAltered, MasterMissing } from './faults';
import { infoOf } from './tiling';

const FILE = 'plugin::upload.file';
/** Tiles that are on their way into storage at once. */
const LANES = 8;

/**
 * Brings a master to this disk, wherever it lies.
 *
 * @throws MasterAltered where its bytes are no longer those that were handed in
 */
export async function fetchMaster(strapi: Core.Strapi, row: PictureRow, folder: string) {
  const stream = await storageOf(strapi).open(keyOf(row));
  if (!stream) throw new MasterMissing(keyOf(row));
  const source = path.join(folder, 'master');
  const digest = createHash('sha256');
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        digest.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(source),
  );
  // Of rows from before there were hashes nothing is known.
  if (row.sha256 && digest.digest('hex') !== row.sha256) throw new MasterAltered(keyOf(row));
  return source;
}

/**
 * Makes a picture's renditions, stores them, and has the row name them. A replacement or a deletion
 * waits while they are stored, or has been before: then they are of no use.
 *
 * @throws Replaced
 */
export async function storeRenditions(
  strapi: Core.Strapi,
  row: PictureRow,
  source: string,
  folder: string,
): Promise<void> {
  const made = await renderPicture({ source, folder, focalPoint: row.focalPoint }, 'due');
  await queuesOf(strapi).inTurn(row.id, () => asOneAct(strapi, () => storeMade(strapi, row, made)));
}

/**
 * Renditions that the row no longer names go last, so that at no moment one is named that is not
 * there. Walls and caches are told in the same transaction.
 */
async function storeMade(
  strapi: Core.Strapi,
  row: PictureRow,
  made: MadeRenditions,
): Promise<void> {
  const where = { id: row.id, sha256: row.sha256 };
  const present = (await strapi.db.query(FILE).findOne({ where })) as PictureRow | null;
  if (!present) throw new Replaced();
  const formats: Record<string, StoredFile> = {};
  for (const rendered of made.rendered) {
    const file = asStoredFile(rendered, row);
    await nameByContent(file);
    await willStore(keyOf(file));
    await storageOf(strapi).put(keyOf(file), file.getStream(), file.mime);
    file.url = addressOf(keyOf(file));
    formats[rendered.key] = file;
  }
  await strapi.db.transaction(async () => {
    const data = { ...readyWith(made), ...made.upright, formats };
    const { count } = await strapi.db.query(FILE).updateMany({ where, data });
    if (count === 0) throw new Replaced();
    await strapi.service('api::wall.changes').count(FILE, row.id);
  });
  const named = new Set(Object.values(formats).map(keyOf));
  for (const key of Object.values(present.formats ?? {}).map(keyOf)) {
    if (!named.has(key)) await retire(strapi, key);
  }
}

/** The picture has other bytes now: what was made of the old ones is of no use. */
export class Replaced extends Error {}

/**
 * Cuts a picture's tiles and stores them below its hash: first the tiles, then the list of their
 * hashes, then `info.json`, so that a set that can be opened is whole.
 */
export async function storeTiles(
  strapi: Core.Strapi,
  row: PictureRow,
  source: string,
  work: string,
): Promise<void> {
  const sha256 = row.sha256 ?? '';
  const folder = await mkdtemp(path.join(work, 'tiles-'));
  const { tiling, files } = await cutPicture({ source, folder });
  const below = tilesFolder(sha256);
  const info = json(infoOf(tiling, addressOf(below.slice(0, -1))));
  const list = json(
    [...files, { path: INFO, bytes: info.length, sha256: hashOf(info) }].sort((a, b) =>
      a.path < b.path ? -1 : 1,
    ),
  );
  await writeFile(path.join(folder, CHECKSUMS), list);
  await writeFile(path.join(folder, INFO), info);
  await storeSet(
    storageOf(strapi),
    below,
    folder,
    files.map((file) => file.path),
  );
  const tiles: TileRecord = {
    sha256,
    width: tiling.width,
    height: tiling.height,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    checksums: hashOf(list),
  };
  const { count } = await strapi.db.query(FILE).updateMany({
    where: { id: row.id, sha256: row.sha256 },
    data: { tiles, tileState: 'ready', renditionFault: null },
  });
  if (count === 0) {
    // The picture was deleted or replaced while its tiles were cut.
    await removeTiles(strapi, tiles, row.id);
    throw new Replaced();
  }
  if (row.tiles && row.tiles.sha256 !== sha256) await removeTiles(strapi, row.tiles, row.id);
}

async function storeSet(
  storage: Storage,
  below: string,
  folder: string,
  tiles: readonly string[],
): Promise<void> {
  if (await storage.adoptAll?.(below, folder)) return;
  const put = (name: string, mime: string) =>
    storage.put(`${below}${name}`, createReadStream(path.join(folder, name)), mime);
  await inLanes(tiles, LANES, (tile) => put(tile, 'image/jpeg'));
  await put(CHECKSUMS, 'application/json');
  await put(INFO, 'application/json');
}

/**
 * Removes a set of tiles that its owner no longer has, unless another picture has the same bytes.
 */
export async function removeTiles(
  strapi: Core.Strapi,
  tiles: TileRecord | null,
  ownerId: number,
): Promise<void> {
  if (!tiles) return;
  const others = await strapi.db
    .query(FILE)
    .count({ where: { sha256: tiles.sha256, id: { $ne: ownerId } } });
  if (others > 0) return;
  const storage = storageOf(strapi);
  for await (const { key } of storage.list(tilesFolder(tiles.sha256))) await storage.remove(key);
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

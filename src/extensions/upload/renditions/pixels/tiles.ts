import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import nodePath from 'node:path';
import { applyTurn, fromPixels, inSrgb, reading, readPicture, type Picture } from './decode';
import { halfOf, halveRow, pairsOf } from './halve';
import type { Region, Size } from '../geometry';
import { inLanes } from '../../lanes';
import { storedRegion, type Turn } from '../orientation';
import { filesOf, tilingOf, type TileFile, type Tiling } from '../tiling';

const WHITE = '#ffffff';
const QUALITY = 84;
/** Tiles on their way at once: some are encoded while others go to the disk. */
const LANES = 6;
const CHANNELS = 3;
/** Rows that are halved at once: a few megabytes, and other work gets its turn in between. */
const ROWS_AT_ONCE = 128;
/** libvips' own uncompressed format, the only one sharp writes strip by strip: a header, the pixels. */
const SCRATCH = { name: 'full.v', headerBytes: 64 };

/** Rows of pixels. What was returned before may be overwritten. */
type Rows = (top: number, height: number) => Promise<Buffer>;

/** A level's pixels as they were stored, not turned: rows that can be read from where they lie. */
interface Plane {
  stored: Size;
  /** Each reader has a buffer of its own. */
  reader(): Rows;
}

/** One file of a set: where it lies below it, and what its bytes are. */
interface CutTile {
  path: string;
  bytes: number;
  sha256: string;
}

export interface TileSet {
  tiling: Tiling;
  files: CutTile[];
}

/**
 * Cuts a picture into its tiles. The full-size pixels pass through a scratch file and are read back
 * a row of tiles at a time, so that they are in memory at once only where the decoder holds them
 * whole. Each level is half of the one before.
 *
 * @param folder where the scratch file goes
 * @param put stores one file
 */
export async function cutTiles(
  path: string,
  folder: string,
  put: (path: string, data: Buffer) => Promise<void>,
): Promise<TileSet> {
  const picture = await readPicture(path);
  const set: TileSet = { tiling: tilingOf(picture.upright), files: [] };
  const keep = async (target: string, data: Buffer) => {
    const sha256 = createHash('sha256').update(data).digest('hex');
    set.files.push({ path: target, bytes: data.length, sha256 });
    await put(target, data);
  };
  await withScratch(picture, nodePath.join(folder, SCRATCH.name), async (full) => {
    let plane = full;
    for (const level of set.tiling.levels) {
      const isLast = level === set.tiling.levels.at(-1);
      const [next] = await Promise.all([
        isLast ? plane : halved(plane, picture.turn),
        cutLevel(filesOf(set.tiling, level), plane, picture.turn, keep),
      ]);
      plane = next;
    }
  });
  return set;
}

async function halved(plane: Plane, turn: Turn): Promise<Plane> {
  const { stored } = plane;
  const half = halfOf(stored);
  const first = pairsOf(stored, turn);
  const data = Buffer.allocUnsafeSlow(half.width * half.height * CHANNELS);
  const [stride, halfStride] = [stored.width * CHANNELS, half.width * CHANNELS];
  const rows = plane.reader();
  for (let done = 0; done < half.height; done += ROWS_AT_ONCE) {
    const until = Math.min(done + ROWS_AT_ONCE, half.height);
    const top = Math.max(done * 2 + first.y, 0);
    const bottom = Math.min(until * 2 + first.y, stored.height);
    const strip = await rows(top, bottom - top);
    const row = (y: number) => {
      const at = (Math.min(Math.max(y, top), bottom - 1) - top) * stride;
      return strip.subarray(at, at + stride);
    };
    for (let y = done; y < until; y += 1) {
      const upper = y * 2 + first.y;
      const into = data.subarray(y * halfStride, (y + 1) * halfStride);
      halveRow(row(upper), row(upper + 1), into, first.x);
    }
  }
  return inMemory(half, data);
}

const inMemory = (stored: Size, data: Buffer): Plane => ({
  stored,
  reader: () => async (top, rows) => {
    const stride = stored.width * CHANNELS;
    return data.subarray(top * stride, (top + rows) * stride);
  },
});

async function withScratch(
  picture: Picture,
  file: string,
  work: (plane: Plane) => Promise<void>,
): Promise<void> {
  await reading(async () => (await inSrgb(picture)).flatten({ background: WHITE }).toFile(file));
  const handle = await open(file, 'r');
  try {
    await work({ stored: picture.stored, reader: () => rowReader(handle, picture.stored) });
  } finally {
    await handle.close();
    await rm(file);
  }
}

/** Reads into one buffer again and again: fresh ones would pile up until they are collected. */
function rowReader(handle: FileHandle, { width }: Size): Rows {
  const stride = width * CHANNELS;
  let buffer = Buffer.alloc(0);
  return async (top, rows) => {
    const length = rows * stride;
    if (buffer.length < length) buffer = Buffer.allocUnsafeSlow(length);
    const { bytesRead } = await handle.read(buffer, 0, length, SCRATCH.headerBytes + top * stride);
    if (bytesRead !== length) throw new Error('scratch file is short');
    return buffer.subarray(0, length);
  };
}

/** A level's files, a strip of the stored picture at a time; within a strip several at once. */
async function cutLevel(
  files: readonly TileFile[],
  plane: Plane,
  turn: Turn,
  keep: (path: string, data: Buffer) => Promise<void>,
): Promise<void> {
  const read = plane.reader();
  for (const strip of stripsOf(files, plane.stored, turn)) {
    const { top, height } = (strip[0] as PlacedTile).part;
    const rows = await read(top, height);
    const size = { width: plane.stored.width, height };
    await inLanes(strip, LANES, async ({ paths, part }) => {
      const data = await encodeTile(rows, size, { ...part, top: 0 }, turn);
      for (const path of paths) await keep(path, data);
    });
  }
}

interface PlacedTile {
  /** More than one where one picture has two names. */
  paths: string[];
  /** Pixels of the plane. */
  part: Region;
}

/** Files that need the same rows of the stored picture, together. */
function stripsOf(files: readonly TileFile[], stored: Size, turn: Turn): Iterable<PlacedTile[]> {
  const strips = new Map<string, PlacedTile[]>();
  for (const { path, region } of files) {
    const part = storedRegion(region, stored, turn);
    const key = `${part.top}+${part.height}`;
    const strip = strips.get(key) ?? [];
    const same = strip.find(
      ({ part: { left, width } }) => left === part.left && width === part.width,
    );
    if (same) same.paths.push(path);
    else strip.push({ paths: [path], part });
    strips.set(key, strip);
  }
  return strips.values();
}

async function encodeTile(
  rows: Buffer,
  { width, height }: Size,
  part: Region,
  turn: Turn,
): Promise<Buffer> {
  const strip = fromPixels({ data: rows, width, height, channels: CHANNELS });
  return (
    applyTurn(strip.extract(part), turn)
      // Huffman tables made to measure save 4 % of the bytes and take ten times as long.
      .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4', optimiseCoding: false })
      .toBuffer()
  );
}

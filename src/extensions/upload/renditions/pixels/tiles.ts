import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import nodePath from 'node:path';
import type { Sharp } from 'sharp';
import {
  applyTurn,
  fromPixels,
  inSrgb,
  reading,
  readPicture,
  toPixels,
  type Picture,
  type Pixels,
} from './decode';
import type { Region, Size } from '../geometry';
import { storedRegion, turned, type Turn } from '../orientation';
import { filesOf, tilingOf, type Level, type TileFile, type Tiling } from '../tiling';

const WHITE = '#ffffff';
const QUALITY = 84;
/** Tiles that are encoded at once: one a core, and one more while another is being stored. */
const LANES = 3;
const CHANNELS = 3;
/** libvips' own uncompressed format, the only one sharp writes strip by strip: a header, the pixels. */
const SCRATCH = { name: 'full.v', headerBytes: 64 };

/** A level's pixels as they were stored, not turned: rows that can be read from where they lie. */
interface Plane {
  stored: Size;
  /** What was returned before may be overwritten. */
  rows(top: number, height: number): Promise<Buffer>;
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
 * a row of tiles at a time, so that 150 megapixels need no more memory than 24.
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
  const cut = async (level: Level, plane: Plane) => {
    for await (const { path: target, data } of encodedTiles(set.tiling, level, plane, picture)) {
      await put(target, data);
      const sha256 = createHash('sha256').update(data).digest('hex');
      set.files.push({ path: target, bytes: data.length, sha256 });
    }
  };
  const [full, ...reduced] = set.tiling.levels as [Level, ...Level[]];
  await withScratch(picture, nodePath.join(folder, SCRATCH.name), (plane) => cut(full, plane));
  let pixels: Pixels | null = null;
  for (const level of reduced) {
    pixels = await atLevel(picture, level, pixels);
    await cut(level, inMemory(pixels));
  }
  return set;
}

/** Half size is decoded from the picture once more; whatever is smaller is made of that. */
async function atLevel(picture: Picture, level: Level, larger: Pixels | null): Promise<Pixels> {
  const size = turned(level.size, picture.turn);
  const scaled = (from: Sharp) => toPixels(from.resize({ ...size, fit: 'fill' }));
  if (larger) return scaled(fromPixels(larger));
  return reading(async () => scaled((await inSrgb(picture)).flatten({ background: WHITE })));
}

const inMemory = ({ data, width, height }: Pixels): Plane => ({
  stored: { width, height },
  rows: async (top, rows) => data.subarray(top * width * CHANNELS, (top + rows) * width * CHANNELS),
});

async function withScratch(
  picture: Picture,
  file: string,
  work: (plane: Plane) => Promise<void>,
): Promise<void> {
  await reading(async () => (await inSrgb(picture)).flatten({ background: WHITE }).toFile(file));
  const handle = await open(file, 'r');
  try {
    await work({ stored: picture.stored, rows: rowReader(handle, picture.stored) });
  } finally {
    await handle.close();
  }
}

/** Reads into one buffer again and again: fresh ones would pile up until they are collected. */
function rowReader(handle: FileHandle, { width }: Size): Plane['rows'] {
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
async function* encodedTiles(tiling: Tiling, level: Level, plane: Plane, { turn }: Picture) {
  for (const strip of stripsOf(filesOf(tiling, level), plane.stored, turn)) {
    const { top, height } = (strip[0] as PlacedTile).part;
    const rows = await plane.rows(top, height);
    const size = { width: plane.stored.width, height };
    for (let start = 0; start < strip.length; start += LANES) {
      yield* await Promise.all(
        strip
          .slice(start, start + LANES)
          .map(({ file, part }) => encodeTile(file, rows, size, { ...part, top: 0 }, turn)),
      );
    }
  }
}

interface PlacedTile {
  file: TileFile;
  /** Pixels of the plane. */
  part: Region;
}

/** Files that need the same rows of the stored picture, together. */
function stripsOf(files: readonly TileFile[], stored: Size, turn: Turn): Iterable<PlacedTile[]> {
  const strips = new Map<string, PlacedTile[]>();
  for (const file of files) {
    const part = storedRegion(file.region, stored, turn);
    const key = `${part.top}+${part.height}`;
    const strip = strips.get(key);
    if (strip) strip.push({ file, part });
    else strips.set(key, [{ file, part }]);
  }
  return strips.values();
}

async function encodeTile(
  { path }: TileFile,
  rows: Buffer,
  { width, height }: Size,
  part: Region,
  turn: Turn,
) {
  const strip = fromPixels({ data: rows, width, height, channels: CHANNELS });
  const data = await applyTurn(strip.extract(part), turn)
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { path, data };
}

/**
 * The static tiles of the IIIF Image API 3.0, compliance level 0: which files there must be for
 * everything that `info.json` promises, and what each shows. Pure.
 *
 * A tile of scale factor s covers `TILE × s` pixels of the picture and is `TILE` pixels wide, less
 * at the right and bottom edge; sizes are rounded up, as the API's implementation notes have it.
 */
import type { Region, Size } from './geometry';

export const TILE = 512;
/** The longest side that is given out in one piece. */
const LONGEST_WHOLE = 4096;

export interface Level {
  scaleFactor: number;
  /** Pixels of the whole picture at this scale. */
  size: Size;
}

export interface TileFile {
  /** `{region}/{size}/{rotation}/{quality}.{format}` in the canonical form. */
  path: string;
  level: Level;
  /** Pixels of the level. */
  region: Region;
}

export interface Tiling {
  width: number;
  height: number;
  levels: Level[];
  /** The largest size in which the whole picture is given out. */
  largestWhole: Level;
}

const reduced = ({ width, height }: Size, by: number): Size => ({
  width: Math.ceil(width / by),
  height: Math.ceil(height / by),
});

const longSide = ({ width, height }: Size): number => Math.max(width, height);

/** Halved until one tile holds the whole picture. */
export function tilingOf(picture: Size): Tiling {
  const levels: Level[] = [];
  for (let scaleFactor = 1; ; scaleFactor *= 2) {
    const size = reduced(picture, scaleFactor);
    levels.push({ scaleFactor, size });
    if (longSide(size) <= TILE) break;
  }
  const largestWhole = levels.find(({ size }) => longSide(size) <= LONGEST_WHOLE) as Level;
  return { ...picture, levels, largestWhole };
}

/** Whole pictures that are promised, smallest first. */
export function wholeLevels({ levels, largestWhole }: Tiling): Level[] {
  return levels
    .filter(({ scaleFactor }) => scaleFactor >= largestWhole.scaleFactor)
    .sort((a, b) => b.scaleFactor - a.scaleFactor);
}

/** The files of one level. */
export function filesOf(tiling: Tiling, level: Level): TileFile[] {
  const { size } = level;
  const files = wholeFiles(tiling, level);
  if (longSide(size) <= TILE) return files;
  for (let top = 0; top < size.height; top += TILE) {
    for (let left = 0; left < size.width; left += TILE) {
      const region = {
        left,
        top,
        width: Math.min(TILE, size.width - left),
        height: Math.min(TILE, size.height - top),
      };
      files.push({ path: tilePath(tiling, level, region), level, region });
    }
  }
  return files;
}

function wholeFiles(tiling: Tiling, level: Level): TileFile[] {
  const { size, scaleFactor } = level;
  if (scaleFactor < tiling.largestWhole.scaleFactor) return [];
  const region = { left: 0, top: 0, ...size };
  const files = [{ path: `full/${size.width},${size.height}/0/default.jpg`, level, region }];
  // The canonical name of the largest size; the one with numbers is what `sizes` leads to.
  if (level === tiling.largestWhole) files.push({ path: 'full/max/0/default.jpg', level, region });
  return files;
}

function tilePath(tiling: Tiling, { scaleFactor }: Level, { left, top, width, height }: Region) {
  const [x, y] = [left * scaleFactor, top * scaleFactor];
  const w = Math.min(TILE * scaleFactor, tiling.width - x);
  const h = Math.min(TILE * scaleFactor, tiling.height - y);
  return `${x},${y},${w},${h}/${width},${height}/0/default.jpg`;
}

/** `info.json`. @param id the address below which the tiles lie */
export function infoOf(tiling: Tiling, id: string): Record<string, unknown> {
  const { width, height, levels, largestWhole } = tiling;
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    width,
    height,
    ...(largestWhole.scaleFactor > 1 && {
      maxWidth: largestWhole.size.width,
      maxHeight: largestWhole.size.height,
    }),
    sizes: wholeLevels(tiling).map(({ size }) => size),
    tiles: [{ width: TILE, height: TILE, scaleFactors: levels.map((level) => level.scaleFactor) }],
  };
}

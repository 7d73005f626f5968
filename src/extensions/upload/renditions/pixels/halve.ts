import type { Size } from '../geometry';
import { storedRegion, type Turn } from '../orientation';

/** Where pairs of pixels begin: one before the edge where the upright picture's edge is the other. */
export interface Pairs {
  x: 0 | -1;
  y: 0 | -1;
}

/**
 * How the pixels of a stored picture are paired, so that upright they are paired from the top left:
 * where an odd side is mirrored, its first pixel as stored is the one that is left over.
 */
export function pairsOf(stored: Size, turn: Turn): Pairs {
  const corner = storedRegion({ left: 0, top: 0, width: 1, height: 1 }, stored, turn);
  return {
    x: stored.width % 2 === 1 && corner.left > 0 ? -1 : 0,
    y: stored.height % 2 === 1 && corner.top > 0 ? -1 : 0,
  };
}

/** Sides are rounded up, as the levels of a tiling are. */
export const halfOf = ({ width, height }: Size): Size => ({
  width: Math.ceil(width / 2),
  height: Math.ceil(height / 2),
});

/**
 * One row of half the size: each pixel the mean of two by two, as libvips' own pyramids have it. At
 * an edge where only one is left, it counts twice.
 *
 * @param upper a row of RGB pixels, 8 bits a channel
 * @param lower the one below it
 */
export function halveRow(upper: Buffer, lower: Buffer, into: Buffer, first: 0 | -1): void {
  const last = upper.length - 3;
  let left = first * 3;
  for (let to = 0; to < into.length; to += 3, left += 6) {
    const l = left < 0 ? 0 : left;
    const r = left + 3 > last ? last : left + 3;
    for (let band = 0; band < 3; band += 1) {
      const sum =
        (upper[l + band] as number) +
        (upper[r + band] as number) +
        (lower[l + band] as number) +
        (lower[r + band] as number);
      into[to + band] = (sum + 2) >> 2;
    }
  }
}

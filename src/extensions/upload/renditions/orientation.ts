/**
 * How a stored picture is turned upright: EXIF orientations as plain geometry.
 */
import type { Region, Size } from './geometry';

/** Mirrored first, then rotated clockwise. */
export interface Turn {
  flip: boolean;
  flop: boolean;
  rotate: 0 | 90 | 180 | 270;
}

const turn = (rotate: Turn['rotate'], mirror?: 'flip' | 'flop'): Turn => ({
  flip: mirror === 'flip',
  flop: mirror === 'flop',
  rotate,
});

const UPRIGHT = turn(0);
const TURNS: Readonly<Record<number, Turn>> = {
  1: UPRIGHT,
  2: turn(0, 'flop'),
  3: turn(180),
  4: turn(0, 'flip'),
  5: turn(90, 'flip'),
  6: turn(90),
  7: turn(90, 'flop'),
  8: turn(270),
};

/** What makes a picture of this EXIF orientation upright; an unknown one is left as it is. */
export const turnFor = (orientation: number | undefined): Turn =>
  TURNS[orientation ?? 1] ?? UPRIGHT;

const lies = ({ rotate }: Turn): boolean => rotate === 90 || rotate === 270;

/** Width and height change places where a picture lies on its side; the same both ways. */
export const turned = ({ width, height }: Size, by: Turn): Size =>
  lies(by) ? { width: height, height: width } : { width, height };

/** The size of a picture as people see it, from what its header says. */
export function uprightSize(header: { width?: number; height?: number; orientation?: number }): {
  width: number | null;
  height: number | null;
} {
  const { width = null, height = null, orientation } = header;
  return lies(turnFor(orientation)) ? { width: height, height: width } : { width, height };
}

/**
 * Where in the stored picture a region of the upright one lies.
 *
 * @param stored size of the stored picture
 */
export function storedRegion(region: Region, stored: Size, by: Turn): Region {
  const { left, top, width, height } = region;
  const upright = turned(stored, by);
  const right = upright.width - left - width;
  const bottom = upright.height - top - height;
  const size = turned({ width, height }, by);
  // Undo the rotation, then the mirroring.
  const [x, y] = {
    0: [left, top],
    90: [top, right],
    180: [right, bottom],
    270: [bottom, left],
  }[by.rotate] as [number, number];
  return {
    left: by.flop ? stored.width - x - size.width : x,
    top: by.flip ? stored.height - y - size.height : y,
    ...size,
  };
}

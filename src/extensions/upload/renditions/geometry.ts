/**
 * Which renditions a picture gets and which part of it they show. Pure: no sharp, no Strapi.
 */

export interface Size {
  width: number;
  height: number;
}

export interface Region extends Size {
  left: number;
  top: number;
}

/** What an editor points at: per cent of the upright picture, from its top left. */
export interface FocalPoint {
  x: number;
  y: number;
}

/** A picture fits within `box`, keeps its proportions, and is never enlarged. */
export interface RenditionSpec {
  key: string;
  box: Size;
  format: 'webp' | 'jpeg';
  /** 1–100 */
  quality: number;
}

const square = (side: number): Size => ({ width: side, height: side });

/** Smallest first: `card` for the website, `screen-hd` and `screen-4k` for walls. */
const LADDER: readonly RenditionSpec[] = [
  { key: 'card', box: square(750), format: 'webp', quality: 80 },
  { key: 'screen-hd', box: square(1920), format: 'webp', quality: 86 },
  { key: 'screen-4k', box: square(3840), format: 'webp', quality: 88 },
];

/** For the admin panel's lists, which are made for this size. */
const THUMBNAIL: RenditionSpec = {
  key: 'thumbnail',
  box: { width: 245, height: 156 },
  format: 'webp',
  quality: 80,
};

/** For browsers that know no WebP, and for people who paste a picture into a document. */
const JPEG: RenditionSpec = { key: 'jpeg', box: square(1920), format: 'jpeg', quality: 82 };

/** The longest side that any rendition has. */
export const LARGEST = 3840;
const SQUARE_SIDE = 640;

/**
 * The renditions worth making of a picture: a thumbnail, a JPEG, and of the ladder each rung that
 * makes it smaller and the first that would not, which is the picture at its own size, upright and
 * without metadata.
 *
 * @param upright pixels after orientation
 */
export function renditionsFor(upright: Size): RenditionSpec[] {
  const longSide = Math.max(upright.width, upright.height);
  const firstThatFits = LADDER.findIndex(({ box }) => box.width >= longSide);
  const rungs = firstThatFits === -1 ? LADDER : LADDER.slice(0, firstThatFits + 1);
  return [THUMBNAIL, ...rungs, JPEG];
}

/** The size at which a picture fits within a box; its own where it does already. */
export function fitInside({ width, height }: Size, box: Size): Size {
  const scale = Math.min(box.width / width, box.height / height, 1);
  const scaled = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: scaled(width), height: scaled(height) };
}

/**
 * The square that a focal point asks for: as large as the picture allows, with the point as near to
 * its middle as the edges permit; `side` is what it is scaled down to.
 */
export function focalSquare(
  { width, height }: Size,
  { x, y }: FocalPoint,
): { region: Region; side: number } {
  const side = Math.min(width, height);
  const start = (length: number, per100: number) =>
    Math.round(Math.min(Math.max((length * per100) / 100 - side / 2, 0), length - side));
  const region = { left: start(width, x), top: start(height, y), width: side, height: side };
  return { region, side: Math.min(side, SQUARE_SIDE) };
}

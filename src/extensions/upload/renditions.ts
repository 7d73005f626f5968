/**
 * Which renditions a picture gets, as a table. Pure: no sharp, no Strapi.
 */

/** A picture fits within `box` × `box` pixels, keeps its proportions, and is never enlarged. */
export interface RenditionSpec {
  key: RenditionKey;
  box: number;
  /** WebP quality, 1–100. */
  quality: number;
}

type RenditionKey = 'card' | 'screen-hd' | 'screen-4k';

/** Smallest first: `card` for the website, `screen-hd` and `screen-4k` for walls. */
const RENDITIONS: readonly RenditionSpec[] = [
  { key: 'card', box: 750, quality: 80 },
  { key: 'screen-hd', box: 1920, quality: 86 },
  { key: 'screen-4k', box: 3840, quality: 88 },
];

/**
 * The renditions worth making of a picture: each that makes it smaller, and the first that would
 * not, which is the picture at its own size, upright and without metadata.
 *
 * @param width pixels after orientation
 * @param height pixels after orientation
 */
export function renditionsFor(width: number, height: number): RenditionSpec[] {
  const longSide = Math.max(width, height);
  const firstThatFits = RENDITIONS.findIndex(({ box }) => box >= longSide);
  return RENDITIONS.slice(0, firstThatFits === -1 ? RENDITIONS.length : firstThatFits + 1);
}

/** EXIF orientations 5–8 lie on their side: width and height change places when it is upright. */
export function uprightSize(size: { width?: number; height?: number; orientation?: number }): {
  width: number | null;
  height: number | null;
} {
  const { width = null, height = null, orientation = 1 } = size;
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

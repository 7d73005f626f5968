import sharp, { type Metadata, type Sharp } from 'sharp';
import { fitInside, type Region, type Size } from '../geometry';
import { turned, turnFor, type Turn } from '../orientation';

/** No picture within the limit needs as long, even on a slow machine. */
const SECONDS = 120;

/** The picture cannot be decoded, on this machine or on another. */
export class Undecodable extends Error {}

/** What libvips says where this machine is at fault: time, memory, disk, or a file that is not there. */
const MACHINE =
  /timeout|out of memory|cannot allocate|no space left|disk quota|write error|unable to write|file is missing|too many open files/i;

/**
 * Runs what reads the picture's file: whatever fails in there without a word of the machine is the
 * picture's fault. Nothing that fails elsewhere is.
 */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    if (code !== undefined || MACHINE.test(message)) throw error;
    throw new Undecodable(message);
  }
}

/** Pixels in memory: 8 bits a channel, sRGB, with or without alpha. */
export interface Pixels extends Size {
  data: Buffer;
  channels: 3 | 4;
}

/** A picture's header: what can be known before it is decoded. */
export interface Picture {
  path: string;
  /** As stored. */
  stored: Size;
  /** As people see it. */
  upright: Size;
  turn: Turn;
  metadata: Metadata;
}

/** The guard has judged the size by its own limit; sharp's, of 268 megapixels, stands behind it. */
const open = (input: string | Buffer): Sharp => sharp(input).timeout({ seconds: SECONDS });

/** The first page of a file, where it has several. */
export async function readPicture(path: string): Promise<Picture> {
  const metadata = await reading(() => open(path).metadata());
  const stored = { width: metadata.width, height: metadata.height };
  const turn = turnFor(metadata.orientation);
  return { path, stored, turn, upright: turned(stored, turn), metadata };
}

/**
 * A picture as 8-bit sRGB, still as it was stored: turning comes later, on fewer pixels, because
 * turning a whole photograph would need all of it in memory.
 */
export async function inSrgb({ path, metadata }: Picture): Promise<Sharp> {
  const { space, icc } = metadata;
  // sharp applies the profile of a picture of 8 bits by itself. One of 16 bits it converts to
  // Display P3 for its own use, which has to be asked back; and one of 16-bit grey it does not read.
  if (space === 'grey16' && icc) {
    const tagged = open(path).toColourspace('b-w').keepIccProfile();
    return open(await tagged.tiff({ compression: 'none' }).toBuffer()).toColourspace('srgb');
  }
  const image = open(path).toColourspace('srgb');
  return icc && metadata.depth !== 'uchar' ? image.withIccProfile('srgb') : image;
}

export async function toPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels as 3 | 4 };
}

export const fromPixels = ({ data, width, height, channels }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels } });

/** Without an angle, sharp would turn by EXIF on its own. */
export function applyTurn(image: Sharp, { flip, flop, rotate }: Turn): Sharp {
  const mirrored = image.flip(flip).flop(flop);
  return rotate === 0 ? mirrored : mirrored.rotate(rotate);
}

/**
 * The one decode: pixels that fit within a box, upright. JPEGs are scaled down while they are
 * decoded where that leaves enough; the rest passes by in strips, and is turned once it is small.
 */
export function decodeUpright(picture: Picture, box: Size): Promise<Pixels> {
  const size = fitInside(picture.upright, box);
  return reading(async () => {
    const image = (await inSrgb(picture)).resize({ ...size, fit: 'fill' });
    return toPixels(applyTurn(image, picture.turn));
  });
}

/** A region of the upright picture, scaled down to a square. */
export async function decodeRegion(
  picture: Picture,
  storedPart: Region,
  side: number,
): Promise<Pixels> {
  const part = await reading(async () => {
    const image = (await inSrgb(picture)).extract(storedPart);
    return toPixels(image.resize({ width: side, height: side, fit: 'fill' }));
  });
  return toPixels(applyTurn(fromPixels(part), picture.turn));
}

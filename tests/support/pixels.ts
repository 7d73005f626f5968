import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Instance } from './instance';

export type Colour = [red: number, green: number, blue: number, alpha: number];

/** The bytes behind an address, from the disk: who may fetch them is another test's matter. */
export const storedBytes = (instance: Instance, url: string): Promise<Buffer> =>
  readFile(path.join(instance.folder, 'public', url));

/** The colour at a place, in parts of the width and height; the picture as it is, not turned. */
export async function colourAt(bytes: Buffer, x: number, y: number): Promise<Colour> {
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const column = Math.min(info.width - 1, Math.floor(info.width * x));
  const row = Math.min(info.height - 1, Math.floor(info.height * y));
  const at = (row * info.width + column) * 4;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data[at + 3] ?? 0];
}

/** The middles of the four quarters, from the top left, by rows. */
export const QUARTERS = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;

/** How far two colours are apart, in the channel where they are furthest. */
export const distance = (a: Colour, b: Colour): number =>
  Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0))));

import type { Bytes } from './bytes';
import { requireNothingAppended } from './markup';
import { corrupt, truncated } from './refusal';

/** A box of an ISO base media file (MP4, AVIF): where its header and its content lie. */
export interface Box {
  type: string;
  at: number;
  start: number;
  end: number;
}

const MOST_BOXES = 100_000;
const PADDING = new Set(['free', 'skip']);
/** Whoever hides something in padding begins at its beginning. */
const PADDING_LOOK = 64 * 1024;

/** The boxes between two places; they must fill the space without a gap. */
export async function boxesIn(bytes: Bytes, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let offset = from; offset < to;) {
    const head = await bytes.read(offset, 16);
    if (head.length < 8) throw truncated();
    const type = head.toString('latin1', 4, 8);
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) throw corrupt('数据块错位');
    const { length, header } = lengthOf(head, to - offset);
    if (length < header) throw corrupt('数据块错位');
    if (offset + length > to) throw truncated();
    boxes.push({ type, at: offset, start: offset + header, end: offset + length });
    if (boxes.length > MOST_BOXES) throw corrupt('数据块过多');
    offset += length;
  }
  return boxes;
}

function lengthOf(head: Buffer, rest: number): { length: number; header: number } {
  const short = head.readUInt32BE(0);
  if (short === 0) return { length: rest, header: 8 };
  if (short !== 1) return { length: short, header: 8 };
  if (head.length < 16) throw truncated();
  return { length: Number(head.readBigUInt64BE(8)), header: 16 };
}

/** The first box of a type, down a path of types. */
export async function findBox(bytes: Bytes, inside: Box, path: string[]): Promise<Box | null> {
  const [type, ...rest] = path;
  if (!type) return inside;
  // `meta` has a version and flags before its boxes.
  const start = inside.start + (inside.type === 'meta' ? 4 : 0);
  const found = (await boxesIn(bytes, start, inside.end)).find((box) => box.type === type);
  return found ? findBox(bytes, found, rest) : null;
}

/** @throws Refusal where a box that players skip holds another file */
export async function requireQuietPadding(bytes: Bytes, boxes: readonly Box[]): Promise<void> {
  for (const { type, start, end } of boxes) {
    if (!PADDING.has(type)) continue;
    requireNothingAppended(await bytes.read(start, Math.min(end - start, PADDING_LOOK)));
  }
}

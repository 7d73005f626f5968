import { boxesIn } from '../guard/boxes';
import type { Bytes } from '../guard/bytes';
import { corrupt, polyglot, truncated } from '../guard/refusal';

/**
 * Whole films, as their containers say: nothing missing at the end and nothing behind it. Where the
 * index of an MP4 stands does not matter: screens keep whole films, and browsers fetch it by range.
 */
export async function requireWholeMp4(bytes: Bytes): Promise<void> {
  const types = (await boxesIn(bytes, 0, bytes.size)).map(({ type }) => type);
  if (!types.includes('moov')) throw truncated();
  if (!types.includes('mdat')) throw corrupt('没有内容');
}

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
/** Void and CRC-32 may stand anywhere. */
const FILLERS = new Set([0xec, 0xbf]);

export async function requireWholeWebm(bytes: Bytes): Promise<void> {
  let hasSegment = false;
  for (let offset = 0; offset < bytes.size;) {
    const { id, end, isOpen } = await elementAt(bytes, offset);
    if (id !== EBML && id !== SEGMENT && !FILLERS.has(id)) throw polyglot('视频以外的数据');
    hasSegment ||= id === SEGMENT;
    // Recorders that do not know the length beforehand leave it open: to the end of the file.
    if (isOpen) return;
    if (end > bytes.size) throw truncated();
    offset = end;
  }
  if (!hasSegment) throw truncated();
}

/** An element of a WebM: where its header and its content lie. */
export interface Element {
  id: number;
  at: number;
  start: number;
  end: number;
  /** Its length is not told: it ends with the file. */
  isOpen: boolean;
}

/** @throws Refusal where there is none */
export async function elementAt(bytes: Bytes, offset: number): Promise<Element> {
  const head = await bytes.read(offset, 12);
  const idWidth = widthOf(head[0]);
  const lengthWidth = widthOf(head[idWidth]);
  if (head.length < idWidth + lengthWidth) throw truncated();
  if (idWidth > 4) throw corrupt('数据块错位');
  const id = head.readUIntBE(0, idWidth);
  const digits = head.subarray(idWidth, idWidth + lengthWidth);
  let length = (digits[0] as number) & (0xff >> lengthWidth);
  let isOpen = length === 0xff >> lengthWidth;
  for (const digit of digits.subarray(1)) {
    length = length * 256 + digit;
    isOpen &&= digit === 0xff;
  }
  const start = offset + idWidth + lengthWidth;
  return { id, at: offset, start, end: isOpen ? bytes.size : start + length, isOpen };
}

/** Bytes of an EBML number: one more for each leading zero bit. */
function widthOf(first: number | undefined): number {
  if (first === undefined) throw truncated();
  if (first === 0) throw corrupt('数据块错位');
  return Math.clz32(first) - 23;
}

/** Recorders that stream leave the length open, as zero or all ones. */
export async function requireWholeWave(bytes: Bytes): Promise<void> {
  const head = await bytes.read(4, 4);
  if (head.length < 4) throw truncated();
  const length = head.readUInt32LE(0);
  if (length !== 0xffffffff && length + 8 > bytes.size) throw truncated();
}

import { boxesIn, requireQuietPadding } from '../guard/boxes';
import type { Bytes } from '../guard/bytes';
import { corrupt, polyglot, truncated } from '../guard/refusal';

/**
 * Whole films, as their containers say: nothing missing at the end and nothing behind it. Where the
 * index of an MP4 stands does not matter: screens keep whole films, and browsers fetch it by range.
 */
export async function requireWholeMp4(bytes: Bytes): Promise<void> {
  const boxes = await boxesIn(bytes, 0, bytes.size);
  const has = (wanted: string) => boxes.some(({ type }) => type === wanted);
  if (!has('moov')) throw truncated();
  if (!has('mdat')) throw corrupt('没有内容');
  await requireQuietPadding(bytes, boxes);
}

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
/** Void and CRC-32 may stand anywhere. */
const FILLERS = [0xec, 0xbf];
const AROUND = new Set([EBML, SEGMENT, ...FILLERS]);
/** What a segment has, and what a cluster has that does not tell its length either. */
const WITHIN = new Set([
  ...[0x114d9b74, 0x1549a966, 0x1654ae6b, CLUSTER, 0x1c53bb6b, 0x1941a469, 0x1043a770, 0x1254c367],
  ...[0xe7, 0x5854, 0xa7, 0xab, 0xa3, 0xa0, 0xaf],
  ...FILLERS,
]);

export async function requireWholeWebm(bytes: Bytes): Promise<void> {
  let hasSegment = false;
  for (let offset = 0; offset < bytes.size;) {
    const { id, start, end, isOpen } = await elementAt(bytes, offset);
    if (!AROUND.has(id)) throw polyglot('视频以外的数据');
    hasSegment ||= id === SEGMENT;
    // Recorders that do not know the length beforehand leave it open: to the end of the file.
    if (isOpen) return requireWholeSegment(bytes, start);
    if (end > bytes.size) throw truncated();
    offset = end;
  }
  if (!hasSegment) throw truncated();
}

async function requireWholeSegment(bytes: Bytes, from: number): Promise<void> {
  for (let offset = from; offset < bytes.size;) {
    const { id, start, end, isOpen } = await elementAt(bytes, offset);
    if (!WITHIN.has(id)) throw polyglot('视频以外的数据');
    if (end > bytes.size) throw truncated();
    offset = isOpen && id === CLUSTER ? start : end;
  }
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

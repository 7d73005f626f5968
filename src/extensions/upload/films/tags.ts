/** What programs write before and behind the sound of an MP3: its title, its cover. */
import type { Bytes } from '../guard/bytes';

const ID3V2 = 10;
const ID3V1 = 128;
const ENHANCED = 227;
const APE = 32;
const LYRICS = 15;

/** Bytes of the tag that begins here; 0 where none does. */
export async function tagAt(bytes: Bytes, offset: number): Promise<number> {
  const head = await bytes.read(offset, APE);
  const mark = head.toString('latin1');
  if (mark.startsWith('ID3') && head.length >= ID3V2) {
    const hasFooter = (head.readUInt8(5) & 0x10) !== 0;
    return ID3V2 + sevenBits(head.subarray(6, 10)) + (hasFooter ? ID3V2 : 0);
  }
  if (mark.startsWith('APETAGEX') && head.length === APE) return APE + head.readUInt32LE(12);
  return mark.startsWith('TAG') ? ID3V1 : 0;
}

/** Where the sound ends: in front of all tags at the end of the file. */
export async function withoutTags(bytes: Bytes): Promise<number> {
  for (let end = bytes.size; ;) {
    const length = await tagBefore(bytes, end);
    if (length === 0 || length > end) return end;
    end -= length;
  }
}

async function tagBefore(bytes: Bytes, end: number): Promise<number> {
  const from = Math.max(0, end - ENHANCED);
  const tail = await bytes.read(from, end - from);
  const markAt = (distance: number, length: number): string =>
    tail.toString('latin1', tail.length - distance, tail.length - distance + length);
  if (tail.length === ENHANCED && markAt(ENHANCED, 4) === 'TAG+') return ENHANCED;
  if (tail.length >= ID3V1 && markAt(ID3V1, 3) === 'TAG') return ID3V1;
  if (tail.length < APE) return 0;
  if (markAt(APE, 8) === 'APETAGEX') {
    const hasHeader = tail.readUInt32LE(tail.length - 12) >>> 31 === 1;
    return tail.readUInt32LE(tail.length - 20) + (hasHeader ? APE : 0);
  }
  if (markAt(9, 9) === 'LYRICS200') return LYRICS + (Number(markAt(LYRICS, 6)) || 0);
  if (markAt(ID3V2, 3) === '3DI') return 2 * ID3V2 + sevenBits(tail.subarray(-4));
  return 0;
}

/** ID3 keeps the highest bit of each byte free. */
const sevenBits = (bytes: Buffer): number =>
  bytes.reduce((sum, byte) => sum * 128 + (byte & 127), 0);

import type { Bytes } from '../guard/bytes';
import { requireNothingAppended } from '../guard/markup';
import { corrupt, truncated } from '../guard/refusal';

const MARK = 4;
const INFO = 34;
/** Files have some ten: facts, seek points, comments, pictures, padding. */
const MOST_BLOCKS = 1024;
/** Behind the sound, where programs for MP3 have written into it. */
const ID3V1 = 128;
/** Eight channels of the longest block, as they are. */
const MOST_FRAME = 65_535 * 8 * 4 + 1024;
const HEADER = 16;
/** Places that look like the beginning of the last frame; hardly any does by chance. */
const TRIES = 16;

/** What the file says of all its frames. */
interface StreamInfo {
  /** Samples in each block, where all have as many. */
  block: number;
  /** Bytes of the longest frame; 0 where that is not told. */
  longest: number;
  /** Samples in all; 0 where that is not told. */
  samples: number;
}

/** The last frame of a FLAC ends with the file, and has the last of its samples. */
export async function requireWholeFlac(bytes: Bytes): Promise<void> {
  const { start, info } = await readBlocks(bytes);
  const tag = await bytes.read(Math.max(0, bytes.size - ID3V1), 3);
  const end = tag.toString('latin1') === 'TAG' ? bytes.size - ID3V1 : bytes.size;
  const from = Math.max(start, end - (info.longest || MOST_FRAME));
  const tail = await bytes.read(from, Math.max(0, end - from));
  let tries = 0;
  for (let at = tail.length - 1; at >= 0 && tries < TRIES; at -= 1) {
    const last = tail[at] === 0xff ? lastSample(tail.subarray(at, at + HEADER), info) : null;
    if (last === null) continue;
    tries += 1;
    if (checksum(tail.subarray(at), 16, 0x8005) !== 0) continue;
    if (last < info.samples) throw truncated();
    return;
  }
  requireNothingAppended(tail);
  throw truncated();
}

/** What stands before the sound. */
async function readBlocks(bytes: Bytes): Promise<{ start: number; info: StreamInfo }> {
  const first = await bytes.read(MARK, 4 + INFO);
  if (first.length < 4 + INFO) throw truncated();
  if ((first.readUInt8(0) & 0x7f) !== 0 || first.readUIntBE(1, 3) !== INFO)
    throw corrupt('没有声音数据');
  const info = {
    block: first.readUInt16BE(4),
    longest: first.readUIntBE(11, 3),
    samples: Number(first.readBigUInt64BE(14) & 0xf_ffff_ffffn),
  };
  let offset = MARK;
  for (let block = 0; block < MOST_BLOCKS; block += 1) {
    const head = await bytes.read(offset, 4);
    if (head.length < 4) throw truncated();
    offset += 4 + head.readUIntBE(1, 3);
    if (head.readUInt8(0) & 0x80) return { start: offset, info };
  }
  throw corrupt('没有声音数据');
}

/** How many samples there are up to the end of the frame with this header; null where it is none. */
function lastSample(head: Buffer, { block }: StreamInfo): number | null {
  if (head.length < 6 || (head.readUInt16BE(0) & 0xfffe) !== 0xfff8) return null;
  const isVariable = (head.readUInt8(1) & 1) === 1;
  const [sizeCode, rateCode] = [head.readUInt8(2) >> 4, head.readUInt8(2) & 15];
  const number = codedNumber(head.subarray(4));
  if (!number || sizeCode === 0 || rateCode === 15) return null;
  const sizeAt = 4 + number.width;
  const sizeWidth = sizeCode === 6 ? 1 : sizeCode === 7 ? 2 : 0;
  const rateWidth = rateCode === 12 ? 1 : rateCode > 12 ? 2 : 0;
  const end = sizeAt + sizeWidth + rateWidth + 1;
  if (end > head.length || checksum(head.subarray(0, end), 8, 0x07) !== 0) return null;
  const samples = sizeWidth > 0 ? head.readUIntBE(sizeAt, sizeWidth) + 1 : samplesOf(sizeCode);
  return (isVariable ? number.value : number.value * block) + samples;
}

function samplesOf(code: number): number {
  if (code === 1) return 192;
  return code < 6 ? 576 << (code - 2) : 256 << (code - 8);
}

/** A number as UTF-8 would write it, up to 36 bits. */
function codedNumber(bytes: Buffer): { value: number; width: number } | null {
  const first = bytes.readUInt8(0);
  const ones = Math.clz32(~(first << 24));
  const width = Math.max(1, ones);
  if (ones === 1 || ones > 7 || bytes.length < width) return null;
  let value = ones === 0 ? first : first & (0x7f >> ones);
  for (const byte of bytes.subarray(1, width)) {
    if (byte >> 6 !== 2) return null;
    value = value * 64 + (byte & 63);
  }
  return { value, width };
}

/** A cyclic redundancy check; 0 over bytes that end with their own. */
function checksum(bytes: Buffer, bits: 8 | 16, polynomial: number): number {
  const top = 1 << (bits - 1);
  const mask = top * 2 - 1;
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (bits - 8);
    for (let bit = 0; bit < 8; bit += 1) {
      value = ((value << 1) ^ (value & top ? polynomial : 0)) & mask;
    }
  }
  return value;
}

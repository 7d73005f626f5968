import type { Bytes } from '../guard/bytes';
import { requireNothingAppended } from '../guard/markup';
import { corrupt, truncated } from '../guard/refusal';
import { tagAt, withoutTags } from './tags';

/** No text has as many in a row by chance. */
const FEWEST_FRAMES = 3;
const LOOK = 64 * 1024;
/** Zeros that may lie between a tag and the sound. */
const PADDING = 64 * 1024;
const KBITS = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const RATES: Readonly<Record<number, readonly number[]>> = {
  3: [44100, 48000, 32000],
  2: [22050, 24000, 16000],
  0: [11025, 12000, 8000],
};

/** An MP3 is frame after frame, with nothing but tags and padding before, between and behind them. */
export async function requireMp3Frames(bytes: Bytes): Promise<void> {
  const end = await withoutTags(bytes);
  let frames = 0;
  for (let offset = 0; offset < end;) {
    const length = frameLength(await bytes.read(offset, 4));
    frames += length ? 1 : 0;
    const step = length || (await tagAt(bytes, offset)) || (await zerosAt(bytes, offset));
    if (!step) throw await unheard(bytes, offset, frames);
    offset += step;
    if (offset > end && frames >= FEWEST_FRAMES) throw truncated();
  }
  if (frames < FEWEST_FRAMES) throw corrupt('没有声音数据');
}

async function zerosAt(bytes: Bytes, offset: number): Promise<number> {
  const space = await bytes.read(offset, PADDING);
  const at = space.findIndex((byte) => byte !== 0);
  if (at !== -1) return at;
  return space.length < PADDING ? space.length : 0;
}

async function unheard(bytes: Bytes, offset: number, frames: number): Promise<Error> {
  if (frames < FEWEST_FRAMES) return corrupt('没有声音数据');
  requireNothingAppended(await bytes.read(offset, LOOK));
  return corrupt('声音数据中断');
}

/** Bytes of the Layer III frame with this header; 0 where it is none. */
function frameLength(head: Buffer): number {
  if (head.length < 4) return 0;
  const word = head.readUInt32BE(0);
  const version = (word >>> 19) & 3;
  const isLayer3 = word >>> 21 === 0x7ff && ((word >>> 17) & 3) === 1;
  const rate = RATES[version]?.[(word >>> 10) & 3];
  const kbits = KBITS[version === 3 ? 1 : 2][(word >>> 12) & 15];
  if (!isLayer3 || !rate || !kbits) return 0;
  const samples = version === 3 ? 144 : 72;
  return Math.floor((samples * kbits * 1000) / rate) + ((word >>> 9) & 1);
}

import type { Bytes } from '../guard/bytes';
import { corrupt } from '../guard/refusal';

const FRAMES = 3;
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

/** An MP3 has sound behind its tag: three frames in a row, which no text has by chance. */
export async function requireMp3Frames(bytes: Bytes): Promise<void> {
  const tag = await bytes.read(0, 10);
  const tagged = tag.toString('latin1', 0, 3) === 'ID3' && tag.length === 10;
  const tagLength = tagged
    ? [...tag.subarray(6)].reduce((sum, byte) => sum * 128 + (byte & 127), 10)
    : 0;
  const space = await bytes.read(tagLength, PADDING);
  let offset =
    tagLength +
    Math.max(
      0,
      space.findIndex((byte) => byte !== 0),
    );
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const length = frameLength(await bytes.read(offset, 4));
    if (!length) throw corrupt('没有声音数据');
    offset += length;
  }
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

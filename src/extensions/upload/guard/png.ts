import type { Bytes } from './bytes';
import type { PictureSize } from './limits';
import { requireNoMarkup } from './markup';
import { corrupt, polyglot, truncated } from './refusal';

const SIGNATURE = 8;
/** Length, type and checksum of a chunk. */
const FRAME = 12;
/** Samples of a pixel once it is decoded, by colour type; those of a palette are looked up. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 4, 4: 2, 6: 4 };
const REMEDY = '请另存为不隔行（非交错）的 PNG，或缩小后再上传';
/** Longest text that is looked into. */
const TEXT = 1024 * 1024;

/** Walks the chunks of a PNG; its last must end the file. */
export async function readPng(bytes: Bytes): Promise<PictureSize> {
  let offset = SIGNATURE;
  let size: PictureSize | null = null;
  let hasPixels = false;
  for (;;) {
    const head = await bytes.read(offset, 8);
    if (head.length < 8) throw truncated();
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4);
    if (!/^[A-Za-z]{4}$/.test(type)) throw corrupt('数据块错位');
    if (offset + FRAME + length > bytes.size) throw truncated();
    const body = () => bytes.read(offset + 8, Math.min(length, TEXT));
    if (!size) {
      if (type !== 'IHDR' || length !== 13) throw corrupt('没有图像头');
      size = sizeIn(await body());
      if (!size.width || !size.height) throw corrupt('没有画面');
    } else if (type === 'acTL' && length >= 4) {
      size.pages = Math.max(1, (await body()).readUInt32BE(0));
    } else if (/^([tiz][TX]|eXIf)/.test(type)) {
      requireNoMarkup(await body());
    }
    hasPixels ||= type === 'IDAT';
    offset += FRAME + length;
    if (type !== 'IEND') continue;
    if (!hasPixels) throw corrupt('没有画面');
    if (offset !== bytes.size) throw polyglot('图片以外的数据');
    return size;
  }
}

function sizeIn(header: Buffer): PictureSize {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const isInterlaced = header.readUInt8(12) !== 0;
  if (!isInterlaced) return { width, height, pages: 1 };
  const depth = header.readUInt8(8) > 8 ? 2 : 1;
  const bytes = width * height * (SAMPLES[header.readUInt8(9)] ?? 4) * depth;
  return { width, height, pages: 1, whole: { bytes, remedy: REMEDY } };
}

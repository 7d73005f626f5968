import type { Bytes } from './bytes';
import type { PictureSize } from './limits';
import { requireNoMarkup } from './markup';
import { corrupt, polyglot, truncated } from './refusal';

const HEADER = 12;
const METADATA = new Set(['EXIF', 'XMP ', 'ICCP']);
const TEXT = 1024 * 1024;
/** Measured: the decoder's picture, and what is made of it. */
const BYTES_PER_PIXEL = 8;
const REMEDY = '请另存为 JPEG 或 PNG，或缩小后再上传';

/** Walks the chunks of a WebP; they must fill the file to its last byte. */
export async function readWebp(bytes: Bytes): Promise<PictureSize> {
  const head = await bytes.read(0, HEADER);
  if (head.length < HEADER) throw truncated();
  const end = 8 + head.readUInt32LE(4);
  if (end > bytes.size) throw truncated();
  if (bytes.size > end + (end % 2)) throw polyglot('图片以外的数据');
  const size: PictureSize = { width: 0, height: 0, pages: 0 };
  for (let offset = HEADER; offset < end;) {
    const chunk = await bytes.read(offset, 8);
    if (chunk.length < 8) throw truncated();
    const type = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32LE(4);
    if (offset + 8 + length > end) throw truncated();
    const body = await bytes.read(offset + 8, Math.min(length, METADATA.has(type) ? TEXT : 16));
    if (METADATA.has(type)) requireNoMarkup(body);
    const found = sizeIn(type, body);
    size.width = Math.max(size.width, found.width);
    size.height = Math.max(size.height, found.height);
    if (type === 'ANMF') size.pages += 1;
    offset += 8 + length + (length % 2);
  }
  if (!size.width || !size.height) throw corrupt('没有画面');
  const whole = { bytes: size.width * size.height * BYTES_PER_PIXEL, remedy: REMEDY };
  return { ...size, pages: Math.max(1, size.pages), whole };
}

function sizeIn(type: string, body: Buffer): { width: number; height: number } {
  if (type === 'VP8X' && body.length >= 10) {
    return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  }
  if (type === 'VP8 ' && body.length >= 10) {
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  }
  if (type === 'VP8L' && body.length >= 5) {
    const bits = body.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: 0, height: 0 };
}

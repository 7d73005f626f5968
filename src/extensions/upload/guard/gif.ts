import type { Bytes } from './bytes';
import type { PictureSize } from './limits';
import { requireNoMarkup } from './markup';
import { corrupt, polyglot, truncated } from './refusal';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const COMMENT = 0xfe;
const APPLICATION = 0xff;
/** Zeros that may follow the trailer. */
const PADDING = 64 * 1024;
/** Longest comment or block of an application; a colour profile and XMP fit in. */
const TEXT = 1024 * 1024;

const colourTable = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

/** Walks the blocks of a GIF; nothing but padding may follow its trailer. */
export async function readGif(bytes: Bytes): Promise<PictureSize> {
  const head = await bytes.read(0, 13);
  if (head.length < 13) throw truncated();
  const size = { width: head.readUInt16LE(6), height: head.readUInt16LE(8), pages: 0 };
  let offset = 13 + colourTable(head[10] as number);
  for (;;) {
    const block = await bytes.read(offset, 10);
    if (block.length === 0) throw truncated();
    if (block[0] === TRAILER) break;
    if (block[0] === IMAGE) {
      if (block.length < 10) throw truncated();
      size.width = Math.max(size.width, block.readUInt16LE(1) + block.readUInt16LE(5));
      size.height = Math.max(size.height, block.readUInt16LE(3) + block.readUInt16LE(7));
      size.pages += 1;
      offset = await skipBlocks(bytes, offset + 11 + colourTable(block[9] as number), false);
    } else if (block[0] === EXTENSION) {
      const isText = block[1] === COMMENT || block[1] === APPLICATION;
      offset = await skipBlocks(bytes, offset + 2, isText);
    } else {
      throw corrupt('数据块错位');
    }
  }
  if (!size.pages || !size.width || !size.height) throw corrupt('没有画面');
  const rest = await bytes.read(offset + 1, PADDING);
  if (offset + 1 + rest.length < bytes.size || rest.some((byte) => byte !== 0))
    throw polyglot('图片以外的数据');
  return size;
}

async function skipBlocks(bytes: Bytes, start: number, isText: boolean): Promise<number> {
  const text: Buffer[] = [];
  let has = 0;
  for (let offset = start; ;) {
    const [length] = await bytes.read(offset, 1);
    if (length === undefined || offset + 1 + length > bytes.size) throw truncated();
    if (isText && length) text.push(Buffer.from(await bytes.read(offset + 1, length)));
    has += length;
    if (isText && has > TEXT) throw polyglot('过长的注释');
    offset += 1 + length;
    if (length > 0) continue;
    requireNoMarkup(Buffer.concat(text));
    return offset;
  }
}

import type { Bytes } from './bytes';
import type { PictureSize } from './limits';
import { requireNoMarkup, requireNothingAppended } from './markup';
import { corrupt, polyglot, truncated } from './refusal';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const BLOCK = 256 * 1024;
/** What phones write behind a motion photo's film is a label of some bytes. */
const LABEL = 64 * 1024;
/** Zeros that may lie behind a picture: cards and cameras fill their blocks up. */
const PADDING = 4 * 1024 * 1024;
/** Pictures behind the picture: previews, gain maps, the mattes of a portrait. */
const MOST_APPENDED = 16;
/** Markers in a row that hold nothing; encoders that align their segments write a few. */
const MOST_FILLERS = 64;
/** Passes of a progressive picture, of which encoders make ten or so; libvips stops here too. */
const MOST_SCANS = 100;
/** Bytes. */
const COEFFICIENT = 2;

const REMEDY = '请另存为基线（非渐进式）JPEG，或缩小后再上传';

/** What the header of the pixels says. */
interface Frame {
  width: number;
  height: number;
  components: number;
  /** What all coefficients take. */
  bytes: number;
  /** They come in several passes over the picture, and are kept until the last. */
  isWhole: boolean;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
const isMetadata = (marker: number): boolean =>
  marker === COM || (marker >= 0xe0 && marker <= 0xef);

/** Walks a JPEG from its first marker to what follows its last. */
export async function readJpeg(bytes: Bytes): Promise<PictureSize> {
  const { end, frame } = await walk(bytes, 0);
  if (!frame) throw corrupt('没有画面');
  await requireKnownTrailer(bytes, end);
  const { width, height, isWhole } = frame;
  const whole = isWhole ? { bytes: frame.bytes, remedy: REMEDY } : null;
  return { width, height, pages: 1, ...(whole && { whole }) };
}

async function walk(bytes: Bytes, start: number): Promise<{ end: number; frame: Frame | null }> {
  let offset = start + 2;
  let frame: Frame | null = null;
  let fillers = 0;
  let scans = 0;
  for (;;) {
    const head = await bytes.read(offset, 4);
    if (head.length < 2) throw truncated();
    if (head[0] !== 0xff) throw corrupt('标记错位');
    const marker = head[1] as number;
    if (marker === EOI) return { end: offset + 2, frame };
    if (marker === 0xff || marker === SOI || isRestart(marker) || marker === 0x01) {
      if ((fillers += 1) > MOST_FILLERS) throw corrupt('标记错位');
      offset += marker === 0xff ? 1 : 2;
      continue;
    }
    fillers = 0;
    if (head.length < 4) throw truncated();
    const length = head.readUInt16BE(2);
    if (length < 2) throw corrupt('标记错位');
    if (offset + 2 + length > bytes.size) throw truncated();
    if (isMetadata(marker)) requireNoMarkup(await bytes.read(offset + 4, length - 2));
    if (isFrame(marker)) {
      // Decoders go by the first one; which one a limit would be held to is nothing to guess.
      if (frame) throw corrupt('图像头自相矛盾');
      frame = frameIn(await bytes.read(offset + 4, length - 2), marker);
    }
    if (marker === SOS && frame) {
      const [inScan = 0] = await bytes.read(offset + 4, 1);
      frame.isWhole ||= inScan < frame.components;
    }
    offset += 2 + length;
    if (marker !== SOS) continue;
    if ((scans += 1) > MOST_SCANS) throw corrupt('扫描过多');
    offset = await skipPixels(bytes, offset);
  }
}

/** Fewer coefficients where a component is sampled less often than others. */
function frameIn(header: Buffer, marker: number): Frame {
  const components = header[5] ?? 0;
  const sampling = [...header.subarray(6, 6 + components * 3)].filter((_, at) => at % 3 === 1);
  if (header.length < 6 || sampling.length < components) throw corrupt('没有画面');
  const [height, width] = [header.readUInt16BE(1), header.readUInt16BE(3)];
  const across = Math.max(...sampling.map((both) => both >> 4));
  const down = Math.max(...sampling.map((both) => both & 15));
  const shares = sampling.map((both) => ((both >> 4) * (both & 15)) / (across * down));
  const bytes = COEFFICIENT * width * height * shares.reduce((sum, share) => sum + share, 0);
  if (!(bytes > 0)) throw corrupt('没有画面');
  return { width, height, components, bytes, isWhole: marker % 4 === 2 };
}

/** Where the next marker stands; what looks like one among pixels is stuffed with a zero. */
async function skipPixels(bytes: Bytes, start: number): Promise<number> {
  for (let offset = start; offset < bytes.size;) {
    const block = await bytes.read(offset, BLOCK);
    for (let at = block.indexOf(0xff); at !== -1; at = block.indexOf(0xff, at + 1)) {
      if (at + 1 === block.length) break;
      const next = block[at + 1] as number;
      if (next !== 0 && next !== 0xff && !isRestart(next)) return offset + at;
    }
    // The last byte is read again, as the first of a pair.
    offset += block.length > 1 ? block.length - 1 : 1;
  }
  throw truncated();
}

/**
 * Cameras append previews, depth maps and the film of a motion photo to a JPEG; those may stay.
 * Anything else that follows the picture is not part of it.
 */
async function requireKnownTrailer(bytes: Bytes, after: number): Promise<void> {
  let end = after;
  let offset = await skipPadding(bytes, end);
  let head = await bytes.read(offset, 12);
  for (let count = 0; head[0] === 0xff && head[1] === SOI; count += 1) {
    const appended = await walk(bytes, offset);
    if (!appended.frame || count === MOST_APPENDED) throw polyglot('图片以外的数据');
    end = appended.end;
    offset = await skipPadding(bytes, end);
    head = await bytes.read(offset, 12);
  }
  if (offset >= bytes.size) return;
  // A film begins with the length of its first box, whose leading zeros look like padding.
  const film = Math.max(end, offset - 3);
  if ((await bytes.read(film + 4, 4)).toString('latin1') === 'ftyp') {
    return requireLabel(bytes, await skipBoxes(bytes, film));
  }
  const tail = await bytes.read(Math.max(offset, bytes.size - 4), 4);
  if (tail.toString('latin1') === 'SEFT' || head.toString('latin1', 0, 5) === 'vivo{') {
    return requireLabel(bytes, offset);
  }
  requireNothingAppended(await bytes.read(offset, BLOCK));
  throw polyglot('图片以外的数据');
}

async function skipPadding(bytes: Bytes, start: number): Promise<number> {
  const most = Math.min(bytes.size, start + PADDING);
  let offset = start;
  while (offset < most) {
    const block = await bytes.read(offset, BLOCK);
    const at = block.findIndex((byte) => byte !== 0);
    if (at !== -1) return offset + at;
    offset += block.length;
  }
  return offset;
}

async function skipBoxes(bytes: Bytes, start: number): Promise<number> {
  let offset = start;
  for (;;) {
    const head = await bytes.read(offset, 8);
    if (head.length < 8 || !/^[\w ]{4}$/.test(head.toString('latin1', 4, 8))) return offset;
    const length = head.readUInt32BE(0);
    if (length < 8 || offset + length > bytes.size) return offset;
    offset += length;
  }
}

async function requireLabel(bytes: Bytes, offset: number): Promise<void> {
  if (bytes.size - offset > LABEL * 16) throw polyglot('图片以外的数据');
  requireNothingAppended(await bytes.read(offset, bytes.size - offset));
}

import type { Bytes } from './bytes';
import type { PictureSize } from './limits';
import { requireNothingAppended } from './markup';
import { corrupt, Refusal, truncated } from './refusal';

/** The picture, its previews and smaller copies. */
const MOST_DIRECTORIES = 64;
const MOST_ENTRIES = 4096;
/** Strips or tiles whose places are checked; a picture within the limits has fewer. */
const MOST_PARTS = 1_000_000;
/** What follows the last byte that a directory points at is looked at this far. */
const LOOK = 64 * 1024;

const TAG = {
  subfileType: 254,
  width: 256,
  height: 257,
  stripOffsets: 273,
  stripLengths: 279,
  tileOffsets: 324,
  tileLengths: 325,
  cfaPattern: 33422,
  dngVersion: 50706,
} as const;

/** Bytes of a value that is read as a number, by TIFF field type. */
const WIDTHS: Readonly<Record<number, 1 | 2 | 4 | 8>> = { 1: 1, 3: 2, 4: 4, 16: 8 };
/** Bytes of any value, by field type; unknown types count as single bytes. */
const LENGTHS: Readonly<Record<number, number>> = {
  ...WIDTHS,
  5: 8,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  17: 8,
  18: 8,
};

interface Entry {
  type: number;
  count: number;
  /** Where the values lie. */
  at: number;
}

/** The two sizes of TIFF differ in the widths of counts and places only. */
interface Layout {
  big: boolean;
  little: boolean;
}

const RAW = new Refusal(
  'not-accepted',
  '是相机原始格式（RAW），请用相机软件导出为 JPEG 或 TIFF 后再上传',
);

const MORE_PAGES = new Refusal(
  'not-accepted',
  '是 2 页以上的 TIFF，一张图片只能有一页，请把每页另存为单独的 TIFF 或 JPEG，整册请存为 PDF',
);

/** Reads the directories of a TIFF or BigTIFF, and checks that the pixels they point at are there. */
export async function readTiff(bytes: Bytes): Promise<PictureSize> {
  const head = await bytes.read(0, 16);
  if (head.length < 16) throw truncated();
  const little = head.toString('latin1', 0, 2) === 'II';
  const layout = { little, big: number(head, 2, 2, little) === 43 };
  let at = layout.big ? number(head, 8, 8, little) : number(head, 4, 4, little);
  const seen = new Set<number>();
  const size: PictureSize = { width: 0, height: 0, pages: 0 };
  // Directories that share a list could have it read again and again.
  let unread = bytes.size;
  let end = 0;
  while (at !== 0) {
    if (seen.has(at) || seen.size > MOST_DIRECTORIES) throw corrupt('目录成环');
    seen.add(at);
    const { entries, next, end: read } = await readDirectory(bytes, at, layout);
    if (entries.has(TAG.dngVersion) || entries.has(TAG.cfaPattern)) throw RAW;
    const [subfile = 0] = await values(bytes, entries.get(TAG.subfileType), layout, 1);
    const [width = 0] = await values(bytes, entries.get(TAG.width), layout, 1);
    const [height = 0] = await values(bytes, entries.get(TAG.height), layout, 1);
    const isPreview = (subfile & 1) === 1;
    // Raw files of many cameras lead with a preview and hide the picture in a private place.
    if (isPreview && size.pages === 0) throw RAW;
    if (!width || !height) throw corrupt('没有画面');
    size.width = Math.max(size.width, width);
    size.height = Math.max(size.height, height);
    if (!isPreview && size.pages > 0) throw MORE_PAGES;
    if (!isPreview) size.pages = 1;
    const pixels = await requirePixels(bytes, entries, layout);
    unread -= pixels.read;
    if (unread < 0) throw corrupt('目录错位');
    end = Math.max(end, read, pixels.end);
    at = next;
  }
  if (size.pages === 0) throw corrupt('没有画面');
  requireNothingAppended(await bytes.read(end, LOOK));
  return size;
}

async function readDirectory(
  bytes: Bytes,
  at: number,
  { big, little }: Layout,
): Promise<{ entries: Map<number, Entry>; next: number; end: number }> {
  const [countWidth, entryWidth, placeWidth] = big ? ([8, 20, 8] as const) : ([2, 12, 4] as const);
  const head = await bytes.read(at, countWidth);
  if (head.length < countWidth) throw truncated();
  const count = number(head, 0, countWidth, little);
  if (count === 0 || count > MOST_ENTRIES) throw corrupt('目录错位');
  const body = await bytes.read(at + countWidth, count * entryWidth + placeWidth);
  if (body.length < count * entryWidth + placeWidth) throw truncated();
  const entries = new Map<number, Entry>();
  let end = at + countWidth + body.length;
  for (let index = 0; index < count; index += 1) {
    const start = index * entryWidth;
    const type = number(body, start + 2, 2, little);
    const length = number(body, start + 4, big ? 8 : 4, little);
    const valueAt = start + (big ? 12 : 8);
    const needs = (LENGTHS[type] ?? 1) * length;
    const isInside = needs <= placeWidth;
    const place = isInside ? at + countWidth + valueAt : number(body, valueAt, placeWidth, little);
    if (place + needs > bytes.size) throw truncated();
    end = Math.max(end, place + needs);
    entries.set(number(body, start, 2, little), { type, count: length, at: place });
  }
  return { entries, next: number(body, count * entryWidth, placeWidth, little), end };
}

/** @returns how many bytes the places and lengths themselves take, and where the last part ends */
async function requirePixels(
  bytes: Bytes,
  entries: Map<number, Entry>,
  layout: Layout,
): Promise<{ read: number; end: number }> {
  const [places, lengths] = entries.has(TAG.tileOffsets)
    ? [TAG.tileOffsets, TAG.tileLengths]
    : [TAG.stripOffsets, TAG.stripLengths];
  const starts = await values(bytes, entries.get(places), layout, MOST_PARTS);
  const sizes = await values(bytes, entries.get(lengths), layout, MOST_PARTS);
  if (starts.length === 0 || starts.length !== sizes.length) throw corrupt('没有画面');
  const end = starts.reduce(
    (last, start, index) => Math.max(last, start + (sizes[index] as number)),
    0,
  );
  if (end > bytes.size) throw truncated();
  const widthOf = (tag: number): number => WIDTHS[entries.get(tag)?.type ?? 0] ?? 0;
  return { read: starts.length * (widthOf(places) + widthOf(lengths)), end };
}

async function values(
  bytes: Bytes,
  entry: Entry | undefined,
  { little }: Layout,
  most: number,
): Promise<number[]> {
  const width = entry && WIDTHS[entry.type];
  if (!entry || !width) return [];
  if (entry.count > most) throw corrupt('目录错位');
  const buffer = await bytes.read(entry.at, width * entry.count);
  if (buffer.length < width * entry.count) throw truncated();
  return Array.from({ length: entry.count }, (_, index) =>
    number(buffer, index * width, width, little),
  );
}

function number(buffer: Buffer, at: number, width: 1 | 2 | 4 | 8, little: boolean): number {
  if (width === 8) return Number(little ? buffer.readBigUInt64LE(at) : buffer.readBigUInt64BE(at));
  return little ? buffer.readUIntLE(at, width) : buffer.readUIntBE(at, width);
}

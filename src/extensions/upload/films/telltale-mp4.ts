/**
 * What an MP4 tells beside what it shows: where, when and with what it was taken. Nobody can list
 * every box that some phone writes its position into (`©xyz`, `loci`, Apple's and Android's keys,
 * XMP, makers' own), so the harmless ones are listed, and all others count.
 */
import { boxesIn, type Box } from '../guard/boxes';
import type { Bytes } from '../guard/bytes';
import { corrupt, Refusal } from '../guard/refusal';
import type { Blank } from './blanks';
import { sampleRanges } from './samples';

const NAMES = (text: string) => new Set(text.split(' '));

const TOP = NAMES('ftyp styp moov moof mdat mfra sidx ssix prft pdin wide');
const MOVIE = NAMES('mvhd iods mvex pssh');
const TRACK = NAMES('tkhd edts tref trgr mdia load tapt clip matt');
const USER_DATA = NAMES('name hnti cprt titl tsel kind chpl ©nam ©too ©enc ©swr ©day ©cpy');
/** Of a list as iTunes and ffmpeg write it. */
const ITEMS = NAMES(
  '©nam ©too ©enc ©day ©gen ©ART aART ©alb ©wrt ©cmt ©cpy cprt desc ldes gnre trkn disk tmpo cpil pgap stik hdvd',
);
/** Of a list as Android and QuickTime write it. */
const KEYS =
  /^(com\.android\.(version|capture\.fps)|com\.apple\.quicktime\.(title|software|creationdate)|title|encoder)$/;
/** Pictures, sound, hints for sending them, and the time code; not text or a maker's measurements. */
const SHOWN = NAMES('vide soun hint tmcd');
const PADDING = NAMES('free skip');
/** Padding is looked at this far: whoever hides something in it begins at its beginning. */
const PADDING_LOOK = 4096;
const MOST_LIST = 1024 * 1024;

/** What must be written over before anybody but an editor gets the film; empty for most films. */
export async function telltaleMp4(bytes: Bytes): Promise<Blank[]> {
  const blanks: Blank[] = [];
  const top = await boxesIn(bytes, 0, bytes.size);
  const isFragmented = top.some(({ type }) => type === 'moof');
  for (const box of top) {
    if (box.type === 'moov') blanks.push(...(await inMovie(bytes, box, isFragmented)));
    else if (!(await isKnown(bytes, box, TOP))) blanks.push(...blankBox(box));
  }
  return blanks;
}

async function inMovie(bytes: Bytes, movie: Box, isFragmented: boolean): Promise<Blank[]> {
  const blanks: Blank[] = [];
  for (const box of await boxesIn(bytes, movie.start, movie.end)) {
    if (box.type === 'trak') blanks.push(...(await inTrack(bytes, box, isFragmented)));
    else blanks.push(...(await inOther(bytes, box, MOVIE)));
  }
  return blanks;
}

async function inTrack(bytes: Bytes, track: Box, isFragmented: boolean): Promise<Blank[]> {
  const boxes = await boxesIn(bytes, track.start, track.end);
  const media = boxes.find(({ type }) => type === 'mdia');
  if (media && !SHOWN.has(await handlerOf(bytes, media))) {
    if (isFragmented) throw new Refusal('not-playable', UNSEPARABLE);
    return [...blankBox(track), ...(await sampleRanges(bytes, media))];
  }
  const blanks: Blank[] = [];
  for (const box of boxes) blanks.push(...(await inOther(bytes, box, TRACK)));
  return blanks;
}

const UNSEPARABLE =
  '除画面和声音外还夹着拍摄数据（如逐秒的位置），无法分开，请导出为 MP4（H.264 视频、AAC 音频）后再上传';

async function inOther(bytes: Bytes, box: Box, known: ReadonlySet<string>): Promise<Blank[]> {
  if (box.type === 'udta') return inUserData(bytes, box);
  if (box.type === 'meta') return (await isHarmlessList(bytes, box)) ? [] : blankBox(box);
  return (await isKnown(bytes, box, known)) ? [] : blankBox(box);
}

async function inUserData(bytes: Bytes, userData: Box): Promise<Blank[]> {
  let boxes: Box[];
  try {
    boxes = await boxesIn(bytes, userData.start, userData.end);
  } catch (error) {
    // QuickTime ends such a list with a zero; whatever cannot be read is not known to be harmless.
    if (error instanceof Refusal) return blankBox(userData);
    throw error;
  }
  const blanks: Blank[] = [];
  for (const box of boxes) blanks.push(...(await inOther(bytes, box, USER_DATA)));
  return blanks;
}

async function isKnown(bytes: Bytes, box: Box, known: ReadonlySet<string>): Promise<boolean> {
  if (!PADDING.has(box.type)) return known.has(box.type);
  const start = await bytes.read(box.start, Math.min(box.end - box.start, PADDING_LOOK));
  // The packager GPAC signs there.
  return start.every((byte) => byte === 0) || start.toString('latin1').startsWith('IsoMedia File');
}

/** With a version and flags before its boxes, or without, as QuickTime has it. */
async function isHarmlessList(bytes: Bytes, list: Box): Promise<boolean> {
  if (list.end - list.start > MOST_LIST) return false;
  for (const skip of [4, 0]) {
    try {
      const boxes = await boxesIn(bytes, list.start + skip, list.end);
      return await hasOnlyHarmless(bytes, boxes);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return false;
}

async function hasOnlyHarmless(bytes: Bytes, boxes: readonly Box[]): Promise<boolean> {
  if (!boxes.every(({ type }) => ['hdlr', 'keys', 'ilst', 'free'].includes(type))) return false;
  const keys = boxes.find(({ type }) => type === 'keys');
  if (keys) return (await keysIn(bytes, keys)).every((key) => KEYS.test(key));
  const list = boxes.find(({ type }) => type === 'ilst');
  const items = list ? await boxesIn(bytes, list.start, list.end) : [];
  return items.every(({ type }) => ITEMS.has(type) || type === 'free');
}

/** A count, then each key with its length and namespace. */
async function keysIn(bytes: Bytes, { start, end }: Box): Promise<string[]> {
  const entries = await boxesIn(bytes, start + 8, end);
  const keys: string[] = [];
  for (const entry of entries) {
    keys.push((await bytes.read(entry.start, entry.end - entry.start)).toString('utf8'));
  }
  return keys;
}

async function handlerOf(bytes: Bytes, media: Box): Promise<string> {
  const boxes = await boxesIn(bytes, media.start, media.end);
  const handler = boxes.find(({ type }) => type === 'hdlr');
  if (!handler) throw corrupt('轨道没有类型');
  return (await bytes.read(handler.start + 8, 4)).toString('latin1');
}

/** A box of the same size that players skip. */
const blankBox = ({ at, start, end }: Box): Blank[] => [
  { start: at + 4, end: at + 8, head: Buffer.from('free') },
  { start, end, head: Buffer.alloc(0) },
];

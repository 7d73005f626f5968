import { errors } from '@strapi/utils';
import sharp from 'sharp';
import type { Blank } from '../films/blanks';
import { asVtt, MOST_CAPTION_BYTES } from '../films/captions';
import { requireWholeMp4, requireWholeWebm } from '../films/containers';
import { requireWholeFlac } from '../films/flac';
import { requireMp3Frames } from '../films/mpeg';
import { requireWholeOgg } from '../films/ogg';
import { requirePlayable, type Container, type FilmFacts } from '../films/playable';
import { probe } from '../films/probe';
import { telltaleOf } from '../films/telltale';
import { requireWholeWave } from '../films/wave';
import { readAvif } from './avif';
import { withBytes, type Bytes } from './bytes';
import { readGif } from './gif';
import { requireNothingHidden } from './hidden';
import { readJpeg } from './jpeg';
import { ACCEPTED, endingOf, type AcceptedKey, type MediaKind } from './kinds';
import { DEFAULT_LIMITS, requireWithin, type PictureLimits, type PictureSize } from './limits';
import { requireQuietPdf } from './pdf';
import { readPng } from './png';
import { HEAD, recognise } from './recognise';
import { corrupt, Refusal, type RefusalCode } from './refusal';
import { readTiff } from './tiff';
import { readWebp } from './webp';

/** What a file is, by its bytes alone. */
export interface Inspection {
  mime: string;
  /** With its dot; follows from the type, never from the name. */
  ext: string;
  kind: MediaKind;
  /** Pixels of a picture or film when it is upright; null for everything else. */
  width: number | null;
  height: number | null;
  /** What is played, and for how long; null for what is not played. */
  film: FilmFacts | null;
  /** What of a film nobody but an editor is to get: where it was taken, for one. */
  blanks: readonly Blank[];
  /** A picture into which neither a camera nor a program has written about itself. */
  isBare: boolean;
}

/** A refusal that names its file; Strapi answers it with 400 and the message. */
export class RefusedFile extends errors.ValidationError<
  string,
  { code: RefusalCode; file: string }
> {
  constructor(
    readonly code: RefusalCode,
    readonly file: string,
    message: string,
  ) {
    super(message, { code, file });
  }
}

/** How the size of each kind of picture is read from its header. */
const PICTURES: Partial<Record<AcceptedKey, (bytes: Bytes) => Promise<PictureSize>>> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
  gif: readGif,
  tiff: readTiff,
  avif: readAvif,
};

/** How the container of each kind of film or sound is checked. */
const PLAYED: Partial<Record<AcceptedKey, [Container, (bytes: Bytes) => Promise<void>]>> = {
  mp4: ['mp4', requireWholeMp4],
  m4a: ['mp4', requireWholeMp4],
  webm: ['webm', requireWholeWebm],
  mp3: ['mp3', requireMp3Frames],
  ogg: ['ogg', requireWholeOgg],
  wav: ['wav', requireWholeWave],
  flac: ['flac', requireWholeFlac],
};

/** Containers of films may hold a sound alone. */
const SOUND_OF: Partial<Record<AcceptedKey, AcceptedKey>> = { mp4: 'm4a', webm: 'weba' };

const FLAT = { width: null, height: null, film: null, blanks: [], isBare: false };

/**
 * Looks at a file before anything is stored. Nothing is decoded: a picture of any size costs a walk
 * over its headers, a film of any size the reading of its index.
 *
 * @param path where the bytes lie
 * @param name what its owner calls it, for the message
 * @throws RefusedFile in zh-Hans, with the file, the reason and what to do
 */
export async function inspect(
  path: string,
  name: string,
  limits: PictureLimits = DEFAULT_LIMITS,
): Promise<Inspection> {
  try {
    return await withBytes(path, (bytes) => look(path, name, bytes, limits));
  } catch (error) {
    if (error instanceof Refusal) {
      throw new RefusedFile(error.code, name, `“${name}”${error.message}`);
    }
    throw error;
  }
}

async function look(
  path: string,
  name: string,
  bytes: Bytes,
  limits: PictureLimits,
): Promise<Inspection> {
  if (bytes.size === 0) throw new Refusal('empty', '是空文件（0 字节），请重新导出后再上传');
  const key = recognise(await bytes.read(0, HEAD));
  const readPicture = PICTURES[key];
  if (readPicture) {
    requireHonestName(name, key);
    const size = await readPicture(bytes);
    requireWithin(size, limits);
    await requireNothingHidden(bytes);
    return { ...FLAT, ...typeOf(key), ...(await secondOpinion(path, size, limits)) };
  }
  const played = PLAYED[key];
  if (played) {
    const [container, requireWhole] = played;
    await requireWhole(bytes);
    await requireNothingHidden(bytes);
    const film = requirePlayable(container, await probe(path));
    const isSound = film.videoCodec === null;
    const found = isSound ? (SOUND_OF[key] ?? key) : key === 'm4a' ? 'mp4' : key;
    requireHonestName(name, found);
    const { width, height } = film;
    const blanks = await telltaleOf(container, bytes);
    return { ...FLAT, ...typeOf(found), width, height, film, blanks };
  }
  requireHonestName(name, key);
  if (key === 'pdf') {
    await requireQuietPdf(bytes);
    await requireNothingHidden(bytes);
  } else asVtt(await bytes.read(0, MOST_CAPTION_BYTES + 1), key === 'srt' ? 'srt' : 'vtt');
  return { ...FLAT, ...typeOf(key) };
}

const typeOf = (key: AcceptedKey): Pick<Inspection, 'mime' | 'ext' | 'kind'> => {
  const { mime, ext, kind } = ACCEPTED[key];
  return { mime, ext, kind };
};

/** A name may say nothing of the type; what it says must be true. */
function requireHonestName(name: string, key: AcceptedKey): void {
  const ending = endingOf(name);
  const { names, label, ext } = ACCEPTED[key];
  if (!ending || (names as readonly string[]).includes(ending)) return;
  throw new Refusal(
    'mislabelled',
    `的内容是${/^[A-Z]/.test(label) ? ' ' : ''}${label}，与扩展名 ${ending} 不符，请确认文件无误，把扩展名改为 ${ext} 后再上传`,
  );
}

/** Names of makers and programs, and times: what some browsers write on their own are numbers. */
const AUTHORED = /[a-z]{3}|\d{4}:\d\d:\d\d/i;

/**
 * The decoder's own reading of the header: a file that two readers see differently is two files.
 */
async function secondOpinion(
  path: string,
  size: PictureSize,
  limits: PictureLimits,
): Promise<Pick<Inspection, 'width' | 'height' | 'isBare'>> {
  const seen = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw corrupt('读不出图像头');
    });
  const { width, height, orientation = 1 } = seen;
  const sideways = orientation >= 5;
  const fits =
    Math.max(width, height) <= Math.max(size.width, size.height) &&
    width * height <= size.width * size.height;
  if (!fits) throw corrupt('图像头自相矛盾');
  requireWithin({ width, height, pages: size.pages }, limits);
  return {
    width: sideways ? height : width,
    height: sideways ? width : height,
    isBare: !seen.xmp && !seen.iptc && !AUTHORED.test(seen.exif?.toString('latin1', 6) ?? ''),
  };
}

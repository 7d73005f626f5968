/**
 * What may come in, as a table. The type follows from the bytes; the name may only agree with it.
 */

export type MediaKind = 'image' | 'film' | 'audio' | 'document' | 'captions';

export interface AcceptedType {
  mime: string;
  /** What the stored file's name ends in. */
  ext: string;
  kind: MediaKind;
  /** What people call it. */
  label: string;
  /** What the name of such a file may end in. */
  names: readonly string[];
}

export type AcceptedKey = keyof typeof ACCEPTED;

export const ACCEPTED = {
  jpeg: type('image/jpeg', '.jpg', 'image', 'JPEG 图片', ['.jpg', '.jpeg', '.jpe', '.jfif']),
  png: type('image/png', '.png', 'image', 'PNG 图片', ['.png', '.apng']),
  webp: type('image/webp', '.webp', 'image', 'WebP 图片', ['.webp']),
  gif: type('image/gif', '.gif', 'image', 'GIF 图片', ['.gif']),
  tiff: type('image/tiff', '.tif', 'image', 'TIFF 图片', ['.tif', '.tiff']),
  avif: type('image/avif', '.avif', 'image', 'AVIF 图片', ['.avif']),
  mp4: type('video/mp4', '.mp4', 'film', 'MP4 视频', ['.mp4', '.m4v']),
  webm: type('video/webm', '.webm', 'film', 'WebM 视频', ['.webm']),
  m4a: type('audio/mp4', '.m4a', 'audio', 'M4A 音频', ['.m4a', '.mp4', '.m4b']),
  weba: type('audio/webm', '.weba', 'audio', 'WebM 音频', ['.weba', '.webm']),
  mp3: type('audio/mpeg', '.mp3', 'audio', 'MP3 音频', ['.mp3']),
  ogg: type('audio/ogg', '.ogg', 'audio', 'Ogg 音频', ['.ogg', '.oga', '.opus']),
  wav: type('audio/wav', '.wav', 'audio', 'WAV 音频', ['.wav']),
  flac: type('audio/flac', '.flac', 'audio', 'FLAC 音频', ['.flac']),
  pdf: type('application/pdf', '.pdf', 'document', 'PDF 文档', ['.pdf']),
  vtt: type('text/vtt', '.vtt', 'captions', 'WebVTT 字幕', ['.vtt']),
  srt: type('text/vtt', '.vtt', 'captions', 'SRT 字幕', ['.srt']),
} satisfies Record<string, AcceptedType>;

/** Endings that say what a file is, beside those of accepted types: each but its own is a lie. */
const OTHER_NAMES = new Set(
  [
    'htm html xhtml shtml mht mhtml svg svgz xml xsl xslt js mjs cjs ts tsx jsx css json map wasm swf',
    'php phtml phar asp aspx jsp jspx cgi pl py rb sh bash bat cmd ps1 vbs vbe wsf hta reg lnk url',
    'exe dll msi com scr pif cpl jar apk ipa dmg iso bin deb rpm app',
    'zip rar 7z tar gz bz2 xz tgz cab doc docx docm xls xlsx xlsm ppt pptx pptm wps et dps rtf odt ods',
    'odp epub txt md csv log eml',
    'bmp ico psd ai eps heic heif hif jp2 j2k jxl raw dng cr2 cr3 nef arw orf rw2 raf pef srw',
    'mov qt avi wmv asf flv f4v mkv rm rmvb mpg mpeg vob mts m2ts 3gp 3g2',
    'aac amr wma ape aiff aif mid midi ass ssa sub lrc',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `.${name}`),
);
for (const { names } of Object.values(ACCEPTED)) for (const name of names) OTHER_NAMES.add(name);

/** What a name says the file is: its ending, where that is one we know. */
export function endingOf(name: string): string | null {
  const ending = /\.[a-z0-9]{1,5}$/i
    .exec(name.trim().replace(/(?<![. ])[. ]+$/, ''))?.[0]
    .toLowerCase();
  return ending && OTHER_NAMES.has(ending) ? ending : null;
}

/**
 * A name that does not say the file is something else: the file is saved under it.
 *
 * @example honestName('page.html', 'image/jpeg') === 'page.html.jpg'
 */
export function honestName(name: string, mime: string): string {
  const types = Object.values(ACCEPTED).filter((accepted) => accepted.mime === mime);
  const ending = endingOf(name);
  const [first] = types;
  if (!first || !ending || types.some(({ names }) => names.some((own) => own === ending))) {
    return name;
  }
  return `${name}${first.ext}`;
}

function type(
  mime: string,
  ext: string,
  kind: MediaKind,
  label: string,
  names: readonly string[],
): AcceptedType {
  return { mime, ext, kind, label, names };
}

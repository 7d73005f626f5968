import type { AcceptedKey } from './kinds';
import { Refusal } from './refusal';

/** Bytes from the start that are enough to know any file by. */
export const HEAD = 4096;

/** Something we know, do not take, and know what to do about. */
const stranger = (what: string, remedy: string): Refusal =>
  new Refusal('not-accepted', `是${what}，${remedy}`);

const EXPORT_PICTURE = '请另存为 JPEG 或 PNG 后再上传';
const EXPORT_FILM = '请导出为 MP4（H.264 视频、AAC 音频）后再上传';
const HEIC =
  '请导出为 JPEG 后再上传（iPhone：设置 → 相机 → 格式 → 兼容性最佳；已拍的照片可在“照片”里拷贝后粘贴到“文件”，或用微信发送原图）';

/** A mark at a place, and what it means. */
interface Mark {
  at: number;
  text: string;
  is: AcceptedKey | Refusal;
}

const MARKS: readonly Mark[] = [
  { at: 0, text: '\xff\xd8\xff', is: 'jpeg' },
  { at: 0, text: '\x89PNG\r\n\x1a\n', is: 'png' },
  { at: 0, text: 'GIF87a', is: 'gif' },
  { at: 0, text: 'GIF89a', is: 'gif' },
  { at: 8, text: 'CR\x02\0', is: stranger('相机原始格式（RAW）', EXPORT_PICTURE) },
  { at: 0, text: 'II*\0', is: 'tiff' },
  { at: 0, text: 'MM\0*', is: 'tiff' },
  { at: 0, text: 'II+\0', is: 'tiff' },
  { at: 0, text: 'MM\0+', is: 'tiff' },
  { at: 0, text: '%PDF-', is: 'pdf' },
  { at: 0, text: 'OggS', is: 'ogg' },
  { at: 0, text: 'fLaC', is: 'flac' },
  { at: 0, text: 'ID3', is: 'mp3' },
  { at: 0, text: 'BM', is: stranger(' BMP 图片', EXPORT_PICTURE) },
  { at: 0, text: '8BPS', is: stranger(' Photoshop 文件', EXPORT_PICTURE) },
  { at: 0, text: '\0\0\0\x0cjP  ', is: stranger(' JPEG 2000 图片', EXPORT_PICTURE) },
  { at: 0, text: '\xff\x0a', is: stranger(' JPEG XL 图片', EXPORT_PICTURE) },
  { at: 0, text: '\0\0\0\x0cJXL ', is: stranger(' JPEG XL 图片', EXPORT_PICTURE) },
  { at: 0, text: '\0\0\x01\0', is: stranger('图标文件', EXPORT_PICTURE) },
  { at: 0, text: 'PK\x03\x04', is: stranger('压缩包或 Office 文档', '请另存为 PDF 后再上传') },
  { at: 0, text: 'PK\x05\x06', is: stranger('空的压缩包', '请解压后上传其中的文件') },
  {
    at: 0,
    text: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    is: stranger(' Office 文档', '请另存为 PDF 后再上传'),
  },
  { at: 0, text: '{\\rtf', is: stranger(' RTF 文档', '请另存为 PDF 后再上传') },
  { at: 0, text: 'Rar!', is: stranger('压缩包', '请解压后上传其中的文件') },
  { at: 0, text: '7z\xbc\xaf', is: stranger('压缩包', '请解压后上传其中的文件') },
  { at: 0, text: '\x1f\x8b', is: stranger('压缩包', '请解压后上传其中的文件') },
  { at: 0, text: 'MZ', is: stranger('程序', '这里不收程序') },
  { at: 0, text: '\x7fELF', is: stranger('程序', '这里不收程序') },
  { at: 0, text: '#!', is: stranger('脚本', '这里不收程序') },
  { at: 0, text: 'FLV', is: stranger(' FLV 视频', EXPORT_FILM) },
  { at: 0, text: '.RMF', is: stranger(' RMVB 视频', EXPORT_FILM) },
  { at: 0, text: '\0\0\x01\xba', is: stranger(' MPEG 视频', EXPORT_FILM) },
  { at: 0, text: '\0\0\x01\xb3', is: stranger(' MPEG 视频', EXPORT_FILM) },
  {
    at: 0,
    text: '\x30\x26\xb2\x75\x8e\x66\xcf\x11',
    is: stranger(' WMV 视频或 WMA 音频', EXPORT_FILM),
  },
  { at: 0, text: '#!AMR', is: stranger(' AMR 录音', '请转为 MP3 或 M4A 后再上传') },
  { at: 0, text: 'FORM', is: stranger(' AIFF 音频', '请转为 MP3 或 M4A 后再上传') },
];

/**
 * Knows a file by its first bytes alone.
 *
 * @throws Refusal for what is not taken, with what to export instead
 */
export function recognise(head: Buffer): AcceptedKey {
  const text = head.toString('latin1');
  if (text.startsWith('RIFF')) return riff(text.slice(8, 12));
  if (text.slice(4, 8) === 'ftyp') return isoMedia(head);
  if (text.startsWith('\x1a\x45\xdf\xa3')) return ebml(text);
  const mark = [...MARKS]
    .sort((a, b) => b.text.length - a.text.length)
    .find(({ at, text: sign }) => text.startsWith(sign, at));
  if (mark) {
    if (mark.is instanceof Refusal) throw mark.is;
    return mark.is;
  }
  if (isMpegAudio(head)) return 'mp3';
  return textual(head);
}

function riff(form: string): AcceptedKey {
  if (form === 'WEBP') return 'webp';
  if (form === 'WAVE') return 'wav';
  throw stranger(form === 'AVI ' ? ' AVI 视频' : '不认识的 RIFF 文件', EXPORT_FILM);
}

/** The brands of an ISO media file tell pictures from films. */
function isoMedia(head: Buffer): AcceptedKey {
  const length = Math.min(head.readUInt32BE(0), head.length);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= length; at += 4) {
    if (at !== 12) brands.push(head.toString('latin1', at, at + 4));
  }
  const [major = ''] = brands;
  if (brands.includes('avif') || major === 'avis') return 'avif';
  if (/^(he[ivm]|mif|msf)/.test(major)) throw stranger(' HEIC 照片', HEIC);
  if (major === 'crx ') throw stranger('相机原始格式（RAW）', EXPORT_PICTURE);
  if (major === 'qt  ') throw stranger(' MOV（QuickTime）视频', EXPORT_FILM);
  if (/^3g/.test(major)) throw stranger(' 3GP 视频', EXPORT_FILM);
  return /^M4[AB]/.test(major) ? 'm4a' : 'mp4';
}

function ebml(text: string): AcceptedKey {
  // The DocType element stands in the first bytes; its name is plain text.
  const docType = /\x42\x82[^]{1,8}?(webm|matroska)/.exec(text.slice(0, 256))?.[1];
  if (docType === 'webm') return 'webm';
  throw stranger(docType ? ' MKV 视频' : '不认识的视频', EXPORT_FILM);
}

function isMpegAudio(head: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = head;
  const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2;
  return isLayer3 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
}

const UNKNOWN = new Refusal(
  'unknown-type',
  '的内容不是可以收入的类型；可以上传图片（JPEG、PNG、WebP、GIF、TIFF、AVIF）、视频（MP4、WebM）、音频（MP3、M4A、Ogg、WAV、FLAC）、PDF 和字幕（WebVTT、SRT）',
);

const PAGE = /^<(!doctype|html|head|body|script|svg|\?xml|\?php|\w+[\s>])/i;

function textual(head: Buffer): AcceptedKey {
  const text = decodeStart(head).replace(/^\uFEFF/, '');
  if (/^WEBVTT([ \t\r\n]|$)/.test(text)) return 'vtt';
  if (/^\s*\d+[ \t]*\r?\n[ \t]*\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->/.test(text)) return 'srt';
  if (PAGE.test(behindComments(text))) {
    throw stranger('网页、SVG 或脚本', '这里不收会在浏览器里运行的文件；图形请导出为 PNG');
  }
  throw UNKNOWN;
}

/** Step by step: one pattern for any number of comments takes ever longer to find that none fits. */
function behindComments(text: string): string {
  let rest = text.trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', '<!--'.length);
    if (end === -1) return rest;
    rest = rest.slice(end + '-->'.length).trimStart();
  }
  return rest;
}

function decodeStart(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff) {
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le');
  }
  return head.toString('utf8');
}

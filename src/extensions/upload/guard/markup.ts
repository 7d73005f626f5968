import { polyglot } from './refusal';

/**
 * What makes a browser or an interpreter take bytes for a page or a program. Nothing of two or three
 * bytes: the tables of a CMYK profile, half a megabyte of numbers, hold each of those by chance.
 */
const MARKUP =
  /<(script|html|head|body|iframe|object|embed|img|style|link|meta|form)[\s/>]|<svg[\s>]|<!doctype|<\?php|javascript:/i;

/** Files that may be appended to another: archives, documents, programs. */
const APPENDED: readonly [Buffer, string][] = [
  [Buffer.from('PK\x03\x04', 'latin1'), '压缩包'],
  [Buffer.from('PK\x05\x06', 'latin1'), '压缩包'],
  [Buffer.from('Rar!\x1a\x07', 'latin1'), '压缩包'],
  [Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), '压缩包'],
  [Buffer.from('%PDF-', 'latin1'), ' PDF 文档'],
  [Buffer.from('\x7fELF', 'latin1'), '程序'],
];

/** @throws Refusal where the metadata of a file holds a page or a script */
export function requireNoMarkup(metadata: Buffer): void {
  if (MARKUP.test(metadata.toString('latin1'))) throw polyglot('网页或脚本代码');
}

/** @throws Refusal where another kind of file is hidden in these bytes */
export function requireNothingAppended(bytes: Buffer): void {
  for (const [mark, what] of APPENDED) if (bytes.includes(mark)) throw polyglot(what);
  requireNoMarkup(bytes);
}

import type { Bytes } from './bytes';
import { polyglot } from './refusal';

/** What makes a browser or an interpreter take bytes for a page or a program. */
const MARKUP =
  /<(script|html|head|body|iframe|object|embed|img|style|link|meta|form)[\s/>]|<svg[\s>]|<!doctype|<\?(php|=)|<%|javascript:/i;

/** Only these are looked for among pixels, where shorter ones would turn up by chance. */
const MARKUP_AMONG_PIXELS = /<script|<iframe|<!doctype/i;

/** Files that may be appended to another: archives, documents, programs. */
const APPENDED: readonly [Buffer, string][] = [
  [Buffer.from('PK\x03\x04', 'latin1'), '压缩包'],
  [Buffer.from('PK\x05\x06', 'latin1'), '压缩包'],
  [Buffer.from('Rar!\x1a\x07', 'latin1'), '压缩包'],
  [Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), '压缩包'],
  [Buffer.from('%PDF-', 'latin1'), ' PDF 文档'],
  [Buffer.from('\x7fELF', 'latin1'), '程序'],
];

const WINDOW = 1024 * 1024;

/** @throws Refusal where the metadata of a file holds a page or a script */
export function requireNoMarkup(metadata: Buffer): void {
  if (MARKUP.test(metadata.toString('latin1'))) throw polyglot('网页或脚本代码');
}

/** @throws Refusal where another kind of file is hidden in these bytes */
export function requireNothingAppended(bytes: Buffer): void {
  for (const [mark, what] of APPENDED) if (bytes.includes(mark)) throw polyglot(what);
  requireNoMarkup(bytes);
}

/** Looks at the first and the last megabyte, pixels or not. */
export async function requireNoPageAround(bytes: Bytes): Promise<void> {
  const ends = [await bytes.read(0, WINDOW)];
  if (bytes.size > WINDOW) {
    const start = Math.max(WINDOW, bytes.size - WINDOW);
    ends.push(await bytes.read(start, WINDOW));
  }
  if (ends.some((end) => MARKUP_AMONG_PIXELS.test(end.toString('latin1')))) {
    throw polyglot('网页或脚本代码');
  }
}

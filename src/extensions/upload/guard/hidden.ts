import type { Bytes } from './bytes';
import { polyglot } from './refusal';

/** Only these are looked for among pixels, where shorter ones would turn up by chance. */
const PAGE = /<script|<iframe|<!doctype/i;
const PAGE_LOOK = 1024 * 1024;
/** Readers of PDF look this far for its beginning. */
const DOCUMENT_LOOK = 1024;
/** What an archive ends with: its directory's length and place, and a comment. */
const ARCHIVE_END = Buffer.from('PK\x05\x06', 'latin1');
const ARCHIVE_END_LENGTH = 22;
const MOST_COMMENT = 65_535;
const DIRECTORY = Buffer.from('PK\x01\x02', 'latin1');

/**
 * Looks for what another program would take the whole file for: a page at its start or end, a
 * document that begins in it, an archive that ends in it.
 *
 * @throws Refusal
 */
export async function requireNothingHidden(bytes: Bytes): Promise<void> {
  const ends = [await bytes.read(0, PAGE_LOOK)];
  if ((ends[0] as Buffer).subarray(0, DOCUMENT_LOOK).indexOf('%PDF-') > 0) {
    throw polyglot(' PDF 文档');
  }
  if (bytes.size > PAGE_LOOK) {
    ends.push(await bytes.read(Math.max(PAGE_LOOK, bytes.size - PAGE_LOOK), PAGE_LOOK));
  }
  if (ends.some((end) => PAGE.test(end.toString('latin1')))) throw polyglot('网页或脚本代码');
  await requireNoArchive(bytes);
}

/** An archive is found from its end, which says where its directory begins. */
async function requireNoArchive(bytes: Bytes): Promise<void> {
  const start = Math.max(0, bytes.size - ARCHIVE_END_LENGTH - MOST_COMMENT);
  const tail = await bytes.read(start, bytes.size - start);
  for (let at = tail.indexOf(ARCHIVE_END); at !== -1; at = tail.indexOf(ARCHIVE_END, at + 1)) {
    if (at + ARCHIVE_END_LENGTH > tail.length) return;
    const directory = start + at - tail.readUInt32LE(at + 12);
    if (directory < 0) continue;
    if (DIRECTORY.equals(await bytes.read(directory, DIRECTORY.length))) throw polyglot('压缩包');
  }
}

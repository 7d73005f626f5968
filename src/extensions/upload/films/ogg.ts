import type { Bytes } from '../guard/bytes';
import { corrupt, polyglot, truncated } from '../guard/refusal';

const MARK = 'OggS';
const HEADER = 27;
const FIRST = 2;
const LAST = 4;
/** Sound has one stream, or several one after the other. */
const MOST_AT_ONCE = 16;

/** Pages fill an Ogg to its last byte, and each stream that begins in it ends in it. */
export async function requireWholeOgg(bytes: Bytes): Promise<void> {
  const unended = new Set<number>();
  for (let offset = 0; offset < bytes.size;) {
    const head = await bytes.read(offset, HEADER + 255);
    if (!MARK.startsWith(head.toString('latin1', 0, MARK.length))) throw polyglot('声音以外的数据');
    if (head.length < HEADER) throw truncated();
    const flags = head.readUInt8(5);
    const stream = head.readUInt32LE(14);
    const count = head.readUInt8(HEADER - 1);
    const segments = head.subarray(HEADER, HEADER + count);
    if (segments.length < count) throw truncated();
    if (flags & FIRST) unended.add(stream);
    if (flags & LAST) unended.delete(stream);
    if (unended.size > MOST_AT_ONCE) throw corrupt('数据流过多');
    offset += segments.reduce((sum, length) => sum + length, HEADER + count);
    if (offset > bytes.size) throw truncated();
  }
  if (unended.size > 0) throw truncated();
}

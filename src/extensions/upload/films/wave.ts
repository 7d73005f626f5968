import type { Bytes } from '../guard/bytes';
import { corrupt, polyglot, truncated } from '../guard/refusal';

const HEADER = 12;
const CHUNK = 8;
/** What recorders write who do not know the length beforehand. */
const OPEN = new Set([0, 0xffffffff]);

/** The chunks of a WAV fill it to its last byte; only a length that was left open reaches as far as the file. */
export async function requireWholeWave(bytes: Bytes): Promise<void> {
  const head = await bytes.read(0, HEADER);
  if (head.length < HEADER) throw truncated();
  const length = head.readUInt32LE(4);
  const isOpen = OPEN.has(length);
  const end = isOpen ? bytes.size : CHUNK + length;
  if (end > bytes.size) throw truncated();
  // Chunks of odd length are filled up.
  if (bytes.size > end + (end % 2)) throw polyglot('声音以外的数据');
  let hasSound = false;
  for (let offset = HEADER; offset < end;) {
    const chunk = await bytes.read(offset, CHUNK);
    if (chunk.length < CHUNK) throw truncated();
    const type = chunk.toString('latin1', 0, 4);
    const size = chunk.readUInt32LE(4);
    if (!/^[\x20-\x7e]{4}$/.test(type)) throw corrupt('数据块错位');
    hasSound ||= type === 'data';
    if (isOpen && type === 'data' && OPEN.has(size)) return;
    if (offset + CHUNK + size > end) throw truncated();
    offset += CHUNK + size + (size % 2);
  }
  if (!hasSound) throw corrupt('没有声音数据');
}

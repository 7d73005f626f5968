import { promisify } from 'node:util';
import { brotliCompress, constants, crc32, gzip } from 'node:zlib';
import type { Encoding } from './encoding';

/**
 * One JSON text in every content coding, for many readers: the long part that they share is made
 * and compressed once, when first asked for, and each reader's own short tail is added uncompressed.
 * Both formats allow for that: what was compressed ends on a byte, without an end mark, and a block
 * of plain bytes may follow.
 */
export class SharedText {
  private readonly made = new Map<Encoding, Promise<Buffer>>();
  private checksum = 0;
  private length = 0;

  /** @param head makes the shared part */
  constructor(private readonly head: () => string) {}

  /** @param tail a reader's own part; at most 65,535 bytes */
  async with(tail: string, encoding: Encoding): Promise<Buffer> {
    const own = Buffer.from(tail);
    const shared = await this.shared(encoding);
    if (encoding === 'br') return Buffer.concat([shared, brotliTail(own)]);
    if (encoding === 'gzip') return Buffer.concat([shared, this.gzipTail(own)]);
    return Buffer.concat([shared, own]);
  }

  private shared(encoding: Encoding): Promise<Buffer> {
    let made = this.made.get(encoding);
    if (!made) this.made.set(encoding, (made = this.make(encoding)));
    return made;
  }

  private async make(encoding: Encoding): Promise<Buffer> {
    const plain = Buffer.from(this.head());
    if (encoding === 'br') return compressors.br(plain);
    if (encoding === 'identity') return plain;
    this.checksum = crc32(plain);
    this.length = plain.length;
    return compressors.gzip(plain);
  }

  /** RFC 1951, 3.2.4, a stored block that is the last; then RFC 1952, 2.3.1, checksum and length. */
  private gzipTail(own: Buffer): Buffer {
    const frame = Buffer.alloc(5);
    frame.writeUInt8(1);
    frame.writeUInt16LE(own.length, 1);
    frame.writeUInt16LE(~own.length & 0xffff, 3);
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc32(own, this.checksum));
    trailer.writeUInt32LE((this.length + own.length) >>> 0, 4);
    return Buffer.concat([frame, own, trailer]);
  }
}

/** RFC 7932, 9.2: an uncompressed meta-block (ISLAST 0, MNIBBLES 4, MLEN - 1), then an empty last one. */
function brotliTail(own: Buffer): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE(((own.length - 1) << 3) | (1 << 19), 0, 3);
  return Buffer.concat([header, own, Buffer.from([0b11])]);
}

const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
      params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6, finishFlush: constants.Z_SYNC_FLUSH }),
};

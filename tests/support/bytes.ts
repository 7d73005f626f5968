export const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** A box of an ISO media file. */
export function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

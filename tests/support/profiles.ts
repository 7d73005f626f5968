/**
 * ICC profiles made by hand: the smallest that say what an RGB or a grey value means.
 */
import { crc32, deflateSync } from 'node:zlib';

const s15 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
};

const xyz = (x: number, y: number, z: number): Buffer =>
  Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), s15(x), s15(y), s15(z)]);

function gamma(value: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.write('curv', 0, 'latin1');
  bytes.writeUInt32BE(1, 8);
  bytes.writeUInt16BE(Math.round(value * 256), 12);
  return bytes;
}

function description(text: string): Buffer {
  const bytes = Buffer.alloc(12 + text.length + 1 + 78);
  bytes.write('desc', 0, 'latin1');
  bytes.writeUInt32BE(text.length + 1, 8);
  bytes.write(text, 12, 'latin1');
  return bytes;
}

function profile(name: string, space: 'RGB ' | 'GRAY', own: [string, Buffer][]): Buffer {
  const tags: [string, Buffer][] = [
    ['desc', description(name)],
    ['cprt', Buffer.from('text\0\0\0\0none\0\0\0\0', 'latin1')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ...own,
  ];
  const padded = tags.map(([key, body]): [string, Buffer] => [
    key,
    Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]),
  ]);
  const header = Buffer.alloc(128);
  const table = Buffer.alloc(4 + 12 * padded.length);
  table.writeUInt32BE(padded.length);
  let offset = header.length + table.length;
  padded.forEach(([key, body], index) => {
    table.write(key, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(offset, 8 + 12 * index);
    table.writeUInt32BE(body.length, 12 + 12 * index);
    offset += body.length;
  });
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntr', 12, 'latin1');
  header.write(space, 16, 'latin1');
  header.write('XYZ ', 20, 'latin1');
  [2026, 1, 1].forEach((part, index) => header.writeUInt16BE(part, 24 + 2 * index));
  header.write('acsp', 36, 'latin1');
  Buffer.concat([s15(0.9642), s15(1), s15(0.8249)]).copy(header, 68);
  return Buffer.concat([header, table, ...padded.map(([, body]) => body)]);
}

/** The primaries and the gamma of Adobe RGB (1998). */
export const adobeRgb = (): Buffer =>
  profile('like Adobe RGB', 'RGB ', [
    ['rXYZ', xyz(0.60974, 0.31111, 0.01947)],
    ['gXYZ', xyz(0.20528, 0.62567, 0.06087)],
    ['bXYZ', xyz(0.14919, 0.06322, 0.74457)],
    ['rTRC', gamma(2.19921875)],
    ['gTRC', gamma(2.19921875)],
    ['bTRC', gamma(2.19921875)],
  ]);

/** Grey in proportion to light: half of it looks like 188 in sRGB. */
export const linearGrey = (): Buffer => profile('linear grey', 'GRAY', [['kTRC', gamma(1)]]);

/** Says of a PNG's numbers what they mean, without touching them. */
export function tagged(png: Buffer, icc: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPx\0\0', 'latin1'), deflateSync(icc)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  // After the signature and IHDR, which every PNG begins with.
  return Buffer.concat([png.subarray(0, 33), length, body, check, png.subarray(33)]);
}

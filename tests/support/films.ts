import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Part } from './uploads';

/** An H.264 film of 16 seconds with AAC sound. */
export const FILM = path.resolve(
  __dirname,
  '../../database/sample/media/films/kouhao-diyili-kouzi.mp4',
);

const CHUNK = 1024 * 1024;

function boxHead(type: string, length: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1, 0);
  head.write(type, 4, 'latin1');
  head.writeBigUInt64BE(BigInt(length), 8);
  return head;
}

/** The film with a box of this many bytes behind it, which players skip. */
export async function paddedFilm(bytes: number): Promise<Part> {
  const film = await readFile(FILM);
  const head = boxHead('free', bytes);
  return {
    length: film.length + bytes,
    chunks: (function* () {
      yield film;
      yield head;
      const zeros = Buffer.alloc(CHUNK);
      for (let left = bytes - head.length; left > 0; left -= CHUNK) {
        yield left >= CHUNK ? zeros : zeros.subarray(0, left);
      }
    })(),
  };
}

/** The same film, with marks in it changed: each the last of its kind, which is the track's own. */
export async function remarked(marks: Readonly<Record<string, string>>): Promise<Buffer> {
  const film = await readFile(FILM);
  for (const [from, to] of Object.entries(marks)) {
    const at = film.lastIndexOf(from, undefined, 'latin1');
    if (at === -1) throw new Error(`no ${from} in the film`);
    film.write(to, at, 'latin1');
  }
  return film;
}

export const element = (id: string, body: Buffer): Buffer => {
  const head = Buffer.from([0x10, 0, 0, 0]);
  head.writeUInt32BE((0x10000000 | body.length) >>> 0, 0);
  return Buffer.concat([Buffer.from(id, 'hex'), head, body]);
};
const number = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);

/** The smallest WebM that says what it holds: one track, 12.5 seconds, 640 × 360. */
export function webm(codec: string): Buffer {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(12_500);
  const header = element(
    '1a45dfa3',
    Buffer.concat([element('4282', Buffer.from('webm')), element('4287', number(2))]),
  );
  const info = element(
    '1549a966',
    Buffer.concat([element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])), element('4489', duration)]),
  );
  const size = element(
    'e0',
    Buffer.concat([element('b0', number(640)), element('ba', number(360))]),
  );
  const track = element(
    'ae',
    Buffer.concat([
      element('d7', number(1)),
      element('73c5', number(1)),
      element('83', number(1)),
      element('86', Buffer.from(codec)),
      size,
    ]),
  );
  const cluster = element(
    '1f43b675',
    Buffer.concat([
      element('e7', number(0)),
      element('a3', Buffer.from([0x81, 0, 0, 0x80, 0x82, 0x49, 0x83, 0x42])),
    ]),
  );
  return Buffer.concat([
    header,
    element('18538067', Buffer.concat([info, element('1654ae6b', track), cluster])),
  ]);
}

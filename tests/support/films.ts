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

/** The same film, said to hold another codec. */
export async function renamedCodec(from: string, to: string): Promise<Buffer> {
  const film = await readFile(FILM);
  const at = film.indexOf(from, 0, 'latin1');
  if (at === -1) throw new Error(`no ${from} in the film`);
  film.write(to, at, 'latin1');
  return film;
}

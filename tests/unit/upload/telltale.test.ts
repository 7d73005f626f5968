import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { blanked, inOrder, type Blank } from '../../../src/extensions/upload/films/blanks';
import { telltaleMp4 } from '../../../src/extensions/upload/films/telltale-mp4';
import { telltaleWebm } from '../../../src/extensions/upload/films/telltale-webm';
import type { Bytes } from '../../../src/extensions/upload/guard/bytes';
import { box, text } from '../../support/bytes';
import { FILM, webm } from '../../support/films';
import { phoneFilm, PLACE, tagged } from '../../support/phoneFilm';

const bytesOf = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  read: async (offset, length) => buffer.subarray(offset, offset + length),
});

async function* pieces(buffer: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < buffer.length; at += size) {
    yield Buffer.from(buffer.subarray(at, at + size));
  }
}

async function written(buffer: Buffer, blanks: readonly Blank[], size = 65_536): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of blanked(pieces(buffer, size), inOrder(blanks))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('what an MP4 tells beside what it shows', () => {
  test('is written over wherever it stands, and nothing else is', async () => {
    const film = await phoneFilm();
    const blanks = inOrder(await telltaleMp4(bytesOf(film)));
    const clean = await written(film, blanks, 1000);
    expect(film.toString('latin1').split(PLACE)).toHaveLength(8);
    expect(clean.toString('latin1')).not.toMatch(/30\.58|GPS|loci|xyz|location/);
    expect(clean.length).toBe(film.length);
    let at = 0;
    for (const { start, end } of [...blanks, { start: film.length, end: film.length }]) {
      expect(clean.subarray(at, start).equals(film.subarray(at, start))).toBe(true);
      at = end;
    }
    // What is left is a film without anything more to tell.
    expect(await telltaleMp4(bytesOf(clean))).toEqual([]);
    // The pictures and the sound are where the index says: all that was in the plain film.
    const plain = await readFile(FILM);
    const media = plain.indexOf('mdat', 0, 'latin1');
    expect(clean.includes(plain.subarray(media))).toBe(true);
  });

  test('is nothing in films as encoders write them', async () => {
    const folder = path.dirname(FILM);
    for (const name of (await readdir(folder)).filter((each) => each.endsWith('.mp4'))) {
      const film = await readFile(path.join(folder, name));
      expect([name, await telltaleMp4(bytesOf(film))]).toEqual([name, []]);
    }
  });

  const film = (...inMovie: Buffer[]) =>
    Buffer.concat([
      box('ftyp', text('isom')),
      box('moov', Buffer.concat([box('mvhd', Buffer.alloc(100)), ...inMovie])),
      box('mdat', Buffer.alloc(10)),
    ]);

  test('may stand in user data that ends as QuickTime ends it, or that cannot be read', async () => {
    const place = box('\xa9xyz', text(PLACE));
    for (const end of [Buffer.alloc(4), text('?')]) {
      const clean = film(box('udta', Buffer.concat([place, end])));
      const blank = await written(clean, await telltaleMp4(bytesOf(clean)));
      expect(blank.includes(PLACE)).toBe(false);
    }
  });

  test('keeps a box of 64-bit length whole', async () => {
    const body = text(PLACE);
    const head = Buffer.alloc(16);
    head.writeUInt32BE(1, 0);
    head.write('udtx', 4, 'latin1');
    head.writeBigUInt64BE(BigInt(16 + body.length), 8);
    const found = film(head, body);
    const blank = await written(found, await telltaleMp4(bytesOf(found)));
    const at = blank.indexOf('free', 0, 'latin1');
    expect(blank.readBigUInt64BE(at + 4)).toBe(BigInt(16 + body.length));
    expect(blank.includes(PLACE)).toBe(false);
  });

  test('is refused where it cannot be told from the film', async () => {
    const track = box(
      'trak',
      box('mdia', box('hdlr', Buffer.concat([Buffer.alloc(8), text('meta'), Buffer.alloc(13)]))),
    );
    const fragmented = Buffer.concat([film(track), box('moof', Buffer.alloc(8))]);
    await expect(telltaleMp4(bytesOf(fragmented))).rejects.toThrow('无法分开');
    // Nor where its index does not say where it is.
    await expect(telltaleMp4(bytesOf(film(track)))).rejects.toThrow('索引不完整');
  });
});

describe('what a WebM tells beside what it shows', () => {
  test.each(['LOCATION', 'RECORDING_LOCATION', 'com.apple.quicktime.location.ISO6709', 'GPS'])(
    'as its tag %s is written over',
    async (name) => {
      // Both lengths that an element's own length can take.
      for (const value of [PLACE, PLACE.repeat(20)]) {
        const film = tagged(webm('V_VP9'), name, value);
        const clean = await written(film, await telltaleWebm(bytesOf(film)), 7);
        expect(clean.length).toBe(film.length);
        expect(clean.toString('latin1')).not.toContain('30.58');
        expect(await telltaleWebm(bytesOf(clean))).toEqual([]);
        const tag = film.indexOf(Buffer.from('1254c367', 'hex'));
        expect(clean.subarray(0, tag).equals(film.subarray(0, tag))).toBe(true);
        expect(clean[tag]).toBe(0xec);
      }
    },
  );

  test('is nothing where encoders sign', async () => {
    for (const film of [webm('V_VP9'), tagged(webm('V_VP9'), 'ENCODER', 'Lavf60')]) {
      expect(await telltaleWebm(bytesOf(film))).toEqual([]);
    }
  });
});

test('blanks are written over whatever pieces the bytes come in', async () => {
  const blank = fc
    .tuple(fc.nat(90), fc.nat(20), fc.uint8Array({ maxLength: 4 }))
    .map(([start, length, head]) => ({
      start,
      end: Math.min(100, start + length),
      head: Buffer.from(head.subarray(0, Math.min(length, 100 - start)).map((byte) => byte & 0x7f)),
    }));
  await fc.assert(
    fc.asyncProperty(fc.array(blank), fc.integer({ min: 1, max: 120 }), async (blanks, size) => {
      const source = Buffer.alloc(100, 0xff);
      const expected = Buffer.from(source);
      for (const { start, end, head } of inOrder(blanks)) {
        expected.fill(0, start, end);
        head.copy(expected, start);
      }
      expect((await written(source, blanks, size)).equals(expected)).toBe(true);
      const covered = blanks.filter(({ start, end }) => end > start);
      for (const { start, end } of covered) {
        expect(expected.subarray(start, end).every((byte) => byte === 0xff)).toBe(false);
      }
    }),
  );
});

import { readFile } from 'node:fs/promises';
import { box, text } from './bytes';
import { element, FILM } from './films';

/** Where the film says it was taken, wherever it says so. */
export const PLACE = '+30.5833+114.3000/';

const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32BE(value, 4 * at));
  return bytes;
};
const join = (...parts: (Buffer | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? text(part) : part)));

/** As Android (`©xyz`), 3GPP (`loci`) and makers (here: of a camera) write it. */
const userData = box(
  'udta',
  join(
    box('\xa9xyz', join(Buffer.from([0, PLACE.length, 0x15, 0xc7]), PLACE)),
    box('loci', join(u32(0), Buffer.from([0x15, 0xc7]), PLACE, '\0\0', u32(0, 0, 0), 'earth\0\0')),
    box('SDLN', text(PLACE)),
  ),
);

/** As Apple's keys have it. */
const keyed = (key: string, value: string): Buffer =>
  box(
    'meta',
    join(
      u32(0),
      box('hdlr', join(u32(0, 0), 'mdta', u32(0, 0, 0), '\0')),
      box('keys', join(u32(0, 1), box('mdta', text(key)))),
      box('ilst', box('\0\0\0\x01', box('data', join(u32(1, 0), value)))),
    ),
  );

/** As action cameras have it: a track of measurements, whose samples lie among the film's. */
const measured = (sampleAt: number, sample: Buffer): Buffer =>
  box(
    'trak',
    join(
      box('tkhd', Buffer.alloc(84)),
      box(
        'mdia',
        join(
          box('hdlr', join(u32(0, 0), 'meta', u32(0, 0, 0), '\0')),
          box(
            'minf',
            box(
              'stbl',
              join(
                box('stsd', join(u32(0, 1), box('gpmd', Buffer.alloc(8)))),
                box('stts', u32(0, 1, 2, 1000)),
                box('stsc', u32(0, 1, 1, 2, 1)),
                box('stsz', u32(0, 0, 2, 10, sample.length - 10)),
                box('stco', u32(0, 1, sampleAt)),
              ),
            ),
          ),
        ),
      ),
    ),
  );

const XMP = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');

/** A film as a phone hands it out: the plain one, with its position everywhere that one is known. */
export async function phoneFilm(): Promise<Buffer> {
  const film = await readFile(FILM);
  const movieAt = film.indexOf('moov', 0, 'latin1') - 4;
  const movieEnd = movieAt + film.readUInt32BE(movieAt);
  const movie = Buffer.from(film.subarray(movieAt + 8, movieEnd));
  const sample = text(`GPS5 ${PLACE}`);
  const more = (sampleAt: number) =>
    join(
      userData,
      keyed('com.apple.quicktime.location.ISO6709', PLACE),
      measured(sampleAt, sample),
    );
  const shift = more(0).length;
  // Behind the index everything moves by what is added to it.
  for (let at = movie.indexOf('stco'); at !== -1; at = movie.indexOf('stco', at + 4)) {
    const count = movie.readUInt32BE(at + 8);
    for (let entry = at + 12; entry < at + 12 + 4 * count; entry += 4) {
      movie.writeUInt32BE(movie.readUInt32BE(entry) + shift, entry);
    }
  }
  const sampleAt = film.length + shift + 8;
  return join(
    film.subarray(0, movieAt),
    box('moov', join(movie, more(sampleAt))),
    film.subarray(movieEnd),
    box('mdat', sample),
    box('uuid', join(XMP, `<x:xmpmeta exif:GPSLatitude="${PLACE}"/>`)),
    box('free', text(`dashcam ${PLACE}`)),
  );
}

/** A film with one tag more behind its end. */
export const tagged = (webm: Buffer, name: string, value: string): Buffer => {
  const tag = element(
    '1254c367',
    element(
      '7373',
      element('67c8', join(element('45a3', text(name)), element('4487', text(value)))),
    ),
  );
  const segment = webm.indexOf(Buffer.from('18538067', 'hex'));
  return join(
    webm.subarray(0, segment),
    element('18538067', join(webm.subarray(segment + 8), tag)),
  );
};

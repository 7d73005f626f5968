import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import {
  ALIKE,
  fingerprintOf,
  lookAlikes,
  SIDE,
} from '../../../src/extensions/upload/duplicates/fingerprint';
import { mediaPaths } from '../../../src/extensions/upload/duplicates/uses';

const ARTWORKS = 'database/sample/media/artworks';
/** Backs of plates are photographed alike, and do look it; every other work is one of its kind. */
const names = readdirSync(ARTWORKS).filter((name) => /\.webp$/.test(name) && !/plate/.test(name));

type Change = (image: Sharp, size: { width: number; height: number }) => Sharp;

const trimmed =
  (share: number): Change =>
  (image, { width, height }) =>
    image.extract({
      left: Math.round(width * share),
      top: Math.round(height * share),
      width: Math.floor(width * (1 - 2 * share)),
      height: Math.floor(height * (1 - 2 * share)),
    });

const CHANGES: Record<string, Change> = {
  'saved again at quality 60': (image) => image.jpeg({ quality: 60 }),
  'scaled to a third': (image, { width }) => image.resize(Math.round(width / 3)),
  '10 % brighter': (image) => image.modulate({ brightness: 1.1 }),
  '20 % darker': (image) => image.modulate({ brightness: 0.8 }),
  'with more contrast': (image) => image.linear(1.15, -15),
  'with a warm tint': (image) => image.tint('#ffe8c8'),
  'trimmed by 1 % on every side': trimmed(0.01),
};

async function fingerprint(image: Buffer): Promise<string> {
  const thumbnail = await sharp(image).resize(245, 156, { fit: 'inside' }).webp().toBuffer();
  const grey = sharp(thumbnail).greyscale().resize(SIDE, SIDE, { fit: 'fill' });
  return fingerprintOf(await grey.raw().toBuffer());
}

const distance = (a: string, b: string): number =>
  [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length;

describe('what a picture looks like', () => {
  const originals = new Map<string, { image: Buffer; phash: string }>();

  beforeAll(async () => {
    for (const name of names) {
      const image = await sharp(path.join(ARTWORKS, name))
        .resize(800, 800, { fit: 'inside' })
        .png()
        .toBuffer();
      originals.set(name, { image, phash: await fingerprint(image) });
    }
  });

  it.each(Object.keys(CHANGES))('is much the same when it is %s', async (change) => {
    const missed: string[] = [];
    for (const [name, { image, phash }] of originals) {
      const { width, height } = await sharp(image).metadata();
      const changed = (CHANGES[change] as Change)(sharp(image), { width, height });
      if (distance(phash, await fingerprint(await changed.png().toBuffer())) > ALIKE)
        missed.push(name);
    }
    // One in ten may slip through: a warning that comes too often is one that nobody reads.
    expect(missed.length).toBeLessThanOrEqual(names.length / 10);
  });

  it('is another for every other work of the sample collection', () => {
    const pairs = names.flatMap((one, index) =>
      names.slice(index + 1).map((two) => [one, two] as const),
    );
    const of = (name: string) => originals.get(name)?.phash as string;
    const alike = pairs.filter(([one, two]) => distance(of(one), of(two)) <= ALIKE);
    expect(pairs.length).toBeGreaterThan(100);
    expect(alike).toEqual([]);
  });

  it('is told of a blank page too', () => {
    expect(fingerprintOf(new Uint8Array(SIDE * SIDE).fill(255))).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('looking for it', () => {
  const phash = fc
    .bigInt({ min: 0n, max: 2n ** 64n - 1n })
    .map((bits) => bits.toString(16).padStart(16, '0'));

  it('finds exactly those within the threshold, most alike first', () => {
    fc.assert(
      fc.property(phash, fc.array(phash), fc.nat(63), (wanted, others, bit) => {
        const near = (BigInt(`0x${wanted}`) ^ (1n << BigInt(bit))).toString(16).padStart(16, '0');
        const items = [...others, wanted, near].map((each) => ({ phash: each }));
        const found = lookAlikes(wanted, items);
        const expected = items.filter((item) => distance(wanted, item.phash) <= ALIKE);
        expect(new Set(found.map(({ item }) => item))).toEqual(new Set(expected));
        expect(found[0]?.distance).toBe(0);
        for (const { item, distance: told } of found)
          expect(told).toBe(distance(wanted, item.phash));
        expect(found.map((each) => each.distance)).toEqual(
          found.map((each) => each.distance).sort((a, b) => a - b),
        );
      }),
    );
  });

  it('finds where files hang, in components of components too', () => {
    const attributes: Record<string, Record<string, { type: string; component?: string }>> = {
      story: {
        poster: { type: 'media' },
        gallery: { type: 'component', component: 'photo' },
        theme: { type: 'relation' },
      },
      photo: { image: { type: 'media' }, frame: { type: 'component', component: 'frame' } },
      frame: { picture: { type: 'media' } },
    };
    expect(mediaPaths('story', (uid) => attributes[uid] ?? {})).toEqual([
      ['poster'],
      ['gallery', 'image'],
      ['gallery', 'frame', 'picture'],
    ]);
  });
});

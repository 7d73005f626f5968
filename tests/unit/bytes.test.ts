import { describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { SharedText } from '../../src/api/wall/programme/bytes';
import type { Encoding } from '../../src/api/wall/programme/encoding';

const read: Record<Encoding, (bytes: Buffer) => string> = {
  identity: String,
  gzip: (bytes) => String(gunzipSync(bytes)),
  br: (bytes) => String(brotliDecompressSync(bytes)),
};
const encodings = Object.keys(read) as Encoding[];

describe('a text with a shared head and a tail of its own', () => {
  it('is that text in every coding, whatever it says', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.nat(50),
        fc.array(text.filter(Boolean), { minLength: 1, maxLength: 3 }),
        async (piece, times, tails) => {
          const head = piece.repeat(times);
          const shared = new SharedText(() => head);
          for (const tail of tails) {
            for (const encoding of encodings) {
              expect(read[encoding](await shared.with(tail, encoding))).toBe(head + tail);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes a head of megabytes and the longest tail', async () => {
    const head = Array.from({ length: 200_000 }, (_, index) => `清风 ${index} `).join('');
    const tail = 'x'.repeat(65_535);
    const shared = new SharedText(() => head);
    for (const encoding of encodings) {
      expect(read[encoding](await shared.with(tail, encoding)) === head + tail).toBe(true);
    }
  });

  it('makes and compresses the head once, however many ask at the same time', async () => {
    let made = 0;
    const shared = new SharedText(() => {
      made += 1;
      return '清风'.repeat(1000);
    });
    const asked = Array.from({ length: 50 }, (_, index) => shared.with(`"${index}"`, 'br'));
    const answers = await Promise.all(asked);
    expect(made).toBe(1);
    expect(read.br(answers[49] as Buffer)).toMatch(/"49"$/);
  });
});

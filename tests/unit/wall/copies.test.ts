import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCopied, withSighting, type Sighting } from '../../../src/api/wall/tokens/copies';

const MINUTE = 60_000;

/** `A1 B2`: page A from address 1, then page B from address 2, a minute apart. */
const sightings = (text: string): Sighting[] =>
  text
    .split(' ')
    .map(([page = '', address = '1'], index) => ({ page, address, at: index * MINUTE }))
    .reduce<Sighting[]>(withSighting, []);

describe('a token in two hands', () => {
  it.each([
    ['one page', 'A A A A A A', false],
    ['a restart', 'A A A B B B', false],
    ['a restart whose last beat came late', 'A A B A B B', false],
    ['one restart after another', 'A B C D E F', false],
    ['another address by DHCP', 'A1 A1 A2 A2 A2', false],
    ['two networks that take turns', 'A1 A2 A1 A2 A1 A2', false],
    ['a restart at another address', 'A1 A1 B2 B2 B2', false],
    ['two devices', 'A1 B2 A1 B2 A1', true],
    ['two devices behind one address', 'A1 B1 A1 B1 A1', true],
    ['three devices', 'A B C A B C', true],
    ['a copy that is seldom on', 'A A A B A A A B A A', true],
  ])('%s: %s', (_case, text, copied) => expect(isCopied(sightings(text))).toBe(copied));

  it('is not seen in what is long past', () => {
    const old = sightings('A B A B A');
    const later = { page: 'A', address: '1', at: 60 * MINUTE };
    expect(isCopied(withSighting(old, later))).toBe(false);
  });

  it('is never seen while pages only follow each other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 40 }), (beats) => {
        const seen = beats.flatMap((count, page) =>
          Array.from({ length: count }, () => ({ page: String(page), address: 'x', at: page })),
        );
        expect(isCopied(seen.reduce<Sighting[]>(withSighting, []))).toBe(false);
      }),
    );
  });

  it('keeps little', () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ page: 'A', address: '1', at }));
    expect(many.reduce<Sighting[]>(withSighting, []).length).toBeLessThanOrEqual(12);
  });
});

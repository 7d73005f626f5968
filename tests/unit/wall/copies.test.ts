import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCopied, named, withSighting, type Sighting } from '../../../src/api/wall/tokens/copies';
import { Glimpses } from '../../../src/api/wall/tokens/glimpses';

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

/** `A1` is a heartbeat of page A at place 1, `2` a poll from place 2; half a minute apart. */
const uses = (text: string): Sighting[] =>
  text.split(' ').reduce<Sighting[]>((seen, use, index) => {
    const [, page, address = ''] = /^([A-Z]?)(\d)$/.exec(use) ?? [];
    const glimpse = { address, agent: 'browser', at: index * (MINUTE / 2) };
    return withSighting(seen, page ? { ...glimpse, page } : named(seen, glimpse));
  }, []);

describe('polls beside heartbeats', () => {
  it.each([
    ['one screen that polls and reports', 'A1 1 A1 1 A1 1 A1 1', false],
    ['one that only polls', '1 1 1 1 1 1', false],
    ['one that only polls, moved', '1 1 1 2 2 2', false],
    ['one that moved and polls before it reports', 'A1 1 A1 2 A2 2 A2 2', false],
    ['one that was restarted', 'A1 1 A1 1 B1 1 B1 1', false],
    ['one on two networks that take turns', 'A1 1 A2 2 A1 1 A2 2 A1 1 A2', false],
    ['a thief who only polls', 'A1 1 2 A1 1 2 A1 1', true],
    [
      'a thief who polls every five minutes',
      `${'A1 2 '}${'A1 1 A1 1 A1 1 A1 1 A1 2 '.repeat(2)}A1`,
      true,
    ],
    ['two that only poll', '1 2 1 2 1', true],
    ['a thief who came once', 'A1 1 2 A1 1 A1 1 A1 1', false],
  ])('%s', (_case, text, copied) => expect(isCopied(uses(text))).toBe(copied));

  it('are told apart by browser behind one address', () => {
    const seen = ['a', 'b', 'a', 'b', 'a'].reduce<Sighting[]>(
      (before, agent, at) => withSighting(before, named(before, { address: '1', agent, at })),
      [],
    );
    expect(isCopied(seen)).toBe(true);
  });
});

describe('glimpses', () => {
  it('are noted once a minute for each token and place, oldest first', () => {
    const glimpses = new Glimpses();
    for (let second = 0; second < 120; second += 1) {
      glimpses.note('one', second % 2 ? '10.0.0.2' : '10.0.0.1', 'curl', second * 1000);
    }
    glimpses.note('other', '10.0.0.1', 'curl', 0);
    const noted = glimpses.take('one').map(({ address, at }) => [address, at / 1000]);
    expect(noted).toEqual([
      ['10.0.0.1', 0],
      ['10.0.0.2', 1],
      ['10.0.0.1', 60],
      ['10.0.0.2', 61],
    ]);
    expect(glimpses.take('one')).toEqual([]);
    expect(glimpses.takeAll().map(([token]) => token)).toEqual(['other']);
    expect(glimpses.takeAll()).toEqual([]);
  });

  it('are bounded in tokens and in places', () => {
    const glimpses = new Glimpses(3);
    for (let count = 0; count < 100; count += 1) {
      glimpses.note(`token ${count}`, '10.0.0.1', 'curl', count);
      glimpses.note('one', `10.0.0.${count}`, 'curl', count);
    }
    expect(glimpses.take('one').length).toBeLessThanOrEqual(16);
    expect(glimpses.takeAll().length).toBeLessThanOrEqual(3);
  });
});

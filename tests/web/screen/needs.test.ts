import fc from 'fast-check';
import type { Asset, Programme, Slide } from '../../../src/api/wall/programme/types';
import { dropsFor, needsOf, type Need } from '../../../src/web/screen/rules/needs';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const asset = (name: string, bytes = 10): Asset => ({
  url: `/uploads/${name}`,
  mime: 'image/jpeg',
  bytes,
  sha256: name,
  width: null,
  height: null,
});
const slide = (file: string, validUntil: string | null = null): Slide =>
  ({ kind: 'artwork', seconds: 5, assets: [file], validFrom: null, validUntil }) as never;

/** Each list is its files; a span of an hour each. */
function programme(lists: Record<string, string[]>, order: (string | null)[], fallback?: string) {
  const files = [...new Set(Object.values(lists).flat())];
  return {
    spans: order.map((playlist, index) => ({
      from: new Date(START + index * HOUR).toISOString(),
      to: new Date(START + (index + 1) * HOUR).toISOString(),
      playlist,
    })),
    playlists: Object.fromEntries(
      Object.entries(lists).map(([id, slides]) => [id, { title: '', slides }]),
    ),
    slides: Object.fromEntries(files.map((file) => [file, slide(file)])),
    assets: Object.fromEntries(files.map((file) => [file, asset(file)])),
    fallback: fallback ?? null,
  } as unknown as Programme;
}
const names = (needs: Need[]) => needs.map((need) => need.asset.sha256);

describe('what is needed when', () => {
  const day = programme({ am: ['a', 'b'], pm: ['b', 'c'], spare: ['z'] }, ['am', 'pm'], 'spare');

  it('comes in the order of spans, then of their lists, then the fallback', () => {
    expect(names(needsOf(day, START))).toEqual(['a', 'b', 'c', 'z']);
    expect(names(needsOf(day, START + HOUR))).toEqual(['b', 'c', 'z']);
    expect(names(needsOf(day, START + 2 * HOUR))).toEqual(['z']);
  });

  it('puts the fallback first where nothing is scheduled, or without a clock', () => {
    const gap = programme({ am: ['a'], spare: ['z'] }, [null, 'am'], 'spare');
    expect(names(needsOf(gap, START))).toEqual(['z', 'a']);
    expect(names(needsOf(day, null))[0]).toBe('z');
  });

  it('does not stage what will be over', () => {
    const limited = programme({ am: ['a', 'b'] }, ['am', 'am']);
    limited.slides['a'] = slide('a', new Date(START + HOUR / 2).toISOString());
    expect(names(needsOf(limited, START))).toEqual(['a', 'b']);
    expect(names(needsOf(limited, START + HOUR))).toEqual(['b']);
  });
});

describe('what gives way', () => {
  const needs: Need[] = ['a', 'b', 'c', 'd'].map((name, index) => ({
    asset: asset(name),
    at: START + index * HOUR,
  }));
  const held = (...list: string[]) => list.map((sha256) => ({ sha256, received: 10 }));

  it.each([
    ['what nothing needs goes first', 'a', 10, held('old', 'd'), ['old']],
    ['then the least soon needed', 'a', 15, held('b', 'c', 'd'), ['d', 'c']],
    ['nothing goes that is needed sooner', 'c', 10, held('a', 'b'), null],
    ['nothing goes where it would not be enough', 'c', 30, held('a', 'b', 'd'), null],
  ] as const)('%s', (_, wanted, room, holdings, expected) => {
    const need = needs.find(({ asset: { sha256 } }) => sha256 === wanted) as Need;
    expect(dropsFor(need, room, holdings, needs)).toEqual(expected);
  });

  it('never drops itself or anything needed sooner, and always frees enough', () => {
    const holding = fc.record({
      sha256: fc.constantFrom('a', 'b', 'c', 'd', 'x', 'y'),
      received: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(holding, { selector: ({ sha256 }) => sha256 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 120 }),
        (holdings, index, room) => {
          const drops = dropsFor(needs[index] as Need, room, holdings, needs);
          if (!drops) return;
          const sooner = needs.slice(0, index + 1).map((need) => need.asset.sha256);
          expect(drops.filter((name) => sooner.includes(name))).toEqual([]);
          const freed = holdings
            .filter(({ sha256 }) => drops.includes(sha256))
            .reduce((sum, { received }) => sum + received, 0);
          expect(freed).toBeGreaterThanOrEqual(room);
        },
      ),
    );
  });
});

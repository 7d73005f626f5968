import fc from 'fast-check';
import { Lists } from '../../src/api/wall/programme/lists';
import { placed, type Candidate, type PickRule } from '../../src/api/wall/programme/picks';
import type { PlaylistRule, ScreenRule, Wall } from '../../src/api/wall/programme/wall';
import { SCREEN } from './drawnLists';

/** Works of two kinds, rules that choose from them, and what the rules choose. */

const THEMES = ['t1', 't2'];

export const pools: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      audience: fc.constantFrom('public', 'public', 'internal'),
      // Several are made at once, as an import does.
      createdAt: fc.integer({ min: 1, max: 9 }).map((day) => `2026-01-0${day}T00:00:00.000Z`),
      themes: fc.subarray(THEMES),
      category: fc.constantFrom('seal', 'porcelain_painting'),
    }),
    { maxLength: 60 },
  )
  .map((drawn) =>
    drawn.map((each, index) => ({
      ...each,
      id: `w${(index * 37) % 101}`,
      pillar: null,
      form: null,
      maximKind: null,
      artist: null,
    })),
  );

export const rules: fc.Arbitrary<PickRule> = fc
  .record({
    count: fc.integer({ min: 1, max: 12 }),
    order: fc.constantFrom<PickRule['order']>('shuffled', 'shuffled', 'newest', 'fixed'),
    scope: fc.constantFrom<PickRule['scope']>('everywhere', 'group', 'screen'),
    themes: fc.constantFrom([], [], ['t1'], ['t1', 't2']),
    category: fc.constantFrom(null, null, 'seal'),
  })
  .map(({ themes, category, ...rule }) => ({
    ...rule,
    kind: 'artwork',
    filters: { themes, category, pillar: null, form: null, maximKind: null, artist: null },
  }));

/** Rules of a list of which several may ask for the same. */
export const ruleSets: fc.Arbitrary<PickRule[]> = fc
  .array(rules, { minLength: 1, maxLength: 3 })
  .chain((some) =>
    fc
      .array(fc.record({ of: fc.constantFrom(...some), count: fc.integer({ min: 1, max: 12 }) }), {
        maxLength: 2,
      })
      .map((more) => [...some, ...more.map(({ of, count }) => ({ ...of, count }))]),
  );

export const screens: fc.Arbitrary<ScreenRule> = fc.record({
  ...Object.fromEntries(Object.entries(SCREEN).map(([key, value]) => [key, fc.constant(value)])),
  id: fc.constantFrom('s1', 's2', 's3'),
  group: fc.constantFrom('g1', 'g1', 'g2', null),
  audience: fc.constantFrom('public', 'internal'),
}) as fc.Arbitrary<ScreenRule>;

export const days = fc.integer({ min: 20_000, max: 30_000 });

export interface Chooser {
  /** Ids by rule, in the order of the list. */
  on: (day: number, screen: ScreenRule) => string[][];
}

/** One server, with all that it remembers from day to day and screen to screen. */
export function chooserOf(asked: readonly PickRule[], pool: readonly Candidate[]): Chooser {
  const playlist: PlaylistRule = {
    id: 'list',
    name: '轮换',
    places: placed(asked).map((pick, index) => ({
      pick,
      // Tells the rules apart in what is chosen.
      seconds: index,
      transition: 'fade',
      validFrom: null,
      validUntil: null,
    })),
  };
  const wall: Wall = {
    playlists: new Map([['list', playlist]]),
    claimsOn: () => [],
    candidates: (kind) => (kind === 'artwork' ? pool : []),
    published: () => null,
  };
  const lists = new Lists(wall);
  return {
    on: (day, screen) => {
      const { places } = lists.expansion(playlist, day, screen);
      return asked.map((_rule, index) =>
        places.filter(({ seconds }) => seconds === index).map(({ content }) => content),
      );
    },
  };
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate, PickRule } from '../../src/api/wall/programme/picks';
import type { ScreenRule } from '../../src/api/wall/programme/wall';
import { chooserOf, days, pools, rules, ruleSets, screens } from '../support/drawnPicks';

/** "Rules in place of a slide" in docs/schedules.md, as what is seen on screens. */

/** What a rule may choose from, on a screen. */
const choice = ({ filters }: PickRule, pool: readonly Candidate[], { audience }: ScreenRule) =>
  pool.filter(
    (work) =>
      (audience === 'internal' || work.audience === 'public') &&
      (filters.category === null || work.category === filters.category) &&
      (filters.themes.length === 0 || filters.themes.some((theme) => work.themes.includes(theme))),
  );

/** Rules of a list that ask for the same in the same order; the scope matters to a shuffle only. */
const isAlike = (a: PickRule, b: PickRule): boolean =>
  JSON.stringify(a.filters) === JSON.stringify(b.filters) &&
  a.order === b.order &&
  (a.order !== 'shuffled' || a.scope === b.scope);

/** All that the rules which are like the first one show together. */
const together = (asked: readonly PickRule[], shown: readonly string[][]): string[] =>
  shown.filter((_, index) => isAlike(asked[index] as PickRule, asked[0] as PickRule)).flat();

const wanted = (asked: readonly PickRule[]): number =>
  asked
    .filter((each) => isAlike(each, asked[0] as PickRule))
    .reduce((sum, { count }) => sum + count, 0);

const isShared = (scope: PickRule['scope'], a: ScreenRule, b: ScreenRule): boolean => {
  if (a.id === b.id) return a.group === b.group;
  return scope === 'everywhere' || (scope === 'group' && a.group !== null && a.group === b.group);
};

const shuffledSets = ruleSets.map((asked) =>
  asked.map((each) => ({
    ...each,
    order: isAlike(each, asked[0] as PickRule) ? ('shuffled' as const) : each.order,
  })),
);

describe('for any works and rules', () => {
  it('screens that share a rule show the same, whoever compiles them and in whatever order', () => {
    fc.assert(
      fc.property(ruleSets, pools, screens, screens, days, (asked, pool, one, other, day) => {
        const here = chooserOf(asked, pool);
        const there = chooserOf(asked, [...pool].reverse());
        const audience = one.audience;
        // One server was asked for other days and screens before.
        here.on(day - 1, other);
        const shown = here.on(day, one);
        const sized = { ...other, audience, width: 1080, height: 1920 };
        const seen = there.on(day, sized);
        asked.forEach(({ order, scope }, index) => {
          if (order === 'shuffled' && !isShared(scope, one, sized)) return;
          expect(seen[index]).toEqual(shown[index]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('a rule chooses only what it asks for and the screen may see', () => {
    fc.assert(
      fc.property(ruleSets, pools, screens, days, (asked, pool, screen, day) => {
        chooserOf(asked, pool)
          .on(day, screen)
          .forEach((ids, index) => {
            const may = choice(asked[index] as PickRule, pool, screen).map(({ id }) => id);
            expect(may).toEqual(expect.arrayContaining(ids));
          });
      }),
      { numRuns: 200 },
    );
  });

  it('rules that ask for the same show so many works as they ask for, and none twice a day', () => {
    fc.assert(
      fc.property(ruleSets, pools, screens, days, (asked, pool, screen, day) => {
        const shown = chooserOf(asked, pool).on(day, screen);
        const ids = together(asked, shown);
        expect(new Set(ids).size).toBe(ids.length);
        const available = choice(asked[0] as PickRule, pool, screen).length;
        expect(ids.length).toBe(Math.min(available, wanted(asked)));
        shown.forEach((each, index) =>
          expect(each.length).toBeLessThanOrEqual((asked[index] as PickRule).count),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('what else a list chooses does not matter to a rule', () => {
    fc.assert(
      fc.property(ruleSets, pools, screens, days, (asked, pool, screen, day) => {
        const alike = asked.filter((each) => isAlike(each, asked[0] as PickRule));
        expect(chooserOf(alike, pool).on(day, screen).flat()).toEqual(
          together(asked, chooserOf(asked, pool).on(day, screen)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('the newest are those than which none is newer, and the first those made first', () => {
    const kept = rules.filter(({ order }) => order !== 'shuffled');
    fc.assert(
      fc.property(kept, pools, screens, days, (rule, pool, screen, day) => {
        const [ids = []] = chooserOf([rule], pool).on(day, screen);
        const made = (shown: boolean) =>
          choice(rule, pool, screen)
            .filter(({ id }) => ids.includes(id) === shown)
            .map(({ createdAt }) => createdAt)
            .sort();
        const [shown, left] = [made(true), made(false)];
        if (left.length > 0 && rule.order === 'newest') {
          expect((shown[0] as string) >= (left.at(-1) as string)).toBe(true);
        } else if (left.length > 0) {
          expect((shown.at(-1) as string) <= (left[0] as string)).toBe(true);
        }
        const order = ids.map((id) => pool.find((each) => each.id === id)?.createdAt);
        expect(order).toEqual(rule.order === 'newest' ? shown.reverse() : shown);
      }),
      { numRuns: 200 },
    );
  });
});

describe('for any works that are dealt out day by day', () => {
  /** What the first of some rules, and those like it, show on days that follow each other. */
  const dealt = (asked: PickRule[], pool: Candidate[], screen: ScreenRule, from: number) => {
    const size = choice(asked[0] as PickRule, pool, screen).length;
    const count = wanted(asked);
    const chooser = chooserOf(asked, pool);
    const on = (day: number) => together(asked, chooser.on(day, screen));
    const hands = Math.max(1, Math.ceil(size / count));
    const run = Array.from({ length: hands }, (_, day) => on(from + day));
    return { size, count, hands, on, run };
  };

  it('as many days as there are hands show everything, and nothing more often than need be', () => {
    fc.assert(
      fc.property(shuffledSets, pools, screens, days, (asked, pool, screen, from) => {
        const { size, count, run } = dealt(asked, pool, screen, from);
        const times = new Map<string, number>();
        for (const id of run.flat()) times.set(id, (times.get(id) ?? 0) + 1);
        expect(times.size).toBe(size);
        // What fills the last hand up is shown twice, all else once.
        const twice = [...times.values()].filter((n) => n === 2).length;
        expect([...times.values()].every((n) => n <= 2)).toBe(true);
        expect(twice).toBe(size > count ? (count - (size % count)) % count : 0);
      }),
      { numRuns: 300 },
    );
  });

  it('a day is another one than the day before, and has nothing of it from four hands on', () => {
    fc.assert(
      fc.property(shuffledSets, pools, screens, days, (asked, pool, screen, day) => {
        const { hands, on, run } = dealt(asked, pool, screen, day);
        [...run.slice(1), on(day + hands)].forEach((ids, past) => {
          const before = new Set(run[past]);
          const fresh = ids.filter((id) => !before.has(id));
          if (hands > 1) expect(fresh.length).toBeGreaterThan(0);
          else expect(fresh).toEqual([]);
          if (hands > 3) expect(fresh).toEqual(ids);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('a work that comes or goes changes one work a day, or two where the hand is filled up', () => {
    fc.assert(
      fc.property(shuffledSets, pools, screens, fc.nat(), days, (asked, pool, screen, nth, day) => {
        const may = choice(asked[0] as PickRule, pool, screen);
        fc.pre(may.length > 0);
        const gone = may[nth % may.length];
        const without = pool.filter((each) => each !== gone);
        const [many, few] = [dealt(asked, pool, screen, day), dealt(asked, without, screen, day)];
        fc.pre(many.hands === few.hands);
        const changed = many.run.map(
          (ids, index) => ids.filter((id) => !few.run[index]?.includes(id)).length,
        );
        expect(Math.max(...changed)).toBeLessThanOrEqual(many.hands > 1 ? 2 : 1);
        expect(changed.filter((n) => n > 1).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('groups differ, and no work comes before others in more of them than chance has it', () => {
    const rule: PickRule = {
      kind: 'artwork',
      count: 5,
      order: 'shuffled',
      scope: 'group',
      filters: {
        themes: [],
        category: null,
        pillar: null,
        form: null,
        maximKind: null,
        artist: null,
      },
    };
    const pool = Array.from({ length: 20 }, (_, index): Candidate => ({
      ...rule.filters,
      id: `work${index}`,
      audience: 'public',
      createdAt: '2026-01-01T00:00:00.000Z',
    }));
    const chooser = chooserOf([rule], pool);
    const [screen] = fc.sample(screens, { numRuns: 1, seed: 1 }) as [ScreenRule];
    const times = new Map<string, number>();
    for (let group = 0; group < 400; group += 1) {
      const shown = chooser.on(20_700, { ...screen, group: `group${group}` }).flat();
      for (const id of shown) times.set(id, (times.get(id) ?? 0) + 1);
    }
    // A quarter of 400, and some four times as far from it as chance usually leads.
    for (const { id } of pool) {
      expect(times.get(id)).toBeGreaterThan(65);
      expect(times.get(id)).toBeLessThan(135);
    }
  });
});

import fc from 'fast-check';
import type { Claim } from '../../src/api/wall/programme/answer';
import { claim, when } from './claims';
import { times } from './drawnTimes';
import { changesBetween, dayShownAt, MINUTES, reachedAt, shownAt } from './oracle/clock';

/** Walls at the moments that make schedules hard, drawn by fast-check. */

export interface DrawnWall {
  timezone: string;
  now: number;
  claims: Claim[];
}

/** Clock changes, leap days, ends of years, leap months, holidays: each within the days that follow. */
const PLACES: readonly [zone: string, from: string][] = [
  ['Asia/Shanghai', '2025-07-24'],
  ['Asia/Shanghai', '2025-09-24'],
  ['Asia/Shanghai', '2025-12-27'],
  ['Asia/Shanghai', '2026-02-10'],
  ['Asia/Shanghai', '2026-09-17'],
  ['Asia/Shanghai', '2026-11-24'],
  ['Asia/Shanghai', '2028-02-24'],
  ['Asia/Shanghai', '2033-12-18'],
  ['Europe/London', '2026-03-24'],
  ['Europe/London', '2026-10-20'],
  ['Europe/London', '2026-12-28'],
  ['America/New_York', '2026-03-03'],
  ['America/New_York', '2026-10-27'],
  ['America/New_York', '2028-02-24'],
  // Half an hour; at midnight, forward and back; a midnight shown twice; a day left out.
  ['Australia/Lord_Howe', '2026-03-31'],
  ['Australia/Lord_Howe', '2026-09-29'],
  ['America/Sao_Paulo', '2017-10-10'],
  ['America/Sao_Paulo', '2019-02-12'],
  ['Africa/Cairo', '2026-04-19'],
  ['Africa/Cairo', '2026-10-25'],
  ['America/Havana', '2026-03-03'],
  ['America/Havana', '2026-10-27'],
  ['Pacific/Apia', '2011-12-25'],
];

/** How many lists claims ask for; several ask for the same. */
export const LISTS = ['list-0', 'list-1', 'list-2', 'list-3'];

function claimsAbout(day: number): fc.Arbitrary<Claim[]> {
  const claim = fc.record({
    rule: fc.constantFrom<Claim['rule']>('campaign', 'schedule', 'schedule', 'schedule'),
    playlist: fc.constantFrom(...LISTS),
    priority: fc.integer({ min: 0, max: 2 }),
    direct: fc.boolean(),
    when: times(day),
  });
  return fc.array(claim, { maxLength: 6 }).map((drawn) =>
    drawn.map((each, index) => ({
      ...each,
      // Ids in another order than that of reading.
      id: `${(index * 5) % 7}`,
      name: `排期 ${index}`,
      priority: each.rule === 'campaign' ? 0 : each.priority,
    })),
  );
}

export const walls: fc.Arbitrary<DrawnWall> = fc
  .tuple(fc.constantFrom(...PLACES), fc.integer({ min: 0, max: 5 * MINUTES }))
  .chain(([[timezone, from], minute]) => {
    const now = Date.parse(from) + minute * 60_000;
    return claimsAbout(dayShownAt(now, timezone)).map((claims) => ({ timezone, now, claims }));
  });

/** Local days that a programme covers. */
const DAYS = 8;

/** From the screen's local midnight, eight days on. */
export function areaOf({ timezone, now }: Pick<DrawnWall, 'timezone' | 'now'>) {
  const today = dayShownAt(now, timezone);
  const midnight = (day: number) => reachedAt(day * MINUTES, timezone);
  return { from: midnight(today), to: midnight(today + DAYS) };
}

const HALF_HOUR = 1_800_000;

/** Instants at which something may change in the days ahead. */
function edgesOf({ timezone, now, claims }: DrawnWall): number[] {
  const { from, to } = areaOf({ timezone, now });
  const today = dayShownAt(now, timezone);
  const hours = claims.flatMap(({ when }) => when.windows.flatMap((each) => [each.from, each.to]));
  const shown = Array.from({ length: DAYS }, (_, index) => today + index).flatMap((day) =>
    [0, ...hours].map((minute) => day * MINUTES + minute),
  );
  const aroundChanges = changesBetween(from, to, timezone).flatMap((change) =>
    [-2, -1, 0, 1, 2].map((n) => change + n * HALF_HOUR),
  );
  return [...shown.map((each) => reachedAt(each, timezone)), ...aroundChanges];
}

type Choice = { edge: number; by: number } | { share: number };

/** Most at an edge or a millisecond before or after it, the others anywhere. */
const choices: fc.Arbitrary<Choice[]> = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({ edge: fc.nat(99_999), by: fc.constantFrom(-1, 0, 1) }),
      weight: 4,
    },
    {
      arbitrary: fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      weight: 1,
    },
  ),
  { minLength: 30, maxLength: 30 },
);

/** A wall with instants of the days ahead to ask it about. */
export const asked: fc.Arbitrary<DrawnWall & { instants: number[] }> = fc
  .tuple(walls, choices)
  .map(([wall, chosen]) => {
    const edges = edgesOf(wall);
    const { from, to } = areaOf(wall);
    const instants = chosen
      .map((each) =>
        'share' in each
          ? Math.floor(from + each.share * (to - from))
          : (edges[each.edge % edges.length] as number) + each.by,
      )
      .filter((at) => from <= at && at < to);
    return { ...wall, instants };
  });

const QUARTER = 900_000;

/** Hours about a clock change, each day, with instants about the change itself. */
export const changing: fc.Arbitrary<DrawnWall & { instants: number[] }> = fc
  .constantFrom(
    ...PLACES.flatMap(([timezone, from]) => {
      const now = Date.parse(from);
      const changes = changesBetween(now, now + 8 * MINUTES * 60_000, timezone);
      return changes.map((change) => ({ timezone, now, change }));
    }),
  )
  .chain(({ timezone, now, change }) => {
    const shown = shownAt(change - 1, timezone) + 1;
    const minute = fc
      .integer({ min: -8, max: 8 })
      .map((quarters) => (shown + quarters * 15 + MINUTES) % MINUTES);
    const hours = fc.record({ from: minute, to: minute });
    const near = fc
      .tuple(fc.integer({ min: -12, max: 12 }), fc.constantFrom(-1, 0, 1))
      .map(([quarters, by]) => change + quarters * QUARTER + by);
    return fc.record({
      timezone: fc.constant(timezone),
      now: fc.constant(now),
      claims: fc.array(hours, { minLength: 1, maxLength: 3 }).map((drawn) =>
        drawn.map((window, index) => ({
          ...claim({ id: `${index}`, name: `${index}` }),
          when: when({ windows: [window] }),
        })),
      ),
      instants: fc.array(near, { minLength: 30, maxLength: 30 }),
    });
  });

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerAt } from '../../src/api/wall/programme/answer';
import { isAround } from '../../src/api/wall/programme/occasions';
import { complaintAboutRule, recursOn } from '../../src/api/wall/programme/recurrence';
import { appliesOn } from '../../src/api/wall/programme/schedules';
import { when } from '../support/claims';
import { compilerOf, hasSomethingIn, isDaily, listsOf, SCREEN } from '../support/drawnLists';
import { blank, occasions, recurrences } from '../support/drawnTimes';
import { areaOf, asked, changing, type DrawnWall } from '../support/drawnWalls';
import * as calendar from '../support/oracle/calendar';
import { dayNamed, dayShownAt, nameOf } from '../support/oracle/clock';
import { playsAt, type Played } from '../support/oracle/plays';
import { recurs } from '../support/oracle/recurrence';

/** What plays when, against docs/schedules.md written out naively in `support/oracle`. */

const always = () => true;
/** Instants beside what is played at them, so that a failure says which. */
const told = (at: number, { playlist, rule, name }: Played) => ({
  at: new Date(at).toISOString(),
  playlist,
  rule,
  name,
});

describe('for any schedules, as the docs have it', () => {
  const check = (wall: DrawnWall & { instants: number[] }, fallback: string | null) => {
    const expected = wall.instants.map((at) =>
      told(at, playsAt({ ...wall, fallback, hasSomething: always }, at)),
    );
    const answers = wall.instants.map((at) => {
      const { playlist, because } = answerAt({ ...wall, fallback }, at);
      return told(at, { ...because, playlist });
    });
    expect(answers).toEqual(expected);
  };

  it('an answer is that of the one who wins', () => {
    fc.assert(fc.property(asked, fc.constantFrom('fallback', null), check), { numRuns: 150 });
  });

  it('so it is about the hours at which clocks change', () => {
    fc.assert(
      fc.property(changing, (wall) => check(wall, 'fallback')),
      { numRuns: 150 },
    );
  });

  it('so is the span that a screen is sent, whatever its lists have to show', () => {
    const filled = asked.chain((wall) => listsOf(wall).map((lists) => ({ wall, lists })));
    fc.assert(
      fc.property(filled, ({ wall, lists }) => {
        const { now, timezone, instants } = wall;
        const screen = { ...SCREEN, timezone };
        const { horizon, spans } = compilerOf(wall, lists).compile(screen, now).common;
        const { from, to } = areaOf(wall);
        expect([horizon.from, horizon.to].map(Date.parse)).toEqual([from, to]);
        const hasSomething = hasSomethingIn(lists);
        const expected = instants.map((at) => {
          const played = playsAt({ ...wall, fallback: 'fallback', hasSomething }, at);
          const { playlist } = played;
          const daily = playlist !== null && isDaily(lists, playlist);
          const day = nameOf(dayShownAt(at, timezone));
          return told(at, { ...played, playlist: daily ? `${playlist}@${day}` : playlist });
        });
        const sent = instants.map((at) => {
          const [span, ...more] = spans.filter(
            (each) => Date.parse(each.from) <= at && at < Date.parse(each.to),
          );
          if (!span || more.length > 0) throw new Error('Not one span at an instant');
          return told(at, { ...span.because, playlist: span.playlist });
        });
        expect(sent).toEqual(expected);
      }),
      { numRuns: 120 },
    );
  });
});

describe('for any rule of days, as the docs have it', () => {
  const days = fc.integer({ min: dayNamed('2024-01-01'), max: dayNamed('2034-12-31') });
  const about = (day: number, reach: number) =>
    Array.from({ length: 2 * reach + 1 }, (_, index) => day - reach + index);

  it('a recurrence falls where RFC 5545 says', () => {
    const drawn = days.chain((first) => recurrences(first).map((rrule) => ({ first, rrule })));
    fc.assert(
      fc.property(drawn, ({ first, rrule }) => {
        fc.pre(complaintAboutRule(rrule, first) === null);
        const near = about(first + 450, 500);
        expect(near.filter((day) => recursOn(rrule, first, day)).map(nameOf)).toEqual(
          near.filter((day) => recurs(rrule, first, day)).map(nameOf),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('an occasion reaches from its days before to its days after, each year', () => {
    const reach = fc.integer({ min: 0, max: 20 });
    // The calendar that is compared with errs about the new years of 2027 and 2030.
    const known = days.filter((day) => !/^(2026|2027|2029|2030)/.test(nameOf(day)));
    const drawn = known.chain((day) => occasions(day).map((of) => ({ day, of })));
    fc.assert(
      fc.property(drawn, reach, reach, ({ day, of }, before, after) => {
        fc.pre(of.rule !== 'statutory');
        const near = about(day, 40);
        expect(near.filter((each) => isAround(of, before, after, each)).map(nameOf)).toEqual(
          near.filter((each) => calendar.isAround(of, before, after, each)).map(nameOf),
        );
      }),
      { numRuns: 100 },
    );
  });

  // The two years whose announcements the comparison knows.
  const announced = about(dayNamed('2025-12-31'), 364);

  it.each([
    'new_year',
    'spring_festival',
    'tomb_sweeping',
    'labour',
    'dragon_boat',
    'mid_autumn',
    'national',
  ] as const)('%s lasts from its first to its last day off', (holiday) => {
    const of = { ...blank, rule: 'statutory', holiday } as const;
    expect(announced.filter((day) => isAround(of, 0, 0, day)).map(nameOf)).toEqual(
      announced.filter((day) => calendar.isAround(of, 0, 0, day)).map(nameOf),
    );
  });

  it.each(['workdays', 'days_off', 'holidays'] as const)('%s are as announced', (kind) => {
    const rule = when({ days: kind });
    expect(announced.filter((day) => appliesOn(rule, day)).map(nameOf)).toEqual(
      announced.filter((day) => calendar.isOfKind(kind, day)).map(nameOf),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerAt, type Claim } from '../../src/api/wall/programme/answer';
import { dayAt, dayText } from '../../src/api/wall/programme/clock';
import type { TimeRule } from '../../src/api/wall/programme/schedules';
import { horizonAt, spansOver } from '../../src/api/wall/programme/spans';
import { HOUR, LONDON, NEW_YORK, rules, SHANGHAI } from '../support/claims';

describe('for any schedules', () => {
  const zones = fc.constantFrom(
    SHANGHAI,
    LONDON,
    NEW_YORK,
    'Pacific/Auckland',
    'America/Sao_Paulo',
  );
  /** Around everything that makes days odd: clock changes, leap days, year ends, lunar leap months. */
  const moments = fc
    .constantFrom(
      '2026-11-24',
      '2026-03-27',
      '2026-10-23',
      '2027-03-12',
      '2026-10-30',
      '2028-02-25',
      '2026-12-28',
      '2025-07-24',
      '2033-12-20',
      '2026-09-20',
    )
    .chain((day) =>
      fc.integer({ min: 0, max: 5 * 24 * 60 }).map((minute) => Date.parse(day) + minute * 60_000),
    );
  const nearby = (now: number) =>
    fc.option(
      fc.integer({ min: -12, max: 12 }).map((days) => dayText(dayAt(now, 'UTC') + days)),
      { nil: null },
    );
  const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
  const recurrences = fc.constantFrom(
    null,
    { rrule: 'FREQ=DAILY;INTERVAL=2', says: '每 2 天' },
    { rrule: 'FREQ=WEEKLY;BYDAY=MO,SA,SU', says: '周' },
    { rrule: 'FREQ=MONTHLY;BYDAY=-1SU', says: '月' },
    { rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', says: '年' },
  );
  const occasions = fc.constantFrom<TimeRule['occasion']>(
    null,
    null,
    { of: { ...blank(), rule: 'lunar_date', month: 8, day: 15 }, before: 2, after: 1 },
    { of: { ...blank(), rule: 'lunar_date', month: 6, day: 6 }, before: 0, after: 0 },
    { of: { ...blank(), rule: 'solar_date', month: 1, day: 1 }, before: 3, after: 3 },
  );
  const claimsAt = (now: number) =>
    fc
      .array(
        fc.record({
          rule: fc.constantFrom<Claim['rule']>('campaign', 'schedule', 'schedule', 'schedule'),
          startsOn: nearby(now),
          endsOn: nearby(now),
          windows: fc.array(
            fc
              .tuple(minute, minute)
              .filter(([from, to]) => from !== to)
              .map(([from, to]) => ({ from, to })),
            { maxLength: 3 },
          ),
          days: fc.constantFrom<TimeRule['days']>('any', 'any', 'workdays', 'days_off', 'holidays'),
          recurrence: recurrences,
          occasion: occasions,
          priority: fc.integer({ min: 0, max: 2 }),
          direct: fc.boolean(),
        }),
        { maxLength: 6 },
      )
      .map((drawn) =>
        drawn.map(({ rule, priority, direct, ...time }, index): Claim => ({
          rule,
          id: String(index),
          name: `排期 ${index}`,
          playlist: `list-${index}`,
          priority: rule === 'campaign' ? 0 : priority,
          direct,
          when: time,
        })),
      );
  const walls = fc
    .tuple(zones, moments)
    .chain(([timezone, now]) => claimsAt(now).map((claims) => ({ timezone, now, claims })));
  /** Some lists have nothing to show at times, and one never has. */
  const openings = (now: number) =>
    fc
      .array(
        fc
          .tuple(fc.integer({ min: -3, max: 9 }), fc.integer({ min: 1, max: 200 }))
          .map(([days, hours]) => {
            const from = now + days * 24 * HOUR;
            return [{ from, to: from + hours * HOUR }];
          }),
        { maxLength: 4 },
      )
      .map(
        (drawn) =>
          new Map([...drawn.entries(), [5, []] as const].map(([n, open]) => [`list-${n}`, open])),
      );
  const asked = { numRuns: 150 };

  it('spans are gapless, ordered and fill the horizon', () => {
    fc.assert(
      fc.property(walls, ({ timezone, now, claims }) => {
        const horizon = horizonAt(now, timezone);
        const spans = spansOver(horizon, rules(claims, timezone));
        expect(Date.parse(horizon.from)).toBeLessThanOrEqual(now);
        expect(spans[0]?.from).toBe(horizon.from);
        expect(spans.at(-1)?.to).toBe(horizon.to);
        spans.forEach((span, index) => {
          expect(Date.parse(span.from)).toBeLessThan(Date.parse(span.to));
          if (index > 0) expect(span.from).toBe(spans[index - 1]?.to);
        });
      }),
      asked,
    );
  });

  it('the answer at an instant is the span at that instant', () => {
    const within = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        walls.chain((wall) => openings(wall.now).map((open) => ({ ...wall, open }))),
        fc.array(within, { minLength: 20, maxLength: 20 }),
        ({ timezone, now, claims, open }, shares) => {
          const horizon = horizonAt(now, timezone);
          const wall = { ...rules(claims, timezone), open };
          const spans = spansOver(horizon, wall);
          const [start, end] = [Date.parse(horizon.from), Date.parse(horizon.to)];
          const edges = spans.flatMap(({ from }) => [Date.parse(from), Date.parse(from) - 1]);
          const instants = [
            ...shares.map((share) => Math.min(end - 1, Math.floor(start + share * (end - start)))),
            ...edges,
          ];
          for (const at of instants.filter((each) => each >= start)) {
            const span = spans.find(
              ({ from, to }) => Date.parse(from) <= at && at < Date.parse(to),
            );
            expect({ playlist: span?.playlist, because: span?.because }).toEqual(
              answerAt(wall, at),
            );
          }
        },
      ),
      asked,
    );
  });

  it('nothing depends on the order in which schedules are read', () => {
    fc.assert(
      fc.property(walls, ({ timezone, now, claims }) => {
        const horizon = horizonAt(now, timezone);
        expect(spansOver(horizon, rules([...claims].reverse(), timezone))).toEqual(
          spansOver(horizon, rules(claims, timezone)),
        );
      }),
      asked,
    );
  });

  it('a campaign that applies is never beaten by a schedule', () => {
    fc.assert(
      fc.property(walls, ({ timezone, now, claims }) => {
        const answer = answerAt(rules(claims, timezone), now);
        const campaigns = claims.filter(({ rule }) => rule === 'campaign');
        const alone = answerAt(rules(campaigns, timezone), now);
        if (alone.because.rule === 'campaign') expect(answer).toEqual(alone);
      }),
      asked,
    );
  });

  it('tomorrow says of a day what today said of it', () => {
    fc.assert(
      fc.property(walls, ({ timezone, now, claims }) => {
        const [today, tomorrow] = [horizonAt(now, timezone), horizonAt(now + 24 * HOUR, timezone)];
        const wall = rules(claims, timezone);
        const middle = Date.parse(tomorrow.from) + 30 * HOUR;
        const said = [today, tomorrow].map((horizon) =>
          spansOver(horizon, wall).find(
            ({ from, to }) => Date.parse(from) <= middle && middle < Date.parse(to),
          ),
        );
        expect(said[0]?.playlist).toBe(said[1]?.playlist);
      }),
      asked,
    );
  });
});

function blank() {
  return {
    name: '节点',
    month: null,
    day: null,
    term: null,
    ordinal: null,
    weekday: null,
    holiday: null,
    lasts: null,
  };
}

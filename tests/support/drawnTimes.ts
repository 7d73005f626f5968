import fc from 'fast-check';
import type { Occasion } from '../../src/api/wall/programme/occasions';
import type { TimeRule } from '../../src/api/wall/programme/schedules';
import { lunarOf } from './oracle/calendar';
import { dateOf, MINUTES, nameOf } from './oracle/clock';

/** Rules of time about a day, drawn by fast-check so that most apply on some day close by. */

const minutes = fc.oneof(
  fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15),
  fc.constantFrom(0, 1, MINUTES - 1),
);
const windows = fc.record({ from: minutes, to: minutes });

const maybe = <T>(drawn: fc.Arbitrary<T>, nulls: number) =>
  fc.oneof(
    { arbitrary: fc.constant(null), weight: nulls },
    { arbitrary: drawn, weight: 10 - nulls },
  );

/** Days close by, and some a year and more back. */
const near = (day: number) =>
  fc
    .oneof(
      { arbitrary: fc.integer({ min: -9, max: 9 }), weight: 6 },
      { arbitrary: fc.integer({ min: -500, max: -300 }), weight: 1 },
    )
    .map((days) => day + days);

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const weekdays = fc.subarray(CODES, { minLength: 1 }).map((codes) => codes.join(','));
const nths = fc
  .tuple(fc.constantFrom(1, 2, 3, 4, 5, -1, -2), fc.constantFrom(...CODES))
  .map(([nth, code]) => `${nth}${code}`);

/** RRULEs as editors may write them, most of which fall on days close by. */
export function recurrences(day: number): fc.Arbitrary<string> {
  const date = near(day).map((each) => dateOf(each).date);
  const month = near(day).map((each) => dateOf(each).month);
  const fromEnd = fc.integer({ min: -5, max: -1 });
  const rules = fc.oneof(
    fc.constant('FREQ=DAILY'),
    weekdays.map((codes) => `FREQ=DAILY;BYDAY=${codes}`),
    weekdays.map((codes) => `FREQ=WEEKLY;BYDAY=${codes}`),
    weekdays.map((codes) => `FREQ=WEEKLY;BYDAY=${codes};WKST=SU`),
    fc.constant('FREQ=WEEKLY'),
    fc.oneof(date, fromEnd).map((each) => `FREQ=MONTHLY;BYMONTHDAY=${each}`),
    fc.tuple(date, date).map((each) => `FREQ=MONTHLY;BYMONTHDAY=${each.join(',')}`),
    nths.map((each) => `FREQ=MONTHLY;BYDAY=${each}`),
    fc
      .tuple(weekdays, fc.constantFrom('1', '2', '-1', '1,-1'))
      .map(([codes, position]) => `FREQ=MONTHLY;BYDAY=${codes};BYSETPOS=${position}`),
    fc.constant('FREQ=MONTHLY'),
    fc.tuple(month, date).map(([m, d]) => `FREQ=YEARLY;BYMONTH=${m};BYMONTHDAY=${d}`),
    fc.tuple(month, nths).map(([m, each]) => `FREQ=YEARLY;BYMONTH=${m};BYDAY=${each}`),
    fc.constant('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'),
    weekdays.map((codes) => `FREQ=YEARLY;BYDAY=${codes}`),
    nths.map((each) => `FREQ=YEARLY;BYDAY=${each}`),
    fc.constant('FREQ=YEARLY'),
  );
  const ends = fc.oneof(
    { arbitrary: fc.constant(''), weight: 4 },
    { arbitrary: fc.integer({ min: 1, max: 9 }).map((count) => `;COUNT=${count}`), weight: 1 },
    {
      arbitrary: near(day).map((each) => `;UNTIL=${nameOf(each).replaceAll('-', '')}`),
      weight: 1,
    },
  );
  const steps = fc.constantFrom('', '', ';INTERVAL=2', ';INTERVAL=3');
  return fc.tuple(rules, steps, ends).map((parts) => parts.join(''));
}

/** Where something is counted, the first day must be filled in. */
const isCounted = (rrule: string): boolean =>
  /INTERVAL|COUNT/.test(rrule) || !/DAILY|BYDAY|BYMONTHDAY/.test(rrule);

export const blank: Occasion = {
  name: '节点',
  rule: null,
  month: null,
  day: null,
  term: null,
  ordinal: null,
  weekday: null,
  holiday: null,
  lasts: null,
};

/** Occasions about a day: its own date, of the moon or the sun, or one close by. */
export function occasions(day: number): fc.Arbitrary<Occasion> {
  const lunar = near(day).map((each) => {
    const { month, date } = lunarOf(each);
    return { rule: 'lunar_date', month: Number.parseInt(month, 10), day: date } as const;
  });
  const solar = near(day).map((each) => {
    const { month, date } = dateOf(each);
    return { rule: 'solar_date', month, day: date } as const;
  });
  const nth = fc.record({
    rule: fc.constant('nth_weekday' as const),
    month: near(day).map((each) => dateOf(each).month),
    ordinal: fc.constantFrom('first', 'second', 'third', 'fourth', 'last'),
    weekday: fc.constantFrom('monday', 'wednesday', 'sunday'),
  });
  const leap = fc.constant({ rule: 'solar_date', month: 2, day: 29 } as const);
  const thirtieth = lunar.map((each) => ({ ...each, day: 30 }));
  const statutory = fc.record({
    rule: fc.constant('statutory' as const),
    holiday: fc.constantFrom('new_year', 'spring_festival', 'mid_autumn', 'national', 'labour'),
  });
  const lasts = fc.constantFrom(null, 1, 2, 30);
  return fc
    .tuple(fc.oneof(lunar, solar, nth, leap, thirtieth, statutory), lasts)
    .map(([part, days]) => ({ ...blank, ...part, lasts: days }) as Occasion);
}

export function times(day: number): fc.Arbitrary<TimeRule> {
  const reach = fc.integer({ min: 0, max: 8 });
  return fc
    .record({
      startsOn: maybe(near(day - 5).map(nameOf), 5),
      endsOn: maybe(near(day + 5).map(nameOf), 6),
      windows: fc.oneof(fc.constant([]), fc.array(windows, { minLength: 1, maxLength: 3 })),
      days: fc.constantFrom('any', 'any', 'any', 'any', 'workdays', 'days_off', 'holidays'),
      recurrence: maybe(recurrences(day), 6),
      occasion: maybe(fc.record({ of: occasions(day), before: reach, after: reach }), 7),
    })
    .map(({ recurrence, startsOn, ...rest }) => ({
      ...rest,
      startsOn: startsOn ?? (recurrence && isCounted(recurrence) ? nameOf(day - 9) : null),
      recurrence: recurrence === null ? null : { rrule: recurrence, says: recurrence },
    })) as fc.Arbitrary<TimeRule>;
}

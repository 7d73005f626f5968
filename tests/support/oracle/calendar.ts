import type { Occasion } from '../../../src/api/wall/programme/occasions';
import { dateOf, dayNamed } from './clock';

/**
 * Which days are what in China, asked of each day by itself. Lunar dates are those of ICU, which the
 * rule does not use. It has two wrong months from 1955 to 2099, in the springs of 2027 and 2030.
 */

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

interface LunarDate {
  /** One of its own where it leaps: "6bis". */
  month: string;
  date: number;
}
const lunarDates = new Map<number, LunarDate>();

export function lunarOf(day: number): LunarDate {
  let found = lunarDates.get(day);
  if (!found) {
    const parts = lunar.formatToParts(day * 86_400_000);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
    lunarDates.set(day, (found = { month: part('month'), date: Number(part('day')) }));
  }
  return found;
}

function isLunar(month: number, date: number, day: number): boolean {
  const today = lunarOf(day);
  if (today.month !== String(month)) return false;
  const isLast = lunarOf(day + 1).date === 1;
  return today.date === date || (isLast && today.date < date);
}

/** Days off as the State Council announced them, of the years that are drawn. */
const ANNOUNCED: readonly [code: string, first: string, last: string][] = [
  ['new_year', '2012-01-01', '2012-01-03'],
  ['national', '2017-10-01', '2017-10-08'],
  ['mid_autumn', '2017-10-04', '2017-10-04'],
  ['spring_festival', '2019-02-04', '2019-02-10'],
  ['new_year', '2025-01-01', '2025-01-01'],
  ['spring_festival', '2025-01-28', '2025-02-04'],
  ['tomb_sweeping', '2025-04-04', '2025-04-06'],
  ['labour', '2025-05-01', '2025-05-05'],
  ['dragon_boat', '2025-05-31', '2025-06-02'],
  ['national', '2025-10-01', '2025-10-08'],
  ['mid_autumn', '2025-10-06', '2025-10-06'],
  ['new_year', '2026-01-01', '2026-01-03'],
  ['spring_festival', '2026-02-15', '2026-02-23'],
  ['tomb_sweeping', '2026-04-04', '2026-04-06'],
  ['labour', '2026-05-01', '2026-05-05'],
  ['dragon_boat', '2026-06-19', '2026-06-21'],
  ['mid_autumn', '2026-09-25', '2026-09-27'],
  ['national', '2026-10-01', '2026-10-07'],
];
const MADE_UP = new Set(
  [
    '2011-12-31 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11',
    '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10',
  ]
    .flatMap((line) => line.split(' '))
    .map(dayNamed),
);
const announced = ANNOUNCED.map(([code, first, last]) => ({
  code,
  first: dayNamed(first),
  last: dayNamed(last),
}));

/** Where nothing is announced yet: whether a holiday begins by law on a day, and its length. */
const LAW: Readonly<Record<string, { begins: (day: number) => boolean; lasts: number }>> = {
  new_year: { begins: (day) => isDate(1, 1, day), lasts: 1 },
  spring_festival: { begins: (day) => isLunar(1, 1, day + 1), lasts: 4 },
  labour: { begins: (day) => isDate(5, 1, day), lasts: 2 },
  dragon_boat: { begins: (day) => isLunar(5, 5, day), lasts: 1 },
  mid_autumn: { begins: (day) => isLunar(8, 15, day), lasts: 1 },
  national: { begins: (day) => isDate(10, 1, day), lasts: 3 },
};

function isDate(month: number, date: number, day: number): boolean {
  const today = dateOf(day);
  return today.month === month && today.date === date;
}

/** How many days off begin with a day for a holiday; none where it begins on another one. */
function daysOffFrom(code: string, day: number): number {
  if (dateOf(day).year <= 2026) {
    const run = announced.find((each) => each.code === code && each.first === day);
    return run ? run.last - run.first + 1 : 0;
  }
  const law = LAW[code];
  return law?.begins(day) ? law.lasts : 0;
}

function isHoliday(day: number): boolean {
  if (dateOf(day).year <= 2026) {
    return announced.some(({ first, last }) => first <= day && day <= last);
  }
  return Object.values(LAW).some(({ begins, lasts }) =>
    Array.from({ length: lasts }, (_, past) => day - past).some(begins),
  );
}

export function isOfKind(kind: 'any' | 'workdays' | 'days_off' | 'holidays', day: number): boolean {
  if (kind === 'any') return true;
  const isOff = isHoliday(day);
  const isWorked = !isOff && (dateOf(day).weekday < 5 || MADE_UP.has(day));
  return { workdays: isWorked, days_off: !isWorked, holidays: isOff }[kind];
}

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const NTH = { first: 1, second: 2, third: 3, fourth: 4 };

/** How many days of an occasion begin with a day; none where it begins on another one. */
function occasionFrom(of: Occasion, day: number): number {
  const lasts = of.lasts ?? 1;
  switch (of.rule) {
    case 'solar_date':
      return isDate(of.month ?? 0, of.day ?? 0, day) ? lasts : 0;
    case 'lunar_date':
      return isLunar(of.month ?? 0, of.day ?? 0, day) ? lasts : 0;
    case 'nth_weekday':
      return isNthWeekday(of, day) ? lasts : 0;
    case 'statutory':
      return daysOffFrom(of.holiday ?? '', day);
    default:
      throw new Error(`Not drawn: ${of.rule}`);
  }
}

function isNthWeekday({ month, ordinal, weekday }: Occasion, day: number): boolean {
  const today = dateOf(day);
  if (today.month !== month || WEEK[today.weekday] !== weekday || ordinal === null) return false;
  if (ordinal === 'last') return today.date + 7 > today.inMonth;
  return Math.ceil(today.date / 7) === NTH[ordinal];
}

/** The longest that an occasion is drawn to last. */
const LONGEST = 60;

/** Whether an occasion begins on any day from which it, and the days after it, reach this one. */
export function isAround(of: Occasion, before: number, after: number, day: number): boolean {
  const firsts = Array.from(
    { length: before + LONGEST + after + 1 },
    (_, index) => day + before - index,
  );
  return firsts.some((first) => {
    const lasts = occasionFrom(of, first);
    return lasts > 0 && first - before <= day && day < first + lasts + after;
  });
}

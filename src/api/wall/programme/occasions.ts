import {
  holidayRun,
  lunarDay,
  termDay,
  type HolidayCode,
  type Run,
  type SolarTermCode,
} from './calendar';
import { dayOfDate, weekdayOf, yearOf, type Day } from './clock';

/** Codes of weekdays, Monday first. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Which of several weekdays in a month; the last may be the fourth or the fifth. */
export const ORDINALS = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;
export type Ordinal = keyof typeof ORDINALS;

/** A day that returns each year, as an editor defines it. */
export interface Occasion {
  name: string;
  rule: 'solar_date' | 'lunar_date' | 'solar_term' | 'nth_weekday' | 'statutory' | null;
  month: number | null;
  day: number | null;
  term: SolarTermCode | null;
  ordinal: Ordinal | null;
  weekday: Weekday | null;
  holiday: HolidayCode | null;
  /** How many days it lasts; a statutory holiday knows by itself. */
  lasts: number | null;
}

/** When it falls in a year, lunar dates in the lunar year of that number; null where it does not. */
export function runIn(occasion: Occasion, year: number): Run | null {
  if (occasion.rule === 'statutory') {
    return occasion.holiday && holidayRun(year, occasion.holiday);
  }
  const first = firstDayIn(occasion, year);
  return first === null ? null : { first, last: first + (occasion.lasts ?? 1) - 1 };
}

function firstDayIn(
  { rule, month, day, term, ordinal, weekday }: Occasion,
  year: number,
): Day | null {
  switch (rule) {
    case 'solar_date':
      return month && day ? solarDay(year, month, day) : null;
    case 'lunar_date':
      return month && day ? lunarDay(year, month, day) : null;
    case 'solar_term':
      return term && termDay(year, term);
    case 'nth_weekday':
      return month && ordinal && weekday ? nthWeekday(year, month, ordinal, weekday) : null;
    default:
      return null;
  }
}

/** 29 February is a day of leap years only. */
function solarDay(year: number, month: number, day: number): Day | null {
  const found = dayOfDate(year, month, day);
  return found < dayOfDate(year, month + 1, 1) ? found : null;
}

function nthWeekday(year: number, month: number, ordinal: Ordinal, weekday: Weekday): Day {
  const wanted = WEEKDAYS.indexOf(weekday);
  if (ordinal === 'last') {
    const end = dayOfDate(year, month + 1, 1) - 1;
    return end - ((weekdayOf(end) - wanted + 7) % 7);
  }
  const start = dayOfDate(year, month, 1);
  return start + ((wanted - weekdayOf(start) + 7) % 7) + (ORDINALS[ordinal] - 1) * 7;
}

/** Lunar dates are slow to find, and the same years are asked for day by day. */
const known = new WeakMap<Occasion, Map<number, Run | null>>();

function runKnownIn(occasion: Occasion, year: number): Run | null {
  let years = known.get(occasion);
  if (!years) known.set(occasion, (years = new Map()));
  let found = years.get(year);
  if (found === undefined) years.set(year, (found = runIn(occasion, year)));
  return found;
}

/** Whether a day lies from `before` days before an occasion to `after` days after it, any year. */
export function isAround(occasion: Occasion, before: number, after: number, day: Day): boolean {
  const year = yearOf(day);
  return [year - 2, year - 1, year, year + 1].some((candidate) => {
    const found = runKnownIn(occasion, candidate);
    return found !== null && found.first - before <= day && day <= found.last + after;
  });
}

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

/** The longest way from an occasion's first day to a day that it still touches. */
export const MOST_DAYS = 180;

const runs = new Map<string, Run | null>();
const RUNS_KEPT = 5000;

/** Whether a day lies from `before` days before an occasion to `after` days after it, any year. */
export function isAround(occasion: Occasion, before: number, after: number, day: Day): boolean {
  const year = yearOf(day);
  return [year - 2, year - 1, year, year + 1].some((candidate) => {
    const key = `${candidate} ${JSON.stringify(occasion)}`;
    let found = runs.get(key);
    if (found === undefined) {
      if (runs.size >= RUNS_KEPT) runs.clear();
      runs.set(key, (found = runIn(occasion, candidate)));
    }
    return found !== null && found.first - before <= day && day <= found.last + after;
  });
}

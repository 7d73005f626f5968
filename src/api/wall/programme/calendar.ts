import { holidays, workdays } from 'chinese-days/dist/chinese-days.json';
import { LunarDay, LunarMonth, SolarTerm } from 'tyme4ts';
import { dayOf, dayOfDate, weekdayOf, yearOf, type Day } from './clock';

/** The Chinese calendar: the one place that asks the libraries which know it. */

/** The 24 solar terms from 小寒 on, as the year meets them. */
const SOLAR_TERMS = [
  'xiaohan',
  'dahan',
  'lichun',
  'yushui',
  'jingzhe',
  'chunfen',
  'qingming',
  'guyu',
  'lixia',
  'xiaoman',
  'mangzhong',
  'xiazhi',
  'xiaoshu',
  'dashu',
  'liqiu',
  'chushu',
  'bailu',
  'qiufen',
  'hanlu',
  'shuangjiang',
  'lidong',
  'xiaoxue',
  'daxue',
  'dongzhi',
] as const;
export type SolarTermCode = (typeof SOLAR_TERMS)[number];

/** Statutory holidays: the name in the data, and the days that the law gives (since 2025). */
const STATUTORY = {
  new_year: { name: "New Year's Day", days: (year: number) => run(dayOfDate(year, 1, 1), 1) },
  // From the eve on.
  spring_festival: {
    name: 'Spring Festival',
    days: (year: number) => run(lunarDay(year, 1, 1) - 1, 4),
  },
  tomb_sweeping: {
    name: 'Tomb-sweeping Day',
    days: (year: number) => run(termDay(year, 'qingming'), 1),
  },
  labour: { name: 'Labour Day', days: (year: number) => run(dayOfDate(year, 5, 1), 2) },
  dragon_boat: {
    name: 'Dragon Boat Festival',
    days: (year: number) => run(lunarDay(year, 5, 5), 1),
  },
  mid_autumn: {
    name: 'Mid-autumn Festival',
    days: (year: number) => run(lunarDay(year, 8, 15), 1),
  },
  national: { name: 'National Day', days: (year: number) => run(dayOfDate(year, 10, 1), 3) },
} as const;
export type HolidayCode = keyof typeof STATUTORY;
const HOLIDAYS = Object.keys(STATUTORY) as HolidayCode[];

/** Days on end, both included. */
export interface Run {
  first: Day;
  last: Day;
}

const run = (first: Day, length: number): Run => ({ first, last: first + length - 1 });

/**
 * A day of the lunar calendar; a leap month does not repeat it. The 30th of a month that has 29
 * days is its last, as people mean it: 腊月三十.
 */
export function lunarDay(year: number, month: number, day: number): Day {
  const inMonth = Math.min(day, LunarMonth.fromYm(year, month).getDayCount());
  const solar = LunarDay.fromYmd(year, month, inMonth).getSolarDay();
  return dayOfDate(solar.getYear(), solar.getMonth(), solar.getDay());
}

export function termDay(year: number, term: SolarTermCode): Day {
  const solar = SolarTerm.fromIndex(year, SOLAR_TERMS.indexOf(term) + 1)
    .getJulianDay()
    .getSolarDay();
  return dayOfDate(solar.getYear(), solar.getMonth(), solar.getDay());
}

const listed = (days: Record<string, string>): Map<Day, string> =>
  new Map(Object.entries(days).map(([text, name]) => [dayOf(text), name.split(',')[0] ?? '']));
const daysOff = listed(holidays);
const makeUpDays = listed(workdays);
const listedYears = [...daysOff.keys()].map(yearOf);

/** Years whose arrangement of holidays and make-up workdays is known. */
export const ARRANGED = { first: Math.min(...listedYears), last: Math.max(...listedYears) };
const isArranged = (year: number): boolean => year >= ARRANGED.first && year <= ARRANGED.last;

/**
 * From the first to the last day off of each holiday. A day of another one may lie within (中秋 in
 * 国庆), and some weekend days are not listed.
 */
const arrangedRuns = [...daysOff]
  .sort(([a], [b]) => a - b)
  .reduce<(Run & { name: string })[]>((runs, [day, name]) => {
    const own = runs.findLast((each) => each.name === name);
    if (own && day - own.last <= 2) own.last = day;
    else runs.push({ name, ...run(day, 1) });
    return runs;
  }, []);

/**
 * The days off of a statutory holiday: as arranged where that is known, by the law elsewhere.
 * A holiday that the arrangement counts to another one (中秋 in 国庆) has the law's days too.
 */
export function holidayRun(year: number, holiday: HolidayCode): Run {
  const { name, days } = STATUTORY[holiday];
  const arranged = arrangedRuns.find((each) => each.name === name && yearOf(each.last) === year);
  return arranged ?? days(year);
}

export type DayKind = 'workday' | 'weekend' | 'holiday';

/**
 * What kind of day it is in China: make-up workdays are workdays. Years without an arrangement have
 * the holidays of the law, and know no make-up workdays.
 */
export function kindOfDay(day: Day): DayKind {
  const year = yearOf(day);
  const isOff = isArranged(year) ? daysOff.has(day) : lawfulDays(year).has(day);
  if (isOff) return 'holiday';
  return weekdayOf(day) < 5 || makeUpDays.has(day) ? 'workday' : 'weekend';
}

const lawful = new Map<number, Set<Day>>();

function lawfulDays(year: number): Set<Day> {
  let days = lawful.get(year);
  if (!days) {
    const runs = HOLIDAYS.map((holiday) => STATUTORY[holiday].days(year));
    days = new Set(
      runs.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, index) => first + index),
      ),
    );
    lawful.set(year, days);
  }
  return days;
}

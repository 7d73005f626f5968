import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  ARRANGED,
  holidayRun,
  kindOfDay,
  type HolidayCode,
} from '../../src/api/wall/programme/calendar';
import { dayOf, dayText, weekdayOf } from '../../src/api/wall/programme/clock';
import { isAround, runIn, type Occasion } from '../../src/api/wall/programme/occasions';
import { blank } from '../support/drawnTimes';

const occasion = (part: Partial<Occasion>): Occasion => ({ ...blank, ...part });
const lunar = (month: number, day: number) => occasion({ rule: 'lunar_date', month, day });
const falls = (of: Occasion, year: number) => {
  const run = runIn(of, year);
  return run && dayText(run.first);
};

const known = readFileSync(path.join(__dirname, '../support/occasion-dates.txt'), 'utf8')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map((line) => line.split(' '));

describe('days that return', () => {
  const columns = [
    lunar(1, 1),
    lunar(5, 5),
    lunar(8, 15),
    lunar(9, 9),
    occasion({ rule: 'solar_term', term: 'qingming' }),
  ];

  it('knows 150 years of 春节, 端午, 中秋, 重阳 and 清明', () => {
    expect(known.length).toBe(150);
    for (const [year = '', ...days] of known) {
      const expected = days.map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`);
      expect(columns.map((of) => falls(of, Number(year)))).toEqual(expected);
    }
  });

  it.each([
    ['三八', { rule: 'solar_date', month: 3, day: 8 }, 2026, '2026-03-08'],
    ['国际家庭日', { rule: 'solar_date', month: 5, day: 15 }, 2026, '2026-05-15'],
    [
      '母亲节',
      { rule: 'nth_weekday', month: 5, ordinal: 'second', weekday: 'sunday' },
      2026,
      '2026-05-10',
    ],
    [
      '母亲节',
      { rule: 'nth_weekday', month: 5, ordinal: 'second', weekday: 'sunday' },
      2027,
      '2027-05-09',
    ],
    [
      'the last Friday of a February in a leap year',
      { rule: 'nth_weekday', month: 2, ordinal: 'last', weekday: 'friday' },
      2028,
      '2028-02-25',
    ],
    ['29 February', { rule: 'solar_date', month: 2, day: 29 }, 2028, '2028-02-29'],
    ['29 February in another year', { rule: 'solar_date', month: 2, day: 29 }, 2027, null],
    [
      '除夕 in a short twelfth month',
      { rule: 'lunar_date', month: 12, day: 30 },
      2025,
      '2026-02-16',
    ],
    ['除夕 in a long one', { rule: 'lunar_date', month: 12, day: 30 }, 2023, '2024-02-09'],
    ['冬至', { rule: 'solar_term', term: 'dongzhi' }, 2026, '2026-12-22'],
    ['小寒, the first of a year', { rule: 'solar_term', term: 'xiaohan' }, 2026, '2026-01-05'],
  ] satisfies [string, Partial<Occasion>, number, string | null][])(
    '%s %j in %i',
    (_name, part, year, day) => {
      expect(falls(occasion(part), year)).toBe(day);
    },
  );

  it.each([
    // Leap months 2025: the sixth; 2033: the eleventh; 2028: the fifth; 2014: the ninth.
    [2028, lunar(5, 5), '2028-05-28'],
    [2014, lunar(9, 9), '2014-10-02'],
    [2025, lunar(6, 6), '2025-06-30'],
  ])('does not come twice in a leap month (%i)', (year, of, first) => {
    expect(falls(of, year)).toBe(first);
    const days = Array.from({ length: 366 }, (_, index) => dayOf(`${year}-02-20`) + index);
    const touched = days.filter((day) => day <= dayOf(`${year}-12-31`) && isAround(of, 0, 0, day));
    expect(touched.map(dayText)).toEqual([first]);
  });

  it('counts days before and after, over the end of a year too', () => {
    const newYear = occasion({ rule: 'solar_date', month: 1, day: 1, lasts: 2 });
    const touched = Array.from({ length: 14 }, (_, index) => dayOf('2026-12-25') + index)
      .filter((day) => isAround(newYear, 3, 1, day))
      .map(dayText);
    expect([touched[0], touched.at(-1), touched.length]).toEqual(['2026-12-29', '2027-01-03', 6]);
  });

  it('is around an occasion exactly where one lies within reach', () => {
    const anyDay = fc.integer({ min: dayOf('1951-01-01'), max: dayOf('2098-12-31') });
    const reach = fc.integer({ min: 0, max: 180 });
    fc.assert(
      fc.property(anyDay, reach, reach, fc.constantFrom(...columns), (day, before, after, of) => {
        const year = Number(dayText(day).slice(0, 4));
        const expected = [year - 1, year, year + 1].some((each) => {
          const first = dayOf(falls(of, each) as string);
          return first - before <= day && day <= first + after;
        });
        expect(isAround(of, before, after, day)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('holidays and make-up workdays', () => {
  it('knows the arrangements that were announced', () => {
    expect(ARRANGED).toEqual({ first: 2004, last: 2026 });
    expect(
      ['2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10', '2026-10-11', '2026-10-17'].map(
        (day) => kindOfDay(dayOf(day)),
      ),
    ).toEqual(['holiday', 'holiday', 'workday', 'workday', 'weekend', 'weekend']);
  });

  it.each<[number, HolidayCode, string, string]>([
    [2026, 'national', '2026-10-01', '2026-10-07'],
    [2026, 'spring_festival', '2026-02-15', '2026-02-23'],
    [2022, 'new_year', '2022-01-01', '2022-01-03'],
    // 中秋 lies within it.
    [2025, 'national', '2025-10-01', '2025-10-08'],
    // Counted to 国庆 in the arrangement: the day itself.
    [2025, 'mid_autumn', '2025-10-06', '2025-10-06'],
    [2026, 'mid_autumn', '2026-09-25', '2026-09-27'],
    // 中秋 stands in the middle of it.
    [2025, 'national', '2025-10-01', '2025-10-08'],
    [2017, 'national', '2017-10-01', '2017-10-08'],
    [2009, 'national', '2009-10-01', '2009-10-08'],
    // And at its beginning.
    [2012, 'national', '2012-10-01', '2012-10-07'],
    [2023, 'national', '2023-09-30', '2023-10-06'],
    // A day of the weekend that the arrangement does not list stands in it.
    [2011, 'dragon_boat', '2011-06-04', '2011-06-06'],
    [2012, 'dragon_boat', '2012-06-22', '2012-06-24'],
    [2015, 'dragon_boat', '2015-06-20', '2015-06-22'],
    // The Sunday after it was a workday.
    [2009, 'dragon_boat', '2009-05-28', '2009-05-30'],
    // Two of one name in a year: the eve of 2012 is another year's.
    [2011, 'new_year', '2011-01-01', '2011-01-03'],
    // Not announced: what the law gives.
    [2031, 'national', '2031-10-01', '2031-10-03'],
    [2031, 'spring_festival', '2031-01-22', '2031-01-25'],
  ])('%i %s', (year, holiday, first, last) => {
    const run = holidayRun(year, holiday);
    expect([dayText(run.first), dayText(run.last)]).toEqual([first, last]);
    expect(runIn(occasion({ rule: 'statutory', holiday }), year)).toEqual(run);
  });

  it('knows no make-up workdays where none were announced', () => {
    const days = Array.from({ length: 365 }, (_, index) => dayOf('2030-01-01') + index);
    for (const day of days.filter((each) => weekdayOf(each) > 4)) {
      expect(kindOfDay(day)).not.toBe('workday');
    }
    expect(days.filter((day) => kindOfDay(day) === 'holiday').length).toBe(13);
  });
});

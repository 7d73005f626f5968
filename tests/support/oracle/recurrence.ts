import { dateOf, dayNamed } from './clock';

/** RFC 5545 on whole days, by going through them one after the other. */

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** How far rules are followed: further than any screen is asked about. */
const FOLLOWED = 1000;

type Parts = Readonly<Record<string, string>>;

const known = new Map<string, ReadonlySet<number>>();

/** Whether a rule falls on a day. Where nothing is counted there need be no first day. */
export function recurs(rrule: string, first: number | null, day: number): boolean {
  const start = first ?? dayNamed(`${dateOf(day).year - 1}-01-01`);
  const key = `${rrule} ${start}`;
  let days = known.get(key);
  if (!days) known.set(key, (days = new Set(occurrences(rrule, start))));
  return days.has(day);
}

function occurrences(rrule: string, start: number): number[] {
  const parts: Parts = Object.fromEntries(rrule.split(';').map((part) => part.split('=')));
  const period = periodsOf(parts);
  const interval = Number(parts['INTERVAL'] ?? 1);
  const periods = new Map<number, number[]>();
  // A year before it, so that the period in which it lies is whole.
  for (let day = start - 366; day <= start + FOLLOWED; day += 1) {
    const number = period(day) - period(start);
    if (number < 0 || number % interval !== 0 || !fits(parts, start, day)) continue;
    periods.set(number, [...(periods.get(number) ?? []), day]);
  }
  const days = [...periods.values()]
    .flatMap((set) => positioned(set, parts['BYSETPOS']))
    .filter((day) => day >= start);
  const until = parts['UNTIL']?.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3');
  return days
    .slice(0, Number(parts['COUNT'] ?? days.length))
    .filter((day) => until === undefined || day <= dayNamed(until));
}

/** A number for each day, week, month or year. */
function periodsOf(parts: Parts): (day: number) => number {
  const weekStart = DAYS.indexOf(parts['WKST'] ?? 'MO');
  // 1969-12-29 was a Monday.
  if (parts['FREQ'] === 'WEEKLY') return (day) => Math.floor((day + 3 - weekStart) / 7);
  if (parts['FREQ'] === 'MONTHLY') return (day) => dateOf(day).year * 12 + dateOf(day).month;
  return parts['FREQ'] === 'YEARLY' ? (day) => dateOf(day).year : (day) => day;
}

function fits(parts: Parts, start: number, day: number): boolean {
  const { month, date, inMonth, weekday } = dateOf(day);
  const { FREQ, BYMONTH, BYMONTHDAY, BYDAY } = parts;
  const numbers = (text: string) => text.split(',').map(Number);
  if (BYMONTH && !numbers(BYMONTH).includes(month)) return false;
  if (BYMONTHDAY && !numbers(BYMONTHDAY).some((n) => n === date || n === date - inMonth - 1)) {
    return false;
  }
  if (BYDAY && !BYDAY.split(',').some((each) => isWeekday(each, parts, day))) return false;
  if (BYMONTHDAY || BYDAY || FREQ === 'DAILY') return true;
  // What is not said is that of the first day.
  const began = dateOf(start);
  if (FREQ === 'WEEKLY') return weekday === began.weekday;
  return date === began.date && (FREQ === 'MONTHLY' || !!BYMONTH || month === began.month);
}

/** `MO`, or the nth of a month; of a year where the rule is yearly and names no month. */
function isWeekday(text: string, { FREQ, BYMONTH }: Parts, day: number): boolean {
  const { year, date, inMonth, weekday } = dateOf(day);
  if (DAYS[weekday] !== text.slice(-2)) return false;
  const nth = Number(text.slice(0, -2));
  if (nth === 0) return true;
  const ofYear = FREQ === 'YEARLY' && !BYMONTH;
  const past = ofYear ? day - dayNamed(`${year}-01-01`) : date - 1;
  const left = ofYear ? dayNamed(`${year}-12-31`) - day : inMonth - date;
  return nth > 0 ? Math.floor(past / 7) + 1 === nth : Math.floor(left / 7) + 1 === -nth;
}

function positioned(set: readonly number[], positions: string | undefined): number[] {
  if (!positions) return [...set];
  const chosen = positions.split(',').map((n) => set.at(Number(n) > 0 ? Number(n) - 1 : Number(n)));
  return set.filter((day) => chosen.includes(day));
}

import { RRule } from 'rrule';
import { dayOfDate, yearOf, type Day } from './clock';
import { ORDINALS, WEEKDAYS, type Ordinal, type Weekday } from './occasions';

/** On which days a schedule returns, as an editor sets it. */
export type RecurrenceFields = {
  unit: 'daily' | 'weekly' | 'monthly' | 'yearly' | 'rrule';
  /** Every n days, weeks, months or years; null is every one. */
  interval: number | null;
  month: number | null;
  monthDay: number | null;
  ordinal: Ordinal | null;
  weekday: Weekday | null;
  rrule: string | null;
} & Partial<Record<Weekday, boolean | null>>;

export interface Recurrence {
  /** RFC 5545, on whole days; its DTSTART is the first day of the schedule. */
  rrule: string;
  /** The same in zh-Hans. */
  says: string;
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const NAMES = ['一', '二', '三', '四', '五', '六', '日'] as const;
const UNITS = {
  daily: { freq: 'DAILY', every: '每天', several: '天' },
  weekly: { freq: 'WEEKLY', every: '每周', several: '周' },
  monthly: { freq: 'MONTHLY', every: '每月', several: '个月' },
  yearly: { freq: 'YEARLY', every: '每年', several: '年' },
} as const;

/** What the fields of the form mean, or null where they are not complete. */
export function recurrenceOf(fields: RecurrenceFields): Recurrence | null {
  const { unit, interval } = fields;
  if (unit === 'rrule') {
    const text = fields.rrule
      ?.trim()
      .toUpperCase()
      .replace(/^RRULE:/, '');
    return text ? { rrule: text, says: `按 RRULE ${text}` } : null;
  }
  const days = daysWithin(fields);
  if (!days) return null;
  const { freq, every, several } = UNITS[unit];
  const step = interval ?? 1;
  return {
    rrule: [`FREQ=${freq}`, ...(step > 1 ? [`INTERVAL=${step}`] : []), ...days.parts].join(';'),
    says: `${step > 1 ? `每 ${step} ${several}` : every}${days.says}`,
  };
}

/** Which days of the week, month or year; null where the fields for it are empty. */
function daysWithin(fields: RecurrenceFields): { parts: string[]; says: string } | null {
  const { unit, month } = fields;
  if (unit === 'daily') return { parts: [], says: '' };
  if (unit === 'weekly') {
    const chosen = WEEKDAYS.flatMap((code, index) => (fields[code] ? [index] : []));
    if (chosen.length === 0) return null;
    return {
      parts: [`BYDAY=${chosen.map((index) => CODES[index]).join(',')}`],
      says: `的周${chosen.map((index) => NAMES[index]).join('、周')}`,
    };
  }
  const inMonth = dayWithinMonth(fields);
  if (!inMonth) return null;
  if (unit === 'monthly') return { parts: [inMonth.part], says: inMonth.says };
  if (!month) return null;
  return { parts: [`BYMONTH=${month}`, inMonth.part], says: ` ${month} 月${inMonth.says}` };
}

function dayWithinMonth({ monthDay, ordinal, weekday }: RecurrenceFields) {
  if (monthDay) return { part: `BYMONTHDAY=${monthDay}`, says: ` ${monthDay} 日` };
  if (!ordinal || !weekday) return null;
  const index = WEEKDAYS.indexOf(weekday);
  const which = ordinal === 'last' ? '最后一个' : `第 ${ORDINALS[ordinal]} 个`;
  return {
    part: `BYDAY=${ORDINALS[ordinal]}${CODES[index] as string}`,
    says: `${which}周${NAMES[index] as string}`,
  };
}

/** Where a rule without a first day is counted from: a Monday, and the first day of a year. */
const LONG_AGO = dayOfDate(2001, 1, 1);
const DAY = 86_400_000;

const found = new Map<string, ReadonlySet<Day>>();
const YEARS_KEPT = 2000;

/** Whether a rule falls on a day, counted from the first day of its schedule. */
export function recursOn(rrule: string, start: Day | null, day: Day): boolean {
  const year = yearOf(day);
  const key = `${rrule} ${start} ${year}`;
  let days = found.get(key);
  if (!days) {
    if (found.size >= YEARS_KEPT) found.clear();
    found.set(key, (days = daysIn(rrule, start ?? LONG_AGO, year, year)));
  }
  return days.has(day);
}

function daysIn(rrule: string, start: Day, from: number, to: number): Set<Day> {
  const options = { ...RRule.parseString(rrule), dtstart: new Date(start * DAY) };
  const rule = new RRule(options, true);
  const dates = rule.between(new Date(Date.UTC(from, 0, 1)), new Date(Date.UTC(to, 11, 31)), true);
  return new Set(dates.map((date) => date.getTime() / DAY));
}

const WEEKDAY = '(MO|TU|WE|TH|FR|SA|SU)';
const list = (item: string): RegExp => new RegExp(`^${item}(,${item})*$`);
const NTH = `([+-]?[1-5])?${WEEKDAY}`;
const DAY_OF_MONTH = '-?([1-9]|[12]\\d|3[01])';

/** The parts of RFC 5545 that schedules take, with what each may say. */
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  BYDAY: list(NTH),
  BYMONTHDAY: list(DAY_OF_MONTH),
  BYMONTH: list('([1-9]|1[0-2])'),
  BYSETPOS: list('-?([1-9]|[1-9]\\d)'),
  WKST: new RegExp(`^${WEEKDAY}$`),
};

/** How far ahead a rule must fall on some day. */
const YEARS_TRIED = 10;

/**
 * What is wrong with a rule that an editor wrote, in zh-Hans, or null. Times of day are the
 * windows' matter; parts that could make a search endless are refused.
 */
export function complaintAboutRule(rrule: string, start: Day): string | null {
  const parts = rrule.split(';').map((part) => part.split('=') as [string, string | undefined]);
  const names = parts.map(([name]) => name);
  for (const [name, value] of parts) {
    const grammar = PARTS[name];
    if (!grammar) return `不支持“${name}”，可用：${Object.keys(PARTS).join('、')}`;
    if (!value || !grammar.test(value)) return `“${name}=${value ?? ''}”不是有效的写法`;
    if (names.indexOf(name) !== names.lastIndexOf(name)) return `“${name}”写了两次`;
  }
  const given = Object.fromEntries(parts) as Record<string, string>;
  const freq = given['FREQ'];
  if (!freq) return '须写明 FREQ，例如 FREQ=WEEKLY;BYDAY=MO';
  if (given['COUNT'] && given['UNTIL']) return 'COUNT 与 UNTIL 只能写一个';
  const fine = freq === 'DAILY' || freq === 'WEEKLY';
  if (fine && (given['BYMONTHDAY'] || given['BYSETPOS'] || /\d/.test(given['BYDAY'] ?? ''))) {
    return `FREQ=${freq} 不能与 BYMONTHDAY、BYSETPOS 或“第几个星期几”同用，请改用 FREQ=MONTHLY`;
  }
  if (freq === 'DAILY' && given['BYDAY'] && Number(given['INTERVAL'] ?? 1) % 7 === 0) {
    return '每隔 7 天的倍数请改用 FREQ=WEEKLY';
  }
  const year = yearOf(start);
  return daysIn(rrule, start, year, year + YEARS_TRIED).size > 0
    ? null
    : `从开始日期起 ${YEARS_TRIED} 年内没有一天符合`;
}

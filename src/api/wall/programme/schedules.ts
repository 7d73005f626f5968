import { kindOfDay } from './calendar';
import { dayAt, dayOf, instantOf, type Day } from './clock';
import { isAround, type Occasion } from './occasions';
import { recursOn, type Recurrence } from './recurrence';

/** Minutes since midnight; one that ends before or when it starts runs over midnight. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** When something applies. All that is given must hold; a rule with nothing given always does. */
export interface TimeRule {
  /** YYYY-MM-DD, calendar days of the screen, both included; null is open. */
  startsOn: string | null;
  endsOn: string | null;
  recurrence: Recurrence | null;
  /** Which kind of day it is in China. */
  days: 'any' | 'workdays' | 'days_off' | 'holidays';
  occasion: { of: Occasion; before: number; after: number } | null;
  /** None is the whole day. */
  windows: readonly TimeWindow[];
}

/** Always. */
export const ALWAYS: TimeRule = {
  startsOn: null,
  endsOn: null,
  recurrence: null,
  days: 'any',
  occasion: null,
  windows: [],
};

/** Instants in milliseconds; half-open. */
export interface Interval {
  from: number;
  to: number;
}

/** Whether a rule applies on a calendar day, whatever the time. */
export function appliesOn(rule: TimeRule, day: Day): boolean {
  const { startsOn, endsOn, recurrence, days, occasion } = rule;
  if (startsOn !== null && day < dayOf(startsOn)) return false;
  if (endsOn !== null && day > dayOf(endsOn)) return false;
  if (days !== 'any' && !isOfKind(days, day)) return false;
  if (occasion && !isAround(occasion.of, occasion.before, occasion.after, day)) return false;
  return !recurrence || recursOn(recurrence.rrule, startsOn === null ? null : dayOf(startsOn), day);
}

function isOfKind(days: TimeRule['days'], day: Day): boolean {
  const kind = kindOfDay(day);
  if (days === 'workdays') return kind === 'workday';
  return kind === 'holiday' || (days === 'days_off' && kind === 'weekend');
}

/** The intervals that begin on a day. A window over midnight belongs to the day it starts on. */
function intervalsOn(rule: TimeRule, day: Day, timezone: string): Interval[] {
  if (!appliesOn(rule, day)) return [];
  const windows = rule.windows.length > 0 ? rule.windows : [{ from: 0, to: 0 }];
  return windows.map(({ from, to }) => ({
    from: instantOf(day, from, timezone),
    to: instantOf(to > from ? day : day + 1, to, timezone),
  }));
}

/** A rule with dates only is one interval from its first day to its last, however long. */
const isUnbroken = ({ recurrence, days, occasion, windows }: TimeRule): boolean =>
  !recurrence && days === 'any' && !occasion && windows.length === 0;

function wholeInterval({ startsOn, endsOn }: TimeRule, timezone: string): Interval {
  return {
    from: startsOn === null ? -Infinity : instantOf(dayOf(startsOn), 0, timezone),
    to: endsOn === null ? Infinity : instantOf(dayOf(endsOn) + 1, 0, timezone),
  };
}

/** All intervals that touch the days from `first` to `last`. */
export function intervalsOver(rule: TimeRule, first: Day, last: Day, timezone: string): Interval[] {
  if (isUnbroken(rule)) return [wholeInterval(rule, timezone)];
  const days = Array.from({ length: last - first + 2 }, (_, index) => first - 1 + index);
  return days.flatMap((day) => intervalsOn(rule, day, timezone));
}

/** When the interval that holds an instant began, the latest where there are several; or null. */
export function beganAt(rule: TimeRule, at: number, timezone: string): number | null {
  const today = dayAt(at, timezone);
  const begun = intervalsOver(rule, today, today, timezone)
    .filter(({ from, to }) => from <= at && at < to)
    .map(({ from }) => from);
  return begun.length > 0 ? Math.max(...begun) : null;
}

const KINDS = { any: null, workdays: '仅工作日', days_off: '仅休息日', holidays: '仅法定节假日' };

/** When a rule applies, for people to read; null where it always does. */
export function sayWhen(rule: TimeRule): string | null {
  const said = [
    rule.occasion && sayOccasion(rule.occasion),
    sayDates(rule),
    rule.recurrence?.says,
    KINDS[rule.days],
    rule.windows.map(sayWindow).join('、'),
  ].filter(Boolean);
  return said.length > 0 ? said.join('，') : null;
}

function sayOccasion({ of, before, after }: NonNullable<TimeRule['occasion']>): string {
  const from = before > 0 ? `前 ${before} 天` : '当天';
  const to = after > 0 ? `后 ${after} 天` : '当天';
  return `${of.name}${from}${from === to ? '' : `至${to}`}，每年`;
}

function sayDates({ startsOn, endsOn }: TimeRule): string | null {
  if (startsOn && endsOn) return `${startsOn} 至 ${endsOn}`;
  if (startsOn) return `${startsOn} 起`;
  return endsOn && `至 ${endsOn}`;
}

function sayWindow({ from, to }: TimeWindow): string {
  return `${clock(from)}–${to > from ? '' : '次日 '}${clock(to)}`;
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

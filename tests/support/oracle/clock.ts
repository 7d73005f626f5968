/**
 * What the clock on the wall shows, minute by minute. Naive on purpose: schedules are tested against
 * what is written here, so nothing in this folder may use the code that it is compared with.
 */

/** Days since 1970-01-01, minutes since its midnight as the clock shows them. */
export const MINUTES = 1440;
const QUARTER = 15;

export const dayNamed = (text: string): number => Date.parse(text) / 86_400_000;
export const nameOf = (day: number): string =>
  new Date(day * 86_400_000).toISOString().slice(0, 10);

interface CalendarDate {
  year: number;
  month: number;
  date: number;
  /** Days in the month. */
  inMonth: number;
  /** From Monday (0) to Sunday. */
  weekday: number;
}
const dates = new Map<number, CalendarDate>();

export function dateOf(day: number): CalendarDate {
  let found = dates.get(day);
  if (!found) {
    const [year, month, date] = nameOf(day).split('-').map(Number) as [number, number, number];
    const inMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const weekday = (new Date(day * 86_400_000).getUTCDay() + 6) % 7;
    dates.set(day, (found = { year, month, date, inMonth, weekday }));
  }
  return found;
}

interface Clock {
  format: Intl.DateTimeFormat;
  ahead: Map<number, number>;
  reached: Map<number, number>;
}
const clocks = new Map<string, Clock>();

function clockOf(zone: string): Clock {
  let clock = clocks.get(zone);
  if (!clock) {
    const style = { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' } as const;
    const format = new Intl.DateTimeFormat('sv-SE', style);
    clocks.set(zone, (clock = { format, ahead: new Map(), reached: new Map() }));
  }
  return clock;
}

/** How far a clock is ahead of UTC, in minutes. Those of today change on a quarter of an hour. */
function aheadAt(minute: number, { format, ahead }: Clock): number {
  const quarter = Math.floor(minute / QUARTER) * QUARTER;
  let found = ahead.get(quarter);
  if (found === undefined) {
    const shown = `${format.format(quarter * 60_000).replace(' ', 'T')}Z`;
    ahead.set(quarter, (found = Date.parse(shown) / 60_000 - quarter));
  }
  return found;
}

/** What the clock shows at an instant in milliseconds, in whole minutes. */
export function shownAt(at: number, zone: string): number {
  const minute = Math.floor(at / 60_000);
  return minute + aheadAt(minute, clockOf(zone));
}

export const dayShownAt = (at: number, zone: string): number =>
  Math.floor(shownAt(at, zone) / MINUTES);

/**
 * The first instant at which the clock shows a time or a later one. So a time that is shown twice
 * means the first, and one that is never shown the moment at which it is jumped over.
 */
export function reachedAt(shown: number, zone: string): number {
  const clock = clockOf(zone);
  let found = clock.reached.get(shown);
  if (found === undefined) {
    let quarter = Math.floor(shown / QUARTER) * QUARTER - 15 * 60;
    while (quarter + QUARTER - 1 + aheadAt(quarter, clock) < shown) quarter += QUARTER;
    const minute = Math.max(quarter, shown - aheadAt(quarter, clock));
    clock.reached.set(shown, (found = minute * 60_000));
  }
  return found;
}

/** Where the clock is put forward or back between two instants. */
export function changesBetween(from: number, to: number, zone: string): number[] {
  const clock = clockOf(zone);
  const quarters = Array.from(
    { length: (to - from) / 60_000 / QUARTER },
    (_, index) => from / 60_000 + index * QUARTER,
  );
  return quarters
    .filter((minute) => aheadAt(minute, clock) !== aheadAt(minute - QUARTER, clock))
    .map((minute) => minute * 60_000);
}

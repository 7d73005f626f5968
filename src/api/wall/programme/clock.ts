import { IANAZone } from 'luxon';

/**
 * Days and wall clocks. A day is a number, counted from 1970-01-01, so that calendars can be
 * reckoned with; where a day lies in time depends on the screen's zone, and only this file knows.
 */
export type Day = number;

const DAY = 86_400_000;
const MINUTE = 60_000;

export const dayOf = (text: string): Day => Date.parse(`${text}T00:00:00Z`) / DAY;
export const dayText = (day: Day): string => new Date(day * DAY).toISOString().slice(0, 10);
export const dayOfDate = (year: number, month: number, day: number): Day =>
  Date.UTC(year, month - 1, day) / DAY;
export const yearOf = (day: Day): number => new Date(day * DAY).getUTCFullYear();

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** Clocks change on a quarter of an hour: within one, an offset need be asked for once. */
const QUARTER = 15 * MINUTE;
const QUARTERS_KEPT = 20_000;
const zones = new Map<string, { zone: IANAZone; offsets: Map<number, number> }>();

/** What a clock there is ahead of UTC, in milliseconds. Asking the zone itself is slow. */
function offsetAt(instant: number, timezone: string): number {
  let known = zones.get(timezone);
  if (!known)
    zones.set(timezone, (known = { zone: IANAZone.create(timezone), offsets: new Map() }));
  const quarter = Math.floor(instant / QUARTER);
  let offset = known.offsets.get(quarter);
  if (offset === undefined) {
    if (known.offsets.size >= QUARTERS_KEPT) known.offsets.clear();
    known.offsets.set(quarter, (offset = known.zone.offset(quarter * QUARTER) * MINUTE));
  }
  return offset;
}

/** The calendar day at an instant. */
export const dayAt = (instant: number, timezone: string): Day =>
  Math.floor((instant + offsetAt(instant, timezone)) / DAY);

/**
 * The instant at which a clock in this zone shows `minute` (since midnight) of a day.
 *
 * Where clocks go back, a time that is shown twice means the first. Where they go forward, a time
 * that is never shown means the moment of the jump. So later times never come earlier, what lies
 * wholly within the missing hour has no length, and times that follow each other leave no gap.
 */
export function instantOf(day: Day, minute: number, timezone: string): number {
  const key = `${day} ${minute} ${timezone}`;
  let instant = instants.get(key);
  if (instant === undefined) {
    if (instants.size >= INSTANTS_KEPT) instants.clear();
    instants.set(key, (instant = find(day, minute, timezone)));
  }
  return instant;
}

/** Asking a zone is slow, and the same midnights are asked for again and again. */
const instants = new Map<string, number>();
const INSTANTS_KEPT = 20_000;

function find(day: Day, minute: number, timezone: string): number {
  const wanted = day * DAY + minute * MINUTE;
  const before = offsetAt(wanted - DAY, timezone);
  const after = offsetAt(wanted + DAY, timezone);
  const shown = [wanted - before, wanted - after].filter(
    (instant) => instant + offsetAt(instant, timezone) === wanted,
  );
  return shown.length > 0
    ? Math.min(...shown)
    : jumpBetween(wanted - after, wanted - before, timezone);
}

/** The first instant in `(from, to]` with the offset that `to` has. */
function jumpBetween(from: number, to: number, timezone: string): number {
  const offset = offsetAt(to, timezone);
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle, timezone) === offset) to = middle;
    else from = middle;
  }
  return to;
}

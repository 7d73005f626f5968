import { DateTime } from 'luxon';
import type { Because, Span } from './types';

/** How many local days a programme covers: seven whole days ahead, at any time of today. */
const HORIZON_DAYS = 8;

/** A schedule that applies to one screen. Dates are that screen's calendar days, both included. */
export interface ScheduleRule {
  id: string;
  name: string;
  playlist: string;
  /** YYYY-MM-DD, or null for open. */
  startsOn: string | null;
  endsOn: string | null;
  /** Higher wins. */
  priority: number;
  /** True where the schedule names the screen itself, false where it names its group. */
  direct: boolean;
}

export interface Horizon {
  from: string;
  to: string;
}

/** Instants in milliseconds; half-open. */
interface Interval {
  from: number;
  to: number;
}

/**
 * From the screen's local midnight, eight days on. It moves once a day and not with the request, so
 * that the programme's text stays the same while nothing changes.
 *
 * @param now milliseconds since the epoch
 * @param timezone IANA name
 */
export function horizonAt(now: number, timezone: string): Horizon {
  const midnight = DateTime.fromMillis(now, { zone: timezone }).startOf('day');
  return { from: iso(midnight), to: iso(midnight.plus({ days: HORIZON_DAYS }).startOf('day')) };
}

/**
 * What plays when: gapless, ordered, half-open spans over the horizon.
 *
 * Where several schedules apply, the one with the highest priority wins; of equals, one that names
 * the screen over one that names its group; then the one that started last; then the smaller id, so
 * that every instance answers alike. Where none applies, the fallback plays.
 */
export function spansOver(
  horizon: Horizon,
  timezone: string,
  schedules: readonly ScheduleRule[],
  fallback: string | null,
): Span[] {
  const whole = { from: Date.parse(horizon.from), to: Date.parse(horizon.to) };
  const ranked = [...schedules].sort(byPrecedence).map((rule) => ({
    rule,
    interval: intervalOf(rule, timezone),
  }));
  const spans: Span[] = [];
  for (const segment of segmentsOf(
    whole,
    ranked.map(({ interval }) => interval),
  )) {
    const winner = ranked.find(({ interval }) => covers(interval, segment))?.rule;
    append(spans, segment, winner?.playlist ?? fallback, reasonFor(winner, fallback));
  }
  return spans;
}

function byPrecedence(a: ScheduleRule, b: ScheduleRule): number {
  return (
    b.priority - a.priority ||
    Number(b.direct) - Number(a.direct) ||
    compare(b.startsOn ?? '', a.startsOn ?? '') ||
    compare(a.id, b.id)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The instants a schedule covers: local midnight of its first day to the end of its last. */
function intervalOf(rule: ScheduleRule, timezone: string): Interval {
  const day = (date: string) => DateTime.fromISO(date, { zone: timezone }).startOf('day');
  return {
    from: rule.startsOn ? day(rule.startsOn).toMillis() : -Infinity,
    to: rule.endsOn ? day(rule.endsOn).plus({ days: 1 }).startOf('day').toMillis() : Infinity,
  };
}

/** Cuts the whole at every edge inside it: within a piece nothing starts or ends. */
function segmentsOf(whole: Interval, intervals: readonly Interval[]): Interval[] {
  const edges = intervals
    .flatMap(({ from, to }) => [from, to])
    .filter((edge) => edge > whole.from && edge < whole.to);
  const cuts = [...new Set([whole.from, ...edges, whole.to])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => ({ from: cuts[index] as number, to }));
}

const covers = (interval: Interval, segment: Interval) =>
  interval.from <= segment.from && segment.to <= interval.to;

function reasonFor(winner: ScheduleRule | undefined, fallback: string | null): Because {
  if (winner) return { rule: 'schedule', name: winner.name, detail: null };
  return { rule: fallback ? 'fallback' : 'empty', name: null, detail: null };
}

/** Adds a span, or lengthens the last where nothing changes at this edge. */
function append(spans: Span[], segment: Interval, playlist: string | null, because: Because): void {
  const last = spans.at(-1);
  const to = new Date(segment.to).toISOString();
  if (last && last.playlist === playlist && last.because.name === because.name) {
    last.to = to;
  } else {
    spans.push({ from: new Date(segment.from).toISOString(), to, playlist, because });
  }
}

const iso = (time: DateTime) => new Date(time.toMillis()).toISOString();

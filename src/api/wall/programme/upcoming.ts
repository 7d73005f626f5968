import { isOpen, winnerAt, type Claim, type WallRules } from './answer';
import { dayAt } from './clock';
import { intervalsOver, type Interval, type TimeRule } from './schedules';
import type { Horizon } from './spans';

/** How many days ahead a next time is looked for: a lunar year with its leap month, and some. */
const LOOKOUT = 400;

/**
 * The next intervals of a rule that are not over at `from`, those that touch as one, in order. An
 * edge that never comes is infinite.
 *
 * @param from milliseconds since the epoch
 * @param most how many are wanted
 */
export function nextIntervals(
  when: TimeRule,
  from: number,
  timezone: string,
  most: number,
): Interval[] {
  const today = dayAt(from, timezone);
  const found: Interval[] = [];
  const all = intervalsOver(when, today, today + LOOKOUT, timezone)
    .filter(({ to }) => to > from)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const interval of all) {
    const last = found.at(-1);
    if (last && interval.from <= last.to) last.to = Math.max(last.to, interval.to);
    else if (found.length === most) break;
    else found.push({ ...interval });
  }
  return found;
}

/** A part of the time that a claim asks for, with who has the screen then; null is the fallback. */
export interface Piece extends Interval {
  winner: Claim | null;
  /** The claim's own playlist has something to show then. */
  hasOwn: boolean;
}

/**
 * Who has the screen while a claim asks for it: the interval from `from` on, cut wherever that
 * changes, as far as the horizon reaches.
 */
export function contested(
  rules: WallRules,
  { first, last, to: end }: Horizon,
  own: Pick<Claim, 'playlist'>,
  interval: Interval,
  from: number,
): Piece[] {
  const { claims, open, timezone } = rules;
  const start = Math.max(from, interval.from);
  const stop = Math.min(interval.to, Date.parse(end));
  const edges = claims
    .flatMap(({ when }) => intervalsOver(when, first, last, timezone))
    .concat(...(open?.values() ?? []))
    .flatMap((each) => [each.from, each.to])
    .filter((edge) => edge > start && edge < stop);
  const cuts = [...new Set([start, ...edges])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  cuts.forEach((cut, index) => {
    const winner = winnerAt(rules, cut);
    const hasOwn = isOpen(rules, own.playlist, cut);
    const to = cuts[index + 1] ?? stop;
    const before = pieces.at(-1);
    if (before && before.winner === winner && before.hasOwn === hasOwn) before.to = to;
    else pieces.push({ from: cut, to, winner, hasOwn });
  });
  return pieces;
}

import type { Claim } from '../../../src/api/wall/programme/answer';
import type { TimeRule } from '../../../src/api/wall/programme/schedules';
import { isAround, isOfKind } from './calendar';
import { dayNamed, dayShownAt, MINUTES, reachedAt } from './clock';
import { recurs } from './recurrence';

/** docs/schedules.md word by word: what a screen plays at one instant, as slowly as need be. */

export interface Asked {
  timezone: string;
  claims: readonly Claim[];
  fallback: string | null;
  /** Whether a playlist has something to show at an instant. */
  hasSomething: (playlist: string, at: number) => boolean;
}

export interface Played {
  playlist: string | null;
  rule: 'campaign' | 'schedule' | 'fallback' | 'empty';
  name: string | null;
}

export function playsAt({ timezone, claims, fallback, hasSomething }: Asked, at: number): Played {
  let left = claims
    .filter(({ playlist }) => hasSomething(playlist, at))
    .flatMap((claim) => {
      const began = beganBefore(claim.when, at, timezone);
      return began === null ? [] : [{ claim, began }];
    });
  // Each line of "Who wins" sends away those that do worse than the best.
  const campaigns = left.filter(({ claim }) => claim.rule === 'campaign');
  if (campaigns.length > 0) left = campaigns;
  else left = best(left, ({ claim }) => claim.priority);
  left = best(left, ({ claim }) => (claim.direct ? 1 : 0));
  left = best(left, ({ began }) => began);
  const ids = left.map(({ claim }) => claim.id).sort();
  const winner = left.find(({ claim }) => claim.id === ids[0])?.claim;
  if (winner) return { playlist: winner.playlist, rule: winner.rule, name: winner.name };
  return fallback !== null && hasSomething(fallback, at)
    ? { playlist: fallback, rule: 'fallback', name: null }
    : { playlist: null, rule: 'empty', name: null };
}

function best<T>(all: readonly T[], worth: (each: T) => number): T[] {
  return all.filter((each) => all.every((other) => worth(other) <= worth(each)));
}

/** When a rule that applies at an instant last began to; null where it does not apply. */
function beganBefore(rule: TimeRule, at: number, zone: string): number | null {
  const today = dayShownAt(at, zone);
  // A window that is still open began today or yesterday; a day may have been left out between.
  const begun = [today - 2, today - 1, today, today + 1]
    .filter((day) => isOn(rule, day))
    .flatMap((day) => windowsOn(rule, day))
    .filter(({ from, to }) => reachedAt(from, zone) <= at && at < reachedAt(to, zone))
    .map(({ from }) => reachedAt(from, zone));
  if (begun.length === 0) return null;
  return hasDatesOnly(rule) ? beganWithDates(rule, zone) : Math.max(...begun);
}

/** From the 1st on, and nothing else said: it began on the 1st, and goes on over midnights. */
const hasDatesOnly = ({ days, recurrence, occasion, windows }: TimeRule): boolean =>
  days === 'any' && !recurrence && !occasion && windows.length === 0;

const beganWithDates = ({ startsOn }: TimeRule, zone: string): number =>
  startsOn === null ? -Infinity : reachedAt(dayNamed(startsOn) * MINUTES, zone);

function windowsOn({ windows }: TimeRule, day: number): { from: number; to: number }[] {
  const midnight = day * MINUTES;
  if (windows.length === 0) return [{ from: midnight, to: midnight + MINUTES }];
  return windows.map(({ from, to }) => ({
    from: midnight + from,
    to: midnight + to + (to <= from ? MINUTES : 0),
  }));
}

const known = new WeakMap<TimeRule, Map<number, boolean>>();

/** Whether a rule holds on a calendar day, whatever the time. */
function isOn(rule: TimeRule, day: number): boolean {
  const days = known.get(rule) ?? new Map<number, boolean>();
  known.set(rule, days);
  const found = days.get(day) ?? holdsOn(rule, day);
  days.set(day, found);
  return found;
}

/** All that is filled in must hold. */
function holdsOn({ startsOn, endsOn, days, recurrence, occasion }: TimeRule, day: number): boolean {
  return (
    (startsOn === null || dayNamed(startsOn) <= day) &&
    (endsOn === null || day <= dayNamed(endsOn)) &&
    isOfKind(days, day) &&
    (occasion === null || isAround(occasion.of, occasion.before, occasion.after, day)) &&
    (recurrence === null ||
      recurs(recurrence.rrule, startsOn === null ? null : dayNamed(startsOn), day))
  );
}

/** What is kept of the server's clock for a start without it. */
export interface KeptClock {
  /** Server's clock minus this machine's, in milliseconds. */
  offset: number;
  /** When it was heard last, by the server's clock. */
  at: number;
}

/** `Date` has no fractions of a second: what is within one of ours is no news. */
const JITTER = 1500;

/**
 * The time at a start without the server, or null where it cannot be known: no server was heard
 * yet, or this machine has lost its clock, because it says that it is earlier than it was then.
 */
export function timeAtStart(local: number, kept: KeptClock | null): number | null {
  if (!kept) return null;
  const now = local + kept.offset;
  return now >= kept.at - JITTER ? now : null;
}

/**
 * The time by a `Date` header that has just come, or null where it brings nothing new.
 *
 * @param now what we took for the time so far
 */
export function correctedTime(header: string | null, now: number | null): number | null {
  const heard = Date.parse(header ?? '');
  if (Number.isNaN(heard)) return null;
  // In the middle of the second that it names.
  const time = heard + 500;
  return now !== null && Math.abs(time - now) < JITTER ? null : time;
}

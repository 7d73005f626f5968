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

/** What two clocks of this machine say at one moment, in milliseconds. */
export interface Reading {
  /** One that never jumps, and in some browsers stands while the machine sleeps. */
  elapsed: number;
  /** One that goes on in sleep, and that anybody may set. */
  local: number;
}

/** Clocks are set by less than this every day; nobody puts a machine to sleep for so short a time. */
const SLEEP = 5000;

/**
 * How long the machine slept between two readings, in milliseconds: its own clock ran ahead of the
 * one that never jumps. A clock set forward by hand looks the same, until the server is heard again.
 * One set back does not, nor one that is put right: it arrives at the server's time.
 *
 * @param offset server's clock minus this machine's before
 */
export function sleptBetween(before: Reading, after: Reading, offset: number): number {
  const ahead = after.local - before.local - (after.elapsed - before.elapsed);
  const isPutRight = Math.abs(offset - ahead) <= SLEEP;
  return ahead > SLEEP && !isPutRight ? ahead : 0;
}

/** When failed work is tried again. Pure: the time is an argument. */

const MINUTE = 60_000;
const FIRST = MINUTE;
const LONGEST = 6 * 60 * MINUTE;
/** About two days of trying; what fails that long waits for a person. */
const MOST = 16;

/** How long work that is claimed may take before it counts as abandoned by a process that died. */
export const LEASE = 5 * MINUTE;

/** A row's columns after an attempt that failed: doubled pauses, and an end to them. */
export function nextAttempt(
  attempts: number,
  now: number,
): { renditionAttempts: number; renditionDue: Date | null } {
  const tried = attempts + 1;
  if (tried >= MOST) return { renditionAttempts: tried, renditionDue: null };
  const pause = Math.min(FIRST * 2 ** attempts, LONGEST);
  return { renditionAttempts: tried, renditionDue: new Date(now + pause) };
}

/** The small hours in which a wall may blink: `[3, 5)` by its own clock. */
const FROM = 3;
const TO = 5;

/** Milliseconds that a page must have stood before anything but a command reloads it. */
const LEAST_AGE = 10 * 60_000;

/**
 * Whether a screen may go over to a newer player now: in the small hours, or while it rests and
 * nobody would see. A command of the keeper does not ask.
 *
 * @param hour of the screen's own day; null without a clock
 */
export function mayRenew(hour: number | null, resting: boolean, age: number): boolean {
  if (age < LEAST_AGE) return false;
  return resting || (hour !== null && hour >= FROM && hour < TO);
}

/** Whether a player that has broken down may reload itself: rarely, or it would flicker all day. */
export const mayRecover = (last: number | null, now: number): boolean =>
  last === null || now < last || now - last >= LEAST_AGE;

/** The hour of the day somewhere. */
export const hourIn = (timezone: string, now: number): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: timezone }).format(
      now,
    ),
  ) % 24;

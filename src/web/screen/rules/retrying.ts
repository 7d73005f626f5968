/** After so many tries a file that is not what it should be is left alone. */
const MOST_TRIES = 3;
/** Seconds after which it is tried once more: the server may have been repaired. */
const REPAIRED = 3600;

/** Seconds between two tries, and the most that failures stretch it to. */
const FIRST = 5;
const LONGEST = 300;

/**
 * Seconds to wait after a number of failures in a row: 5, 10, 20 … 300. No retry is without a delay,
 * and none comes before the server says it may.
 */
export function retryDelay(failures: number, retryAfter: number | null = null): number {
  const own = Math.min(FIRST * 2 ** Math.max(0, failures - 1), LONGEST);
  return Math.max(own, retryAfter ?? 0);
}

/** How something has failed so far. */
export interface Trouble {
  tries: number;
  /** When it failed last, in milliseconds of a clock that never jumps. */
  since: number;
}

/** Seconds until a file that has failed may be tried again: a delay, and an hour after three times. */
export const fileDelay = (trouble: Trouble): number =>
  isQuarantined(trouble) ? REPAIRED : retryDelay(trouble.tries);

export const mayTry = (trouble: Trouble | undefined, elapsed: number): boolean =>
  !trouble || elapsed - trouble.since >= fileDelay(trouble) * 1000;

/** Seconds after which a slide that failed three times is given another chance. */
const ANOTHER_CHANCE = 600;

/**
 * Whether a slide that failed on the wall is passed over: for a moment, and after three times for ten
 * minutes. Not for good: what failed may have been the disk or the decoder, and a wall that goes by
 * itself for a week would end with nothing to show.
 */
export const isPassedOver = (trouble: Trouble | undefined, elapsed: number): boolean =>
  trouble !== undefined &&
  elapsed - trouble.since <
    (isQuarantined(trouble) ? ANOTHER_CHANCE : retryDelay(trouble.tries)) * 1000;

export const isQuarantined = (trouble: Trouble | undefined): boolean =>
  trouble !== undefined && trouble.tries >= MOST_TRIES;

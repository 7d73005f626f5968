/** Seconds between two polls, and the most that failures stretch it to. */
const INTERVAL = 60;
const LONGEST = 240;

/**
 * When to poll next, in seconds: each minute; after failures 60, 120, 240; never before the server
 * says it may be asked again.
 *
 * @param failures polls in a row that brought nothing
 * @param retryAfter seconds, from the header of that name
 */
export function pollDelay(failures: number, retryAfter: number | null): number {
  const own = Math.min(INTERVAL * 2 ** Math.max(0, failures - 1), LONGEST);
  return Math.max(own, retryAfter ?? 0);
}

/**
 * Where in the minute a screen polls: the same at every start, and spread evenly over screens, so
 * that a wall that regains power does not ask all at once.
 *
 * @param id anything stable of this screen
 * @returns seconds, `[0, 60)`
 */
export function pollOffset(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % INTERVAL;
}

/**
 * Seconds until a stream of events is asked for again: 1 to 5 after one that was heard, for without
 * it a screen is deaf; after failures 30, 60, 120. Each with a share that is this screen's own, so
 * that a server that comes back is not asked by all of them at once.
 *
 * @param failures streams in a row that brought nothing; 0 after one that did and ended
 * @param offset what `pollOffset` gave
 */
export function streamDelay(failures: number, offset: number, retryAfter: number | null): number {
  const own =
    failures === 0
      ? 1 + (4 * offset) / INTERVAL
      : Math.min(30 * 2 ** (failures - 1), 120) + offset / 6;
  return Math.max(own, retryAfter ?? 0);
}

/** No proxy's wish keeps a wall from its server for longer: it may say a day, and be gone in a minute. */
const LONGEST_WISH = 900;

/**
 * Reads `Retry-After` in seconds (RFC 9110, section 10.2.3), of which a quarter of an hour is heeded;
 * null where there is none.
 */
export function retryAfterSeconds(header: string | null): number | null {
  const seconds = Number(header);
  const isWish = header?.trim() && Number.isFinite(seconds) && seconds >= 0;
  return isWish ? Math.min(seconds, LONGEST_WISH) : null;
}

/**
 * Seconds until this screen's next turn, `(0, 60]`.
 *
 * @param now milliseconds
 * @param offset what `pollOffset` gave
 */
export function untilTurn(now: number, offset: number): number {
  const second = (now / 1000) % INTERVAL;
  return INTERVAL - ((((second - offset) % INTERVAL) + INTERVAL) % INTERVAL);
}

/**
 * Whether one token is used by two devices.
 *
 * A device names itself by the moment its page started. A restart takes a new name and never goes
 * back to the old one; a new address (DHCP, another network) keeps the name. Only two pages that
 * both live take turns:
 *
 *     one device, restarted    A A A B B B
 *     one that moved           A A A A A A     (addresses 1 1 1 2 2 2)
 *     a copy in use            A B A B A
 */

/** One heartbeat, as far as this rule looks. */
export interface Sighting {
  /** When the page that sent it was started. */
  page: string;
  address: string;
  /** Milliseconds. */
  at: number;
}

/** How far back taking turns counts. */
const WINDOW = 15 * 60_000;
/** A late beat of the old page looks like two returns (A B A B): it takes three to be sure. */
const RETURNS = 3;
const KEPT = 12;

/** The last sightings with one more, oldest first; older than the window are dropped. */
export function withSighting(seen: readonly Sighting[], next: Sighting): Sighting[] {
  return [...seen.filter(({ at }) => next.at - at < WINDOW), next].slice(-KEPT);
}

/** True where pages that were thought gone came back three times. */
export function isCopied(seen: readonly Sighting[]): boolean {
  const left = new Set<string>();
  let returns = 0;
  for (const [index, { page }] of seen.entries()) {
    const before = seen[index - 1]?.page;
    if (before === undefined || before === page) continue;
    left.add(before);
    if (left.delete(page)) returns += 1;
  }
  return returns >= RETURNS;
}

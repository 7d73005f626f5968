import { callerOf } from '../limits/window';

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
 *
 * Polls and streams do not say which page they are of. Where a heartbeat came from the same place
 * (address and browser), they are taken for its page; else the place is their name.
 */

/** One use of a token, as far as this rule looks. */
export interface Sighting {
  /** When the page that sent it was started; its place where that is not known. */
  page: string;
  address: string;
  /** A digest of what the browser calls itself. */
  agent?: string;
  /** Milliseconds. */
  at: number;
}

/** A use that does not say which page it is of. */
export type Glimpse = Omit<Sighting, 'page'>;

/** How far back taking turns counts. */
const WINDOW = 15 * 60_000;
/** A late beat of the old page looks like two returns (A B A B): it takes three to be sure. */
const RETURNS = 3;
const KEPT = 12;

/** A glimpse with its page, as far as what was seen before tells it. */
export function named(seen: readonly Sighting[], glimpse: Glimpse): Sighting {
  const place = placeOf(glimpse);
  const page = seen.findLast((sighting) => placeOf(sighting) === place)?.page ?? place;
  return { ...glimpse, page };
}

const placeOf = ({ address, agent }: Glimpse): string => `${callerOf(address)} ${agent ?? ''}`;

/**
 * The last sightings with one more, oldest first; older than the window are dropped. Of a row of
 * equal ones the first and the last are enough, so that busy devices do not push out a seldom one.
 */
export function withSighting(seen: readonly Sighting[], next: Sighting): Sighting[] {
  const sorted = [...seen.filter(({ at }) => next.at - at < WINDOW), next].sort(
    (a, b) => a.at - b.at,
  );
  return sorted
    .filter((each, index) => !(alike(sorted[index - 1], each) && alike(each, sorted[index + 1])))
    .slice(-KEPT);
}

const alike = (one: Sighting | undefined, other: Sighting | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.page === other.page &&
  placeOf(one) === placeOf(other);

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

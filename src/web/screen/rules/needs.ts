import type { Instant } from '../../../api/wall/programme/instant';
import type { Asset, Programme, Slide } from '../../../api/wall/programme/types';

/** A file that a programme shows, and when first. */
export interface Need {
  asset: Asset;
  /** Milliseconds; the moment of asking for everything that plays in the present span. */
  at: number;
}

/**
 * The files that a programme needs from now on, the soonest first. Within a span they come in the
 * order of its list and not of the clock hand on it: else a list that does not fit into storage
 * would push out what it has just shown, and download itself anew at every round.
 *
 * The fallback is needed at the end of the horizon at the latest, which a wall without its server
 * reaches.
 */
export function needsOf(programme: Programme, now: Instant): Need[] {
  const from = now ?? 0;
  const needs = new Map<string, Need>();
  const want = (playlist: string | null, at: number, until: number) => {
    const slides = (playlist && programme.playlists[playlist]?.slides) || [];
    for (const id of slides) {
      const slide = programme.slides[id];
      if (!slide || !isValidWithin(slide, at, until)) continue;
      for (const key of slide.assets) {
        const asset = programme.assets[key];
        if (asset && !needs.has(asset.sha256)) needs.set(asset.sha256, { asset, at });
      }
    }
  };
  if (now === null) want(programme.fallback, from, Infinity);
  let end = from;
  for (const span of programme.spans) {
    const until = Date.parse(span.to);
    if (until <= from) continue;
    want(span.playlist ?? programme.fallback, Math.max(from, Date.parse(span.from)), until);
    end = until;
  }
  want(programme.fallback, end, Infinity);
  // Spans are in order, and so is what was wanted of them.
  return [...needs.values()];
}

/** Whether a slide may be shown at some moment of `[from, until)`. */
function isValidWithin({ validFrom, validUntil }: Slide, from: number, until: number): boolean {
  return (
    (validFrom === null || Date.parse(validFrom) < until) &&
    (validUntil === null || from < Date.parse(validUntil))
  );
}

/** A file that takes room. */
export interface Holding {
  sha256: string;
  /** How many bytes of it are here. */
  received: number;
}

/**
 * Which files to drop so that `room` bytes more of a needed one can be kept: those that nothing
 * needs, then the least soon needed. Null where that would cost something that is needed sooner:
 * then the new one waits.
 *
 * @param wanted null for what comes before every file
 */
export function dropsFor(
  wanted: Need | null,
  room: number,
  holdings: readonly Holding[],
  needs: readonly Need[],
): string[] | null {
  const rank = new Map(needs.map(({ asset }, index) => [asset.sha256, index]));
  const rankOf = ({ sha256 }: Holding) => rank.get(sha256) ?? Infinity;
  const own = wanted ? (rank.get(wanted.asset.sha256) ?? Infinity) : -1;
  const spare = holdings
    .filter((holding) => rankOf(holding) > own && holding.received > 0)
    .sort((one, other) => rankOf(other) - rankOf(one) || other.received - one.received);
  const drops: string[] = [];
  let freed = 0;
  for (const { sha256, received } of spare) {
    if (freed >= room) break;
    drops.push(sha256);
    freed += received;
  }
  return freed >= room ? drops : null;
}

import { isValidAt, spanAt, type Instant } from '../../../api/wall/programme/instant';
import type { Programme } from '../../../api/wall/programme/types';

/** Where playback stands: what was shown last, and its place in its list. */
export interface Position {
  playlist: string;
  slide: string;
  index: number;
}

/** Slides that cannot be shown now: their files are not here, or they have failed. */
export type Unfit = Pick<ReadonlySet<string>, 'has'>;

const NONE: Unfit = new Set();

/**
 * The list that plays now. Beyond the horizon, after a week without the server, and without a clock
 * it is the fallback, or what played last: something old is better than nothing.
 */
export function playlistAt(programme: Programme, now: Instant): string | null {
  const span = spanAt(programme, now);
  if (span) return span.playlist;
  return programme.fallback ?? programme.spans[programme.spans.length - 1]?.playlist ?? null;
}

/**
 * What to show after `last`, or null where there is nothing to show.
 *
 * Goes on behind the last slide where its list still plays, wherever that slide stands now; where it
 * is gone, with the one that took its place. Another list starts at its beginning. A list that has
 * nothing to show gives way to the fallback.
 */
export function nextPosition(
  programme: Programme,
  now: Instant,
  last: Position | null,
  unfit: Unfit = NONE,
): Position | null {
  const scheduled = playlistAt(programme, now);
  for (const playlist of [scheduled, programme.fallback]) {
    const found = playlist === null ? null : nextIn(programme, playlist, now, last, unfit);
    if (found) return found;
  }
  return null;
}

/** As `nextPosition`, within one list. */
export function nextIn(
  programme: Programme,
  playlist: string,
  now: Instant,
  last: Position | null,
  unfit: Unfit = NONE,
): Position | null {
  const slides = programme.playlists[playlist]?.slides ?? [];
  const start = startIn(slides, playlist, last);
  for (let step = 0; step < slides.length; step += 1) {
    const index = (start + step) % slides.length;
    const id = slides[index] as string;
    const slide = programme.slides[id];
    if (slide && isValidAt(slide, now) && !unfit.has(id)) return { playlist, slide: id, index };
  }
  return null;
}

function startIn(slides: readonly string[], playlist: string, last: Position | null): number {
  if (!last || last.playlist !== playlist || slides.length === 0) return 0;
  if (slides[last.index] === last.slide) return last.index + 1;
  const moved = slides.indexOf(last.slide);
  return moved === -1 ? last.index % slides.length : moved + 1;
}

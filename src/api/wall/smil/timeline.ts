import { slidesAt } from '../keeper/moment';
import type { Programme } from '../programme/types';

/** What plays from one moment to another: slides in their order, or the notice over all of them. */
export interface Segment {
  /** Milliseconds; half-open. The last one has no end, unless it is a notice. */
  from: number;
  to: number | null;
  playlist: string | null;
  slides: string[];
  notice: boolean;
}

/**
 * A programme as a plain sequence in time, for players that know neither validity nor notices:
 * spans are cut where a slide becomes valid or stops being so, and a notice stands in place of
 * everything until it expires. The last segment does not end, so that a player that was cut off for
 * longer than the programme reaches goes on with it.
 */
export function segmentsOf(programme: Programme): Segment[] {
  const noticeEnds = programme.notice ? Date.parse(programme.notice.expiresAt) : -Infinity;
  const segments: Segment[] = [];
  for (const span of programme.spans) {
    const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
    const edges = [span.playlist, programme.fallback]
      .flatMap((playlist) => validityEdges(programme, playlist))
      .concat(noticeEnds)
      .filter((edge) => edge > from && edge < to);
    const cuts = [...new Set([from, ...edges, to])].sort((a, b) => a - b);
    cuts.slice(0, -1).forEach((start, index) => {
      const notice = start < noticeEnds;
      append(segments, {
        from: start,
        to: cuts[index + 1] as number,
        playlist: notice ? null : span.playlist,
        slides: notice ? [] : slidesAt(programme, span.playlist, start).map(({ id }) => id),
        notice,
      });
    });
  }
  const shown = segments.filter(({ slides, notice }) => notice || slides.length > 0);
  // Of those with something to show: an endless nothing would leave a player black for good. A
  // notice always ends.
  const last = shown.at(-1);
  if (last && !last.notice) last.to = null;
  return shown;
}

function validityEdges(programme: Programme, playlist: string | null): number[] {
  const ids = playlist === null ? [] : (programme.playlists[playlist]?.slides ?? []);
  return ids.flatMap((id) => {
    const slide = programme.slides[id];
    return [slide?.validFrom, slide?.validUntil].flatMap((edge) => (edge ? Date.parse(edge) : []));
  });
}

/** Adds a segment, or lengthens the last where nothing changes. */
function append(segments: Segment[], next: Segment): void {
  const last = segments.at(-1);
  const same =
    last &&
    last.notice === next.notice &&
    last.playlist === next.playlist &&
    last.slides.join(' ') === next.slides.join(' ');
  if (same) last.to = next.to;
  else segments.push(next);
}

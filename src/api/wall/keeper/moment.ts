import type { Because, Programme, Slide, Span } from '../programme/types';

/** A playlist as a keeper reads it. */
interface PlaylistName {
  id: string;
  title: string;
}

export interface NamedSpan {
  from: string;
  to: string;
  playlist: PlaylistName | null;
  because: Because;
}

/** The span of a programme at a time, or null outside its horizon. */
export function spanAt({ spans }: Programme, at: number): Span | null {
  return spans.find(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to)) ?? null;
}

export function named(programme: Programme, { from, to, playlist, because }: Span): NamedSpan {
  const title = playlist === null ? '' : (programme.playlists[playlist]?.title ?? '');
  return { from, to, playlist: playlist === null ? null : { id: playlist, title }, because };
}

/** The slides that a playlist shows at a time, in its order; ones outside their validity are not. */
export function slidesAt(
  programme: Programme,
  playlist: string | null,
  at: number,
): { id: string; slide: Slide }[] {
  const ids = playlist === null ? [] : (programme.playlists[playlist]?.slides ?? []);
  return ids.flatMap((id) => {
    const slide = programme.slides[id];
    return slide && isValid(slide, at) ? [{ id, slide }] : [];
  });
}

const isValid = ({ validFrom, validUntil }: Slide, at: number): boolean =>
  (validFrom === null || Date.parse(validFrom) <= at) &&
  (validUntil === null || at < Date.parse(validUntil));

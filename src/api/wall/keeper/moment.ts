import { isValidAt } from '../programme/instant';
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

export function named(programme: Programme, { from, to, playlist, because }: Span): NamedSpan {
  const title = playlist === null ? '' : (programme.playlists[playlist]?.title ?? '');
  return { from, to, playlist: playlist === null ? null : { id: playlist, title }, because };
}

/**
 * The slides that show at a time where a playlist is due, in its order; ones outside their validity
 * do not. Where it has none then, the fallback's show: a player does the same (`nextPosition`).
 */
export function slidesAt(
  programme: Programme,
  playlist: string | null,
  at: number,
): { id: string; slide: Slide }[] {
  const due = validIn(programme, playlist, at);
  return due.length > 0 ? due : validIn(programme, programme.fallback, at);
}

/** A slide of any list of a programme, by itself; nothing where none has it. */
export function slideOf({ slides }: Programme, id: string): { id: string; slide: Slide }[] {
  const slide = Object.hasOwn(slides, id) ? slides[id] : undefined;
  return slide ? [{ id, slide }] : [];
}

function validIn(
  programme: Programme,
  playlist: string | null,
  at: number,
): { id: string; slide: Slide }[] {
  const ids = playlist === null ? [] : (programme.playlists[playlist]?.slides ?? []);
  return ids.flatMap((id) => {
    const slide = programme.slides[id];
    return slide && isValidAt(slide, at) ? [{ id, slide }] : [];
  });
}

import { keyOf, type Named, type PlaylistRule } from '../programme/wall';
import { fits, type Candidate } from '../programme/picks';
import type { Programme } from '../programme/types';
import { named, type NamedSpan } from './moment';

/** Where on the wall a thing is, for the panels beside its form. Times are ISO 8601 in UTC. */

/** A time at which a screen plays something, and why. */
interface PlayingTime extends Pick<NamedSpan, 'from' | 'playlist' | 'because'> {
  /** Null where it goes on beyond the days that the screen was given. */
  to: string | null;
}

/** A screen, with the next times at which the thing plays on it. */
export interface OnScreen {
  id: string;
  name: string;
  timezone: string;
  times: PlayingTime[];
}

/** Something by its documentId, as people call it. */
export interface Titled {
  id: string;
  title: string;
}

/** What makes a playlist play. */
export interface Use {
  rule: 'schedule' | 'campaign' | 'fallback';
  /** documentId of the schedule, the campaign or the screen. */
  id: string;
  name: string;
  /** When, in zh-Hans; null where it always applies. */
  says: string | null;
  /** A schedule that is switched off, or whose recurrence or occasion says no day, plays nothing. */
  idle: boolean;
  /** When it next begins; null where that is not within a year, or it has begun. */
  next: string | null;
}

export interface PlaylistPlaces {
  screens: OnScreen[];
  uses: Use[];
}

/** A part of the time that a schedule asks for on a screen. */
export interface SchedulePiece {
  from: string;
  /** Null where it goes on beyond the days that are looked at. */
  to: string | null;
  plays: boolean;
  /** Why it does not play: something stands above it, or its playlist has nothing to show then. */
  why: 'outranked' | 'empty' | null;
  /** What plays in its place; null for the fallback, or nothing. */
  instead: { rule: 'campaign' | 'schedule'; name: string } | null;
}

export interface SchedulePlaces {
  enabled: boolean;
  hasPlaylist: boolean;
  /** False where its recurrence or occasion says no day. */
  hasDays: boolean;
  says: string | null;
  screens: { id: string; name: string; timezone: string; pieces: SchedulePiece[] }[];
  /** Screens beyond those that are listed. */
  more: number;
}

export interface ContentPlaces {
  published: boolean;
  screens: OnScreen[];
  /** Playlists that name it. */
  playlists: Titled[];
  /** Playlists with a rule that may choose it. */
  picked: Titled[];
  /** Campaigns that gather it and take screens over. */
  campaigns: Titled[];
  /** Why it is not shown though a playlist asks for it, or is shown in part; in zh-Hans. */
  omitted: string | null;
}

/** The keys of the lists of a programme in which a work is. A slide's id names its content. */
export function listsWith({ playlists }: Programme, { kind, content }: Named): Set<string> {
  const id = `${kind}-${content}`;
  const isIt = (slide: string) => slide === id || slide.startsWith(`${id}~`);
  return new Set(
    Object.entries(playlists).flatMap(([key, { slides }]) => (slides.some(isIt) ? [key] : [])),
  );
}

/** The keys of a playlist in a programme: one, or one a day where it changes daily. */
export function keysOf({ playlists }: Programme, playlist: string): Set<string> {
  return new Set(
    Object.keys(playlists).filter((key) => key === playlist || key.startsWith(`${playlist}@`)),
  );
}

/**
 * The next times at which some lists of a programme play, `most` of them. A list that is another one
 * each day has a span a day; where it plays on for the same reason that is one time.
 */
export function timesOf(
  programme: Programme,
  lists: ReadonlySet<string>,
  now: number,
  most: number,
): PlayingTime[] {
  const times: NamedSpan[] = [];
  for (const span of programme.spans) {
    if (span.playlist === null || !lists.has(span.playlist)) continue;
    if (Date.parse(span.to) <= now) continue;
    const next = named(programme, span);
    const last = times.at(-1);
    if (last && last.to === next.from && goesOn(last, next)) last.to = next.to;
    else if (times.length === most) break;
    else times.push(next);
  }
  const { to: end } = programme.horizon;
  return times.map((time) => ({ ...time, to: time.to === end ? null : time.to }));
}

const goesOn = (a: NamedSpan, b: NamedSpan): boolean =>
  a.playlist?.title === b.playlist?.title &&
  a.because.rule === b.because.rule &&
  a.because.name === b.because.name;

/** Which playlists have a work: those that name it, and those with a rule that may choose it. */
export function playlistsWith(
  playlists: Iterable<PlaylistRule>,
  work: Named,
  candidate: Candidate | undefined,
): { naming: Titled[]; picking: Titled[] } {
  const naming: Titled[] = [];
  const picking: Titled[] = [];
  for (const { id, name: title, places } of playlists) {
    const isNamed = places.some((place) => !('pick' in place) && keyOf(place) === keyOf(work));
    if (isNamed) naming.push({ id, title });
    const isPicked = places.some(
      (place) =>
        'pick' in place &&
        candidate !== undefined &&
        place.pick.rule.kind === work.kind &&
        fits(place.pick.rule.filters, candidate),
    );
    if (isPicked) picking.push({ id, title });
  }
  return { naming, picking };
}

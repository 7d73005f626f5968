/**
 * Which programme plays while the files of the newest one are still on their way.
 *
 * Two wishes pull apart: a new programme should play only when its files are here, and what was
 * withdrawn must leave at once. So:
 *
 * 1. Nothing is shown that the newest programme does not hold, word for word and file for file.
 *    A slide that was withdrawn, moved out or mended leaves at once, staged or not.
 * 2. The newest programme takes over as soon as its list of the hour has one slide that is here
 *    whole. Its other slides join as their files arrive.
 * 3. Until then the one before goes on, with those of its slides that 1 leaves it.
 * 4. Where none is left, the newest takes over with nothing, which is the resting page.
 *
 * "Nothing is scheduled" is an answer and not a lack of files: it takes over at once.
 */
import type { Instant } from '../../../api/wall/programme/instant';
import type { Programme } from '../../../api/wall/programme/types';
import { nextIn, playlistAt } from './spans';

/** Whether a slide of a programme can be shown: every file of it is here. */
export type IsHere = (programme: Programme, slide: string) => boolean;

export function programmeToPlay(
  latest: Programme,
  before: Programme | null,
  now: Instant,
  isHere: IsHere,
): Programme {
  if (!before || before.revision === latest.revision) return latest;
  if (!lacksFiles(latest, now, isHere)) return latest;
  const rest = surviving(before, latest);
  return hasShowable(rest, now, isHere) ? rest : latest;
}

/** The list of the hour has slides, and not one of them is here. */
const lacksFiles = (programme: Programme, now: Instant, isHere: IsHere): boolean =>
  hasShowable(programme, now, () => true) && !hasShowable(programme, now, isHere);

function hasShowable(programme: Programme, now: Instant, isHere: IsHere): boolean {
  const playlist = playlistAt(programme, now);
  const unfit = { has: (slide: string) => !isHere(programme, slide) };
  return playlist !== null && nextIn(programme, playlist, now, null, unfit) !== null;
}

/** What is left of a programme once everything is taken out that the newest does not hold. */
export function surviving(before: Programme, latest: Programme): Programme {
  const slides = Object.entries(before.slides).filter(
    ([id]) => identityOf(before, id) === identityOf(latest, id),
  );
  return { ...before, slides: Object.fromEntries(slides), notice: latest.notice };
}

const identities = new WeakMap<Programme, Map<string, string>>();

/** What a slide shows, as text: the same for two programmes that show the same; null where it is not. */
export function identityOf(programme: Programme, slide: string): string | null {
  const known = identities.get(programme) ?? new Map<string, string>();
  identities.set(programme, known);
  const found = known.get(slide);
  if (found !== undefined) return found;
  const value = programme.slides[slide];
  if (!value) return null;
  const files = value.assets.map((key) => programme.assets[key]?.sha256);
  const text = JSON.stringify([value, files]);
  known.set(slide, text);
  return text;
}

import type { Slide } from '../../../api/wall/programme/types';

/** The film of a slide, if it has one; such a slide stays until its film has ended. */
export function videoOf(slide: Slide): string | null {
  if (slide.kind === 'film') return slide.content.video;
  return slide.kind === 'family_story' ? slide.content.video : null;
}

/** Which of a number of equal parts of a slide is shown, so many seconds after its beginning. */
export function partAt(elapsed: number, seconds: number, parts: number): number {
  if (parts <= 1) return 0;
  return Math.min(parts - 1, Math.max(0, Math.floor((elapsed / seconds) * parts)));
}

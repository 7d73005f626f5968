import type { Slide } from '../../../api/wall/programme/types';
import { KIND } from '../words';

/** What keepers call a slide: its title, or the first line of a verse. */
export function slideTitle(slide: Slide): string {
  switch (slide.kind) {
    case 'maxim':
      return slide.content.lines[0]?.replace(/[，。；！？、,.;!?]+$/u, '') ?? KIND.maxim;
    case 'campaign':
      return slide.content.name;
    default:
      return slide.content.title;
  }
}

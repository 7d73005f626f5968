import type { Programme, Slide } from '../../api/wall/programme/types';

/**
 * What the admin panel and the preview page in its frame say to each other. Both come from this
 * origin; neither listens to another.
 */

/** Panel to page: show this. */
export interface ShowMessage {
  type: 'qingfeng:show';
  /** Said back when it is painted, so that an answer to an earlier question is not taken for it. */
  ticket: string;
  slide: Slide;
  assets: Programme['assets'];
  timezone: string;
  /** False shows it at rest, as it begins: a thumbnail plays no film and turns no page. */
  playing: boolean;
}

/** Page to panel. */
export type PreviewMessage =
  | { type: 'qingfeng:ready' }
  | { type: 'qingfeng:painted'; ticket: string }
  | { type: 'qingfeng:failed'; ticket: string };

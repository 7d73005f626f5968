import type { NoticeContent, Programme, Slide } from '../../api/wall/programme/types';

/**
 * What the admin panel and the preview page in its frame say to each other. Both come from this
 * origin; neither listens to another.
 */

/** A slide, or a notice as it lies over slides. */
export type Shown =
  | {
      kind: 'slide';
      slide: Slide;
      assets: Programme['assets'];
      /** False shows it at rest, as it begins: a thumbnail plays no film and turns no page. */
      playing: boolean;
    }
  | { kind: 'notice'; notice: NoticeContent };

/** Panel to page: show this. */
export interface ShowMessage {
  type: 'qingfeng:show';
  /** Said back when it is painted, so that an answer to an earlier question is not taken for it. */
  ticket: string;
  shown: Shown;
  timezone: string;
}

/** Page to panel. */
export type PreviewMessage =
  | { type: 'qingfeng:ready' }
  | { type: 'qingfeng:painted'; ticket: string }
  | { type: 'qingfeng:failed'; ticket: string };

import type { SlideKind, SlideOf } from '../../../api/wall/programme/types';
import type { SlideFiles } from '../engine/files';

/** What a slide with a film tells the stage. */
export interface Cues {
  onReady: () => void;
  onEnd: () => void;
  onFail: () => void;
  /** Its film does not go on. */
  onStall?: () => void;
}

export interface SlideProps<K extends SlideKind> {
  slide: SlideOf<K>;
  files: SlideFiles;
  /** False while it is mounted unseen. */
  playing: boolean;
  timezone: string;
  cues: Cues;
}

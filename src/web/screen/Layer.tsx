import { useCallback, useEffect, useMemo, type ReactNode } from 'react';
import type { Frame, Playback } from './engine/playback';
import { Boundary } from './parts/Boundary';
import { videoOf } from './rules/lasting';
import { SlideView } from './slides/SlideView';
import type { Cues } from './slides/props';

/** Milliseconds between mounting a slide and its fade. Not a frame: hidden pages have none. */
const SETTLING = 120;

interface Props {
  frame: Frame;
  timezone: string;
  playback: Playback;
  resting: ReactNode;
}

/** One frame of the stage, from its unseen beginning to the end of its fade. */
export const Layer = ({ frame, timezone, playback, resting }: Props) => {
  const { key, shown, state, playing } = frame;
  const ready = useCallback(() => playback.ready(key), [playback, key]);
  const cues = useMemo<Cues>(
    () => ({
      onReady: ready,
      onEnd: () => playback.end(key),
      onFail: () => playback.fail(key),
      onStall: () => playback.stall(key),
    }),
    [playback, key, ready],
  );
  const hasVideo = shown !== null && videoOf(shown.slide) !== null;

  // A film says itself when it has a picture; all else stands once it is laid out.
  useEffect(() => {
    if (hasVideo) return undefined;
    const timer = window.setTimeout(ready, SETTLING);
    return () => window.clearTimeout(timer);
  }, [hasVideo, ready]);

  const at = shown?.slide.transition === 'none' ? ' layer--cut' : '';
  return (
    <section
      className={`layer${playing ? ' layer--shown' : ''}${at}`}
      data-slide-id={shown?.position.slide}
      data-kind={shown?.slide.kind ?? 'resting'}
      data-state={state}
      onTransitionEnd={({ target, currentTarget }) => {
        if (target === currentTarget) playback.settle(key);
      }}
    >
      {shown ? (
        <Boundary onFail={() => playback.fail(key, '画面出错')} instead={resting}>
          <SlideView
            slide={shown.slide}
            files={shown.files}
            playing={playing}
            timezone={timezone}
            cues={cues}
          />
        </Boundary>
      ) : (
        resting
      )}
    </section>
  );
};

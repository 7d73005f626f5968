import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Feed } from './engine/feed';
import type { Playback } from './engine/playback';
import { Layer } from './Layer';
import { Resting } from './pages/Resting';
import { Unpaired } from './pages/Unpaired';
import { Staleness } from './parts/Staleness';

interface Props {
  feed: Feed;
  playback: Playback;
  /** What the address calls this screen. */
  name: string;
}

/** A wall: the programme of this screen, or the page that says what it needs. */
export const Screen = ({ feed, playback, name }: Props) => {
  const state = useSyncExternalStore(feed.state.subscribe, feed.state.get);
  const frames = useSyncExternalStore(playback.frames.subscribe, playback.frames.get);
  const { paired, programme, failures, readAt } = state;
  const failing = useRef(false);

  useEffect(() => feed.start(), [feed]);
  useEffect(() => playback.start(), [playback]);
  useEffect(() => playback.setProgramme(programme), [playback, programme]);
  useEffect(() => {
    if (failing.current && failures === 0) playback.forgive();
    failing.current = failures > 0;
  }, [playback, failures]);

  const screen = programme?.screen;
  return (
    <main className="stage" data-revision={programme?.revision ?? ''}>
      {paired ? (
        frames.map((frame) => (
          <Layer
            key={frame.key}
            frame={frame}
            timezone={screen?.timezone ?? 'Asia/Shanghai'}
            playback={playback}
            resting={
              <Resting
                name={screen?.name ?? null}
                waiting={programme === null}
                unreachable={failures > 0}
              />
            }
          />
        ))
      ) : (
        <Unpaired name={name} />
      )}
      {paired && failures > 0 && readAt !== null && (
        <Staleness readAt={readAt} timezone={screen?.timezone ?? 'Asia/Shanghai'} />
      )}
    </main>
  );
};

import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { Player } from './engine/player';
import type { Store } from './engine/store';
import { Layer } from './Layer';
import { PairingPage } from './pages/PairingPage';
import { Resting } from './pages/Resting';
import { Boundary } from './parts/Boundary';
import { Identity } from './parts/Identity';
import { Insecure } from './parts/Insecure';
import { NoticeSheet } from './parts/NoticeSheet';
import { Staleness } from './parts/Staleness';
import { zoneToShow } from './rules/zone';

const useStore = <T,>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/** A wall: the programme of this screen, or the page that says what it needs. */
export const Screen = ({ player }: { player: Player }) => {
  const { paired, programme: latest, failures, readAt } = useStore(player.feed.state);
  const programme = useStore(player.staging.playing);
  const frames = useStore(player.playback.frames);
  const notice = useStore(player.notices.shown);
  const identifying = useStore(player.identifying);

  useEffect(() => player.start(), [player]);

  /** What lies over the wall must not take it along when it breaks. */
  const over = (part: ReactNode, key?: string) =>
    part && (
      <Boundary key={key} onFail={(why) => player.faults.add('script', why)} instead={null}>
        {part}
      </Boundary>
    );
  const screen = latest?.screen ?? null;
  const timezone = zoneToShow(screen?.timezone);
  return (
    <main className="stage" data-revision={programme?.revision ?? ''}>
      {paired ? (
        frames.map((frame) => (
          <Layer
            key={frame.key}
            frame={frame}
            timezone={timezone}
            playback={player.playback}
            resting={
              <Resting
                name={screen?.name ?? null}
                waiting={programme === null}
                unreachable={failures > 0}
                cache={player.stager.state}
              />
            }
          />
        ))
      ) : (
        <PairingPage desk={player.pairing} clock={player.clock} screen={player.screen} />
      )}
      {over(
        paired && failures > 0 && readAt !== null && (
          <Staleness readAt={readAt} now={player.clock.guess()} timezone={timezone} />
        ),
      )}
      {over(paired && <Insecure />)}
      {over(paired && notice && <NoticeSheet notice={notice} timezone={timezone} />, notice?.id)}
      {over(
        paired && identifying && (
          <Identity screen={screen} code={identifying.code} slug={player.screen} />
        ),
      )}
    </main>
  );
};

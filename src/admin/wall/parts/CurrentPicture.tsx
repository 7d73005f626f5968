import { styled } from 'styled-components';
import type { Programme, Slide } from '../../../api/wall/programme/types';
import { useProgrammeAt } from '../api/useWall';
import type { WallScreen } from '../api/types';
import { words } from '../words';
import { SlideFrame } from './SlideFrame';

/** A dark matte of one height for all, in which a screen hangs at its own aspect. */
const Matte = styled.div<{ $height: string; $fixed: boolean }>`
  display: flex;
  align-items: center;
  justify-content: center;
  ${({ $height, $fixed }) => ($fixed ? `height: ${$height};` : `max-height: ${$height};`)}
  padding: 1.2rem;
  background: linear-gradient(#3b3a38, #2b2a29);
  color: #e9e0cd;
  font-size: 1.3rem;
  text-align: center;
`;

const Hung = styled.div<{ $aspect: number }>`
  width: ${({ $aspect }) => ($aspect >= 1.5 ? '100%' : 'auto')};
  height: ${({ $aspect }) => ($aspect >= 1.5 ? 'auto' : '100%')};
  max-width: 100%;
  aspect-ratio: ${({ $aspect }) => $aspect};
  border: 2px solid #161514;
  box-shadow: 0 6px 16px rgba(0, 0, 0, 0.45);
  overflow: hidden;

  &[data-live='false'] {
    filter: grayscale(0.85) brightness(0.75);
  }
`;

interface Current {
  slide: Slide | null;
  assets: Programme['assets'];
  /** Whether the screen says so, it is only what is due, or the screen shows what no list has. */
  how: 'said' | 'due' | 'gone';
}

/**
 * What a screen says it shows; where it says nothing, what it should show.
 *
 * @param wanted false while nobody looks
 */
export function useCurrentSlide(screen: WallScreen, wanted = true): Current {
  const { id, heartbeat, now, revision, state } = screen;
  const said = state === 'online' || state === 'stale' ? (heartbeat?.slide ?? null) : null;
  const version = `${revision} ${now?.playlist?.id}`;
  const enabled = wanted && screen.paired && Boolean(now?.playlist);
  const due = useProgrammeAt(id, null, version, enabled);
  const listed = due.data?.slides.some((each) => each.id === said);
  // It may show another list's: the fallback while the next one is made ready.
  const isElsewhere = said !== null && due.data !== undefined && !listed;
  const elsewhere = useProgrammeAt(id, null, version, enabled && isElsewhere, said);
  const { slides = [], assets = {} } = (isElsewhere ? elsewhere : due).data ?? {};
  if (said !== null) {
    const slide = slides.find((each) => each.id === said)?.slide ?? null;
    const hasLooked = isElsewhere && elsewhere.isSuccess && !elsewhere.isPreviousData;
    return { slide, assets, how: slide === null && hasLooked ? 'gone' : 'said' };
  }
  return { slide: slides[0]?.slide ?? null, assets, how: 'due' };
}

/** How a picture came to be known, in a word before its title. */
export const SHOWING: Record<Current['how'], string> = {
  said: words.card.showing,
  due: words.card.shouldShow,
  gone: words.card.gone,
};

interface Props {
  screen: WallScreen;
  current: Current;
  height?: string;
  /** Lets a landscape screen be as low as it is. */
  snug?: boolean;
  playing?: boolean;
}

export const CurrentPicture = ({
  screen,
  current: { slide, assets, how },
  height = '19rem',
  snug = false,
  playing = false,
}: Props) => {
  const { width, height: tall, state, paired, now } = screen;
  const matte = { $height: height, $fixed: !snug || width < tall * 1.5 };
  if (!paired) return <Matte {...matte}>{words.card.unpairedHint}</Matte>;
  if (how === 'gone') return <Matte {...matte}>{words.card.gone}</Matte>;
  if (!slide) return <Matte {...matte}>{now?.playlist ? '' : words.card.nothing}</Matte>;
  return (
    <Matte {...matte}>
      <Hung $aspect={width / tall} data-live={state !== 'offline'}>
        <SlideFrame slide={slide} assets={assets} screen={screen} playing={playing} />
      </Hung>
    </Matte>
  );
};

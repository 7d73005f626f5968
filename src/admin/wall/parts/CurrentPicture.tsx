import { styled } from 'styled-components';
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

interface Props {
  screen: WallScreen;
  height?: string;
  /** Lets a landscape screen be as low as it is. */
  snug?: boolean;
  playing?: boolean;
}

/** What a screen says it shows; where it says nothing, what it should show. */
export function useCurrentSlide(screen: WallScreen) {
  const { heartbeat, now, revision, state } = screen;
  const said = state === 'online' || state === 'stale' ? (heartbeat?.slide ?? null) : null;
  const version = `${revision} ${now?.playlist?.id}`;
  const { data } = useProgrammeAt(
    screen.id,
    null,
    version,
    screen.paired && Boolean(now?.playlist),
  );
  const slides = data?.slides ?? [];
  const live = slides.find(({ id }) => id === said);
  const expected = live ?? slides.find(({ id }) => id === now?.slide) ?? slides[0];
  return {
    slide: expected?.slide ?? null,
    assets: data?.assets ?? {},
    /** True where the screen itself says so. */
    isLive: live !== undefined,
  };
}

export const CurrentPicture = ({
  screen,
  height = '19rem',
  snug = false,
  playing = false,
}: Props) => {
  const { slide, assets } = useCurrentSlide(screen);
  const { width, height: tall, state, paired, now } = screen;
  const matte = { $height: height, $fixed: !snug || width < tall * 1.5 };
  if (!paired) return <Matte {...matte}>{words.card.unpairedHint}</Matte>;
  if (!slide) return <Matte {...matte}>{now?.playlist ? '' : words.card.nothing}</Matte>;
  return (
    <Matte {...matte}>
      <Hung $aspect={width / tall} data-live={state !== 'offline'}>
        <SlideFrame slide={slide} assets={assets} screen={screen} playing={playing} />
      </Hung>
    </Matte>
  );
};

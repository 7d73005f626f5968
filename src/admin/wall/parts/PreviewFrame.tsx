import { useEffect, useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { PreviewMessage, Shown, ShowMessage } from '../../../web/preview/message';
import { words } from '../words';
import { useNear } from './useNear';

/** Longest side of the frame in CSS pixels; the player's measures follow the frame's size. */
const LONGEST = 1280;

interface Props {
  shown: Shown;
  /** The screen's; the frame has its aspect. */
  width: number;
  height: number;
  timezone: string;
  /** What it shows, in words. */
  title: string;
}

const Pane = styled.div<{ $aspect: number }>`
  position: relative;
  width: 100%;
  aspect-ratio: ${({ $aspect }) => $aspect};
  overflow: hidden;
  background: #f4efe4;

  iframe {
    position: absolute;
    top: 0;
    left: 0;
    border: 0;
    transform-origin: 0 0;
    pointer-events: none;
    opacity: 0;
    transition: opacity 0.3s;
  }

  &[data-state='painted'] iframe {
    opacity: 1;
  }
`;

const Failure = styled.p`
  position: absolute;
  inset: 0;
  display: flex;
  align-items: center;
  justify-content: center;
  padding: 1.2rem;
  color: #4c453b;
  font-size: 1.2rem;
  text-align: center;
`;

/** A page of the player's own components, drawn at the screen's aspect and made small. */
export const PreviewFrame = ({ shown, width, height, timezone, title }: Props) => {
  const pane = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const base = useId();
  const [ready, setReady] = useState(false);
  const [answer, setAnswer] = useState<{ ticket: string; state: 'painted' | 'failed' } | null>(
    null,
  );
  const shrink = LONGEST / Math.max(width, height);
  const size = { width: Math.round(width * shrink), height: Math.round(height * shrink) };
  const { near, scale } = useFit(pane, size.width);
  // The addresses of files are signed anew at each look; the picture stays the same.
  const ticket = base + JSON.stringify([{ ...shown, assets: undefined }, timezone]);

  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<PreviewMessage>) => {
      if (origin !== window.location.origin || source !== frame.current?.contentWindow) return;
      if (data.type === 'qingfeng:ready') setReady(true);
      else if (data.type === 'qingfeng:painted')
        setAnswer({ ticket: data.ticket, state: 'painted' });
      else if (data.type === 'qingfeng:failed') setAnswer({ ticket: data.ticket, state: 'failed' });
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);

  useEffect(() => {
    if (!ready) return;
    const message: ShowMessage = { type: 'qingfeng:show', ticket, shown, timezone };
    frame.current?.contentWindow?.postMessage(message, window.location.origin);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `ticket` stands for what is shown
  }, [ready, ticket]);

  // While the next picture is prepared the one before it stays: a thumbnail never goes blank.
  const failed = answer?.state === 'failed' && answer.ticket === ticket;
  const state = failed ? 'failed' : answer ? 'painted' : 'empty';
  return (
    <Pane
      ref={pane}
      $aspect={width / height}
      data-preview={shown.kind === 'slide' ? shown.slide.kind : 'notice'}
      data-state={state}
      data-settled={answer?.ticket === ticket}
    >
      {near && (
        <iframe
          ref={frame}
          src="/preview"
          title={title}
          tabIndex={-1}
          style={{ ...size, transform: `scale(${scale})` }}
        />
      )}
      {failed && <Failure>{words.card.unpainted}</Failure>}
    </Pane>
  );
};

/** How much smaller than drawn the pane is, and whether it is near the window. */
function useFit(pane: React.RefObject<HTMLDivElement>, width: number) {
  const near = useNear(pane);
  const [scale, setScale] = useState(0.25);
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const sized = new ResizeObserver(() => setScale(element.clientWidth / width));
    sized.observe(element);
    return () => sized.disconnect();
  }, [pane, width]);
  return { near, scale };
}

import { useEffect, useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { Programme, Slide } from '../../../api/wall/programme/types';
import type { PreviewMessage, ShowMessage } from '../../../web/preview/message';
import { words } from '../words';

/** Longest side of the frame in CSS pixels; the player's measures follow the frame's size. */
const LONGEST = 1280;

interface Props {
  slide: Slide;
  assets: Programme['assets'];
  /** The screen's; the frame has its aspect. */
  width: number;
  height: number;
  timezone: string;
  /** What it shows, in words. */
  title: string;
  playing?: boolean;
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

/** One slide by the player's own components, drawn at the screen's aspect and made small. */
export const SlideFrame = ({
  slide,
  assets,
  width,
  height,
  timezone,
  title,
  playing = false,
}: Props) => {
  const pane = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const base = useId();
  const [near, setNear] = useState(false);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<'empty' | 'painted' | 'failed'>('empty');
  const [scale, setScale] = useState(0.25);
  const shrink = LONGEST / Math.max(width, height);
  const size = { width: Math.round(width * shrink), height: Math.round(height * shrink) };
  const text = JSON.stringify([slide, playing, timezone]);

  // A wall may have a hundred screens: only those near the window get a page of their own.
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '300px',
    });
    const sized = new ResizeObserver(() => setScale(element.clientWidth / size.width));
    seen.observe(element);
    sized.observe(element);
    return () => {
      seen.disconnect();
      sized.disconnect();
    };
  }, [size.width]);

  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<PreviewMessage>) => {
      if (origin !== window.location.origin || source !== frame.current?.contentWindow) return;
      if (data.type === 'qingfeng:ready') setReady(true);
      else if (data.ticket === base + text) {
        setState(data.type === 'qingfeng:painted' ? 'painted' : 'failed');
      }
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [base, text]);

  useEffect(() => {
    if (!ready) return;
    const message: ShowMessage = {
      type: 'qingfeng:show',
      ticket: base + text,
      slide,
      assets,
      timezone,
      playing,
    };
    frame.current?.contentWindow?.postMessage(message, window.location.origin);
    // The addresses of files are signed anew at each look; the picture stays the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ready, base, text]);

  return (
    <Pane ref={pane} $aspect={width / height} data-state={state} data-slide-kind={slide.kind}>
      {near && (
        <iframe
          ref={frame}
          src="/preview"
          title={words.card.picture(title)}
          tabIndex={-1}
          style={{ ...size, transform: `scale(${scale})` }}
        />
      )}
      {state === 'failed' && <Failure>{words.card.unpainted}</Failure>}
    </Pane>
  );
};

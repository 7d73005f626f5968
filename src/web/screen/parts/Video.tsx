import { useEffect, useMemo, useRef, useState } from 'react';
import type { LoadedFile } from '../engine/files';
import { cueAt, readCues, type Cue } from '../rules/captions';
import type { Cues } from '../slides/props';
import './video.css';

/** A film that stands still for so many seconds is not waited for. */
const STALL = 15;

interface Props {
  video: LoadedFile | null;
  poster: LoadedFile | null;
  captions: LoadedFile | null;
  playing: boolean;
  cues: Cues;
}

/** A film, silent, with its captions set in our own type. */
export const Video = ({ video, poster, captions, playing, cues }: Props) => {
  const element = useRef<HTMLVideoElement>(null);
  const [begun, setBegun] = useState(false);
  const [cue, setCue] = useState<Cue | null>(null);
  const { onReady, onEnd, onFail, onStall = onEnd } = cues;

  const spoken = useMemo(() => (captions ? readCues(captions.text) : []), [captions]);

  useEffect(() => {
    if (!playing || !element.current) return;
    element.current.play().catch((error: Error) => {
      // A browser that saves power interrupts films in a page that nobody sees; they are not broken.
      if (error.name !== 'AbortError') onFail();
    });
  }, [playing, onFail]);
  useEffect(() => {
    const film = element.current;
    // A television has one decoder or two, and must not wait for the garbage to be collected.
    return () => {
      film?.removeAttribute('src');
      film?.load();
    };
  }, []);
  useEffect(
    () => (playing ? watchStalls(element.current, onStall) : undefined),
    [playing, onStall],
  );

  return (
    <div className="video">
      <video
        ref={element}
        src={video?.url}
        muted
        playsInline
        preload="auto"
        onCanPlay={onReady}
        onPlaying={() => setBegun(true)}
        onTimeUpdate={({ currentTarget }) => setCue(cueAt(spoken, currentTarget.currentTime))}
        onEnded={onEnd}
        onError={onFail}
      />
      {poster && (
        <img
          className={`video__poster${begun ? ' video__poster--gone' : ''}`}
          src={poster.url}
          alt=""
          decoding="sync"
        />
      )}
      {cue && (
        <p className="video__caption">
          {cue.lines.map((line, index) => (
            <span key={index}>{line}</span>
          ))}
        </p>
      )}
    </div>
  );
};

function watchStalls(film: HTMLVideoElement | null, onStall: () => void): () => void {
  let reached = -1;
  let still = 0;
  const timer = window.setInterval(() => {
    const time = film?.currentTime ?? 0;
    still = time === reached ? still + 1 : 0;
    reached = time;
    if (still >= STALL) onStall();
  }, 1000);
  return () => window.clearInterval(timer);
}

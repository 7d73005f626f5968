import { useEffect, useState } from 'react';
import { loadFonts } from '../screen/engine/fonts';
import type { SlideFiles } from '../screen/engine/files';
import { SlideView } from '../screen/slides/SlideView';
import type { Cues } from '../screen/slides/props';
import { linkFiles } from './files';
import type { PreviewMessage, ShowMessage } from './message';

const IDLE: Cues = { onReady: () => undefined, onEnd: () => undefined, onFail: () => undefined };

interface Standing {
  message: ShowMessage;
  files: SlideFiles;
}

const tell = (message: PreviewMessage) =>
  window.parent.postMessage(message, window.location.origin);

/** One slide, as the wall paints it, at the size of the frame it is in. */
export const Preview = () => {
  const [standing, setStanding] = useState<Standing | null>(null);

  useEffect(() => {
    let latest = '';
    const hear = async ({ origin, source, data }: MessageEvent<ShowMessage>) => {
      if (origin !== window.location.origin || source !== window.parent) return;
      if (data?.type !== 'qingfeng:show') return;
      latest = data.ticket;
      try {
        const [files] = await Promise.all([
          linkFiles(data.slide, data.assets, data.playing),
          loadFonts(data.slide),
        ]);
        if (latest === data.ticket) setStanding({ message: data, files });
      } catch {
        if (latest === data.ticket) tell({ type: 'qingfeng:failed', ticket: data.ticket });
      }
    };
    window.addEventListener('message', hear);
    tell({ type: 'qingfeng:ready' });
    return () => window.removeEventListener('message', hear);
  }, []);

  const ticket = standing?.message.ticket;
  useEffect(() => {
    if (!ticket) return undefined;
    // Two frames: the first lays it out, the second has painted it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => tell({ type: 'qingfeng:painted', ticket }));
    });
    return () => cancelAnimationFrame(frame);
  }, [ticket]);

  if (!standing) return null;
  const { slide, timezone, playing } = standing.message;
  return (
    <main className="stage">
      <section
        className="layer layer--shown layer--cut"
        data-kind={slide.kind}
        data-state="current"
      >
        <SlideView
          key={ticket}
          slide={slide}
          files={standing.files}
          playing={playing}
          timezone={timezone}
          cues={IDLE}
        />
      </section>
    </main>
  );
};

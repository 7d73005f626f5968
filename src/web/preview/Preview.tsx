import { useEffect, useState } from 'react';
import { loadFonts, loadText } from '../screen/engine/fonts';
import type { SlideFiles } from '../screen/engine/files';
import { NoticeSheet } from '../screen/parts/NoticeSheet';
import { SlideView } from '../screen/slides/SlideView';
import type { Cues } from '../screen/slides/props';
import { linkFiles } from './files';
import type { PreviewMessage, Shown, ShowMessage } from './message';

const IDLE: Cues = { onReady: () => undefined, onEnd: () => undefined, onFail: () => undefined };
const NONE: SlideFiles = { get: () => null, release: () => undefined };

interface Standing {
  message: ShowMessage;
  files: SlideFiles;
}

const tell = (message: PreviewMessage) =>
  window.parent.postMessage(message, window.location.origin);

/** One slide or notice, as the wall paints it, at the size of the frame it is in. */
export const Preview = () => {
  const [standing, setStanding] = useState<Standing | null>(null);

  useEffect(() => {
    let latest = '';
    const hear = async ({ origin, source, data }: MessageEvent<ShowMessage>) => {
      if (origin !== window.location.origin || source !== window.parent) return;
      if (data?.type !== 'qingfeng:show') return;
      const { ticket, shown } = data;
      latest = ticket;
      try {
        const files = await prepare(shown);
        if (latest === ticket) setStanding({ message: data, files });
      } catch {
        if (latest === ticket) tell({ type: 'qingfeng:failed', ticket });
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
  const { shown, timezone } = standing.message;
  if (shown.kind === 'notice') {
    return (
      <main className="stage">
        <NoticeSheet notice={shown.notice} timezone={timezone} />
      </main>
    );
  }
  const { slide, playing } = shown;
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

/** Everything that is painted must be here before it is. */
async function prepare(shown: Shown): Promise<SlideFiles> {
  if (shown.kind === 'notice') {
    await loadText('bold', shown.notice.text);
    return NONE;
  }
  const [files] = await Promise.all([
    linkFiles(shown.slide, shown.assets, shown.playing),
    loadFonts(shown.slide),
  ]);
  return files;
}

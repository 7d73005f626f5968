import { XuanGround } from '../../grounds/XuanGround';
import { Video } from '../../parts/Video';
import { PagedText } from '../../parts/PagedText';
import { useFont } from '../../parts/useFont';
import type { SlideProps } from '../props';
import { Honours } from './Honours';
import { StoryHead } from './StoryHead';

/** Filmed: the family's own film in its frame, the words beside it. */
export const FilmedStory = ({ slide, files, playing, cues }: SlideProps<'family_story'>) => {
  const { content, seconds } = slide;
  const file = (key: string | null) => (key ? files.get(key) : null);
  const spoken = file(content.captions);
  useFont('bold', spoken?.text ?? '');
  return (
    <article className="story story--filmed">
      <XuanGround bamboo={false} />
      <div className="story__pictures">
        <Video
          video={file(content.video)}
          poster={file(content.poster)}
          captions={spoken}
          playing={playing}
          cues={cues}
        />
      </div>
      <div className="story__side">
        <StoryHead content={content} />
        <PagedText body={content.body} seconds={seconds} playing={playing} />
        <Honours content={content} />
      </div>
    </article>
  );
};

import { XuanGround } from '../../grounds/XuanGround';
import { PagedText } from '../../parts/PagedText';
import type { SlideProps } from '../props';
import { Honours } from './Honours';
import { Photographs } from './Photographs';
import { StoryHead } from './StoryHead';

/** Photographed: the family's pictures large, the words beside them. */
export const PhotographedStory = ({ slide, files, playing }: SlideProps<'family_story'>) => {
  const { content, seconds } = slide;
  return (
    <article className="story story--photographed">
      <XuanGround bamboo={false} />
      <div className="story__pictures">
        <Photographs gallery={content.gallery} files={files} seconds={seconds} playing={playing} />
      </div>
      <div className="story__side">
        <StoryHead content={content} />
        <PagedText body={content.body} seconds={seconds} playing={playing} />
        <Honours content={content} />
      </div>
    </article>
  );
};

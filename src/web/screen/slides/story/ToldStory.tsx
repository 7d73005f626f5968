import { XuanGround } from '../../grounds/XuanGround';
import { PagedText } from '../../parts/PagedText';
import { isRoomy } from '../../rules/story';
import type { SlideProps } from '../props';
import { Honours } from './Honours';
import { Photographs } from './Photographs';
import { StoryHead } from './StoryHead';

/** Told: a book page, and beside it the title, a keepsake, the family's honours. */
export const ToldStory = ({ slide, files, playing }: SlideProps<'family_story'>) => {
  const { content, seconds } = slide;
  const roomy = isRoomy(content);
  const pictured = roomy && content.gallery.length > 0;
  return (
    <article className="story story--told">
      <XuanGround bamboo={roomy && !pictured} />
      <div className="story__spine">
        <StoryHead content={content} />
        {pictured && (
          <Photographs
            gallery={content.gallery}
            files={files}
            seconds={seconds}
            playing={playing}
          />
        )}
        <Honours content={content} />
      </div>
      <div className="story__page">
        <PagedText body={content.body} seconds={seconds} playing={playing} />
      </div>
    </article>
  );
};

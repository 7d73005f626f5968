import type { Slide } from '../../../api/wall/programme/types';
import { ArtworkSlide } from './ArtworkSlide';
import { BulletinSlide } from './BulletinSlide';
import { CampaignSlide } from './CampaignSlide';
import { FamilyStorySlide } from './FamilyStorySlide';
import { FilmSlide } from './FilmSlide';
import { MaximSlide } from './MaximSlide';
import type { SlideProps } from './props';

type Props = Omit<SlideProps<Slide['kind']>, 'slide'> & { slide: Slide };

/** The component for a slide's kind. */
export const SlideView = ({ slide, ...rest }: Props) => {
  switch (slide.kind) {
    case 'maxim':
      return <MaximSlide slide={slide} {...rest} />;
    case 'artwork':
      return <ArtworkSlide slide={slide} {...rest} />;
    case 'film':
      return <FilmSlide slide={slide} {...rest} />;
    case 'family_story':
      return <FamilyStorySlide slide={slide} {...rest} />;
    case 'bulletin':
      return <BulletinSlide slide={slide} {...rest} />;
    case 'campaign':
      return <CampaignSlide slide={slide} {...rest} />;
  }
};

import type { FamilyStoryContent } from '../../../api/wall/programme/types';
import type { SlideProps } from './props';
import { FilmedStory } from './story/FilmedStory';
import { PerformedStory } from './story/PerformedStory';
import { PhotographedStory } from './story/PhotographedStory';
import { ToldStory } from './story/ToldStory';
import './story/story.css';
import './story/forms.css';

type Props = SlideProps<'family_story'>;

const FORMS: Record<FamilyStoryContent['form'], (props: Props) => JSX.Element> = {
  told: ToldStory,
  photographed: PhotographedStory,
  performed: PerformedStory,
  filmed: FilmedStory,
};

/** A family's story, laid out for the way it is handed on; without its pictures it is told. */
export const FamilyStorySlide = (props: Props) => {
  const { form, gallery, video } = props.slide.content;
  const Story = video ? FilmedStory : gallery.length > 0 ? FORMS[form] : ToldStory;
  return <Story {...props} />;
};

import type { FamilyStoryContent } from '../../../../api/wall/programme/types';
import { Headline } from '../../parts/Headline';
import { FORM_MARKS } from '../../rules/story';

/** What a story is called, whose it is, and how it is handed on. */
export const StoryHead = ({ content }: { content: FamilyStoryContent }) => (
  <header className="story-head">
    <p className="story-head__kind">
      <span className="story-head__mark">{FORM_MARKS[content.form]}</span>
      家风故事
    </p>
    <Headline text={content.title} most={9} className="story-head__title" />
    <p className="story-head__family">
      <span className="story-head__name">{content.family}</span>
      {content.isSample && <span className="sample-tag">示例</span>}
    </p>
  </header>
);

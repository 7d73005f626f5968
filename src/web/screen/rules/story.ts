import type { FamilyStoryContent } from '../../../api/wall/programme/types';
import { charactersOf } from './characters';

/** How a story is handed on, in one character. */
export const FORM_MARKS: Record<FamilyStoryContent['form'], string> = {
  told: '讲',
  photographed: '晒',
  performed: '演',
  filmed: '拍',
};

/** `全国最美家庭 · 2021`, with who gave it where that is known. */
export function honourLine({ grantedBy, year }: FamilyStoryContent['honours'][number]): string {
  return [grantedBy, year].filter((part) => part !== null).join(' · ');
}

/**
 * As many honours as stand beside a title: three beside a short one, one beside a long one. A family
 * with more is honoured enough by these.
 */
export function honoursBeside({
  title,
  honours,
}: FamilyStoryContent): FamilyStoryContent['honours'] {
  return honours.slice(0, charactersOf(title).length <= SHORT_TITLE ? 3 : 1);
}

/** In characters: two lines of a story's headline. */
const SHORT_TITLE = 18;

/** More of a family's name, or of an honour's, takes a second line beside a story. */
const ONE_LINE = 10;

/** Whether the spine of a told story has room for a picture: its words must be few. */
export function isRoomy({ title, family, honours }: FamilyStoryContent): boolean {
  const oneLined = [family, ...honours.map((honour) => honour.title)];
  return (
    charactersOf(title).length <= SHORT_TITLE &&
    honours.length <= 2 &&
    oneLined.every((text) => charactersOf(text).length <= ONE_LINE)
  );
}

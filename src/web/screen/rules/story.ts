import type { FamilyStoryContent } from '../../../api/wall/programme/types';

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

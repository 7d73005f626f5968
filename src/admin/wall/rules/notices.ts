import type { NewNotice, NoticeLevel, WallNotice, WallScreen } from '../api/types';
import { words } from '../words';

/** As many characters as a wall can show large. */
export const LONGEST_NOTICE = 200;

export const isActive = ({ expiresAt, withdrawnAt }: WallNotice, now: number): boolean =>
  !withdrawnAt && Date.parse(expiresAt) > now;

type Targets = Pick<WallNotice, 'screens' | 'groups'>;

/** The screens that a notice is for. */
export function reachedBy(
  { screens: ids, groups }: Targets,
  screens: readonly WallScreen[],
): WallScreen[] {
  if (ids.length === 0 && groups.length === 0) return [...screens];
  return screens.filter(
    ({ id, group }) => ids.includes(id) || (group !== null && groups.includes(group.id)),
  );
}

/** The form as typed. */
export interface NoticeDraft {
  text: string;
  level: NoticeLevel;
  target: 'all' | 'groups' | 'screens';
  screens: string[];
  groups: string[];
  /** Null until the keeper has chosen. */
  expiresAt: string | null;
}

export type NoticeFaults = Partial<Record<'text' | 'target' | 'expiresAt', string>>;

export function noticeFaults(draft: NoticeDraft, now: number): NoticeFaults {
  const faults: NoticeFaults = {};
  const length = [...draft.text.trim()].length;
  if (length === 0) faults.text = words.notices.textMissing;
  else if (length > LONGEST_NOTICE) faults.text = words.notices.textLong(LONGEST_NOTICE);
  if (draft.target !== 'all' && draft[draft.target].length === 0) {
    faults.target = words.notices.targetMissing;
  }
  if (draft.expiresAt === null) faults.expiresAt = words.notices.expiryMissing;
  else if (Date.parse(draft.expiresAt) <= now) faults.expiresAt = words.notices.expiryPast;
  return faults;
}

export const noticeOf = (draft: NoticeDraft): NewNotice => ({
  text: draft.text.trim(),
  level: draft.level,
  screens: draft.target === 'screens' ? draft.screens : [],
  groups: draft.target === 'groups' ? draft.groups : [],
  expiresAt: draft.expiresAt ?? '',
});

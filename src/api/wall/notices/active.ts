import type { NoticeContent } from '../programme/types';

/** A notice as it was made. Times in milliseconds. */
export interface NoticeRule {
  id: string;
  level: NoticeContent['level'];
  text: string;
  startsAt: number;
  expiresAt: number;
  /** documentIds; both empty is every screen. */
  screens: readonly string[];
  groups: readonly string[];
}

const WEIGHT: Record<NoticeContent['level'], number> = { info: 0, warning: 1, urgent: 2 };

/** Longest and shortest life of a notice. */
export const MOST_LIFE = 7 * 24 * 60 * 60_000;
export const LEAST_LIFE = 10_000;

/**
 * The one notice that a screen shows: of those that are for it, the most urgent; of equals the one
 * that came last; then the smaller id, so that every instance answers alike. Half-open: at
 * `expiresAt` it is gone, and nobody has to take it down.
 */
export function noticeFor(
  screen: { id: string; group: string | null },
  notices: readonly NoticeRule[],
  now: number,
): NoticeContent | null {
  const [first] = notices
    .filter((notice) => isActive(notice, now) && isFor(notice, screen))
    .sort(
      (a, b) =>
        WEIGHT[b.level] - WEIGHT[a.level] || b.startsAt - a.startsAt || (a.id < b.id ? -1 : 1),
    );
  if (!first) return null;
  const { id, level, text, expiresAt } = first;
  return { id, level, text, expiresAt: new Date(expiresAt).toISOString() };
}

/**
 * Whether a notice still stands. It begins when it is made: instances whose clocks differ by a second
 * must not disagree.
 */
export const isActive = ({ expiresAt }: Pick<NoticeRule, 'expiresAt'>, now: number): boolean =>
  now < expiresAt;

/** Whether a notice is meant for a screen: itself, its group, or all. */
export function isFor(
  { screens, groups }: Pick<NoticeRule, 'screens' | 'groups'>,
  screen: { id: string; group: string | null },
): boolean {
  if (screens.length === 0 && groups.length === 0) return true;
  return screens.includes(screen.id) || (screen.group !== null && groups.includes(screen.group));
}

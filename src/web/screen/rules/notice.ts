import type { Instant } from '../../../api/wall/programme/instant';
import type { Programme } from '../../../api/wall/programme/types';

export type Notice = NonNullable<Programme['notice']>;

/** What was last said about notices between two programmes: one to show, or that there is none. */
export interface Announced {
  notice: Notice | null;
  /** The revision that was the newest when it was said; a newer one knows better. */
  revision: string | null;
}

/**
 * The notice that stands over everything now. One that was announced holds until the programme that
 * contains it, or not any more, has come; each ends by itself at its expiry. Without a clock none is
 * shown: it may have ended long ago.
 */
export function noticeAt(
  programme: Programme | null,
  announced: Announced | null,
  now: Instant,
): Notice | null {
  const isNews = announced !== null && announced.revision === (programme?.revision ?? null);
  const notice = isNews ? announced.notice : (programme?.notice ?? null);
  return notice && now !== null && now < Date.parse(notice.expiresAt) ? notice : null;
}

const LEVELS: readonly string[] = ['info', 'warning', 'urgent'];

/** Reads a notice of a programme or an event; null where it is none. */
export function readNotice(value: unknown): Notice | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, level, text, expiresAt } = value as Record<string, unknown>;
  const whole =
    typeof id === 'string' &&
    LEVELS.includes(level as string) &&
    typeof text === 'string' &&
    text.trim() !== '' &&
    typeof expiresAt === 'string' &&
    !Number.isNaN(Date.parse(expiresAt));
  return whole ? (value as Notice) : null;
}

/** Room between lines and around characters, as a share of the size of type. */
const LEADING = 1.5;

/**
 * The largest size of type, in the unit of the frame, in which a text fits into it.
 *
 * @param largest beyond this it would shout
 */
export function typeSize(text: string, width: number, height: number, largest: number): number {
  const paragraphs = text.split('\n').map((line) => [...line].length);
  const fits = (size: number) => {
    const perLine = Math.max(1, Math.floor(width / size));
    const lines = paragraphs.reduce(
      (sum, count) => sum + Math.max(1, Math.ceil(count / perLine)),
      0,
    );
    return lines * size * LEADING <= height;
  };
  let size = largest;
  while (size > 1 && !fits(size)) size *= 0.96;
  return size;
}

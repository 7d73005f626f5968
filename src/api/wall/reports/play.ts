import { z } from '@strapi/utils';
import { line, moment } from './text';

const DAY = 24 * 60 * 60_000;
/** A screen's clock may be this much ahead. */
const AHEAD = 5 * 60_000;
/** Older plays are refused: far beyond any outage, and far within what raw plays are kept for. */
const OLDEST = 60 * DAY;
/** Plays in one call. */
export const MOST_PLAYS = 500;

const playReport = z.object({
  id: z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
  slide: line(80).pipe(z.string().min(1)),
  kind: line(32).pipe(z.string().min(1)),
  /** As it was when it was shown: a later change of the work does not rewrite history. */
  title: line(120),
  // A campaign's is `campaign-<documentId>@<day>`.
  playlist: line(64).nullable(),
  startedAt: moment,
  seconds: z
    .number()
    .min(0)
    .max(DAY / 1000),
  completed: z.boolean(),
});

export type PlayReport = z.infer<typeof playReport>;

export type Rejection = 'invalid' | 'in_future' | 'too_old';

export type Sorted =
  | { play: PlayReport; rejected?: undefined }
  | { play?: undefined; rejected: { id: string | null; reason: Rejection } };

/**
 * Looks at one reported play by itself, so that a bad one does not hold up the others. A clock that
 * is a little ahead is taken for ours; one that is hours or months off is no proof of anything.
 */
export function sortPlay(reported: unknown, now: number): Sorted {
  const parsed = playReport.safeParse(reported);
  if (!parsed.success) return { rejected: { id: idOf(reported), reason: 'invalid' } };
  const { id, startedAt } = parsed.data;
  if (startedAt > now + AHEAD) return { rejected: { id, reason: 'in_future' } };
  if (startedAt < now - OLDEST) return { rejected: { id, reason: 'too_old' } };
  return { play: { ...parsed.data, id: id.toLowerCase(), startedAt: Math.min(startedAt, now) } };
}

/** The id under which the sender knows a bad row, as far as it can be said back safely. */
function idOf(reported: unknown): string | null {
  const id = (reported as { id?: unknown } | null)?.id;
  return typeof id === 'string' && /^[\w-]{1,40}$/.test(id) ? id : null;
}

/** What of a programme holds at an instant; the player and the keeper's page ask the same. */
import type { Programme, Slide, Span } from './types';

/** An instant in milliseconds of the server's clock; null where a machine has lost its clock. */
export type Instant = number | null;

/** The span at an instant, or null outside the horizon. */
export function spanAt({ spans }: Programme, now: Instant): Span | null {
  if (now === null) return null;
  return spans.find(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to)) ?? null;
}

/**
 * Whether a slide may be shown at an instant: `[validFrom, validUntil)`, null is open. Without a
 * clock only what is always valid may be.
 */
export function isValidAt(
  { validFrom, validUntil }: Pick<Slide, 'validFrom' | 'validUntil'>,
  now: Instant,
): boolean {
  if (now === null) return validFrom === null && validUntil === null;
  return (
    (validFrom === null || Date.parse(validFrom) <= now) &&
    (validUntil === null || now < Date.parse(validUntil))
  );
}

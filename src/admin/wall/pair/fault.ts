import { isFetchError } from '@strapi/strapi/admin';
import { messageOf, statusOf } from '../api/useWall';
import { words } from '../words';

/** Why a code does not lead to a screen, in words that say what to do. */
export function pairingFault(error: unknown): string {
  switch (statusOf(error)) {
    case 403:
      return words.pair.forbidden;
    case 404:
      return words.pair.unknown;
    case 410:
      return words.pair.gone;
    case 429:
      return words.pair.locked(waitOf(error));
    default:
      return messageOf(error);
  }
}

/** Seconds to wait, where the server says so. */
function waitOf(error: unknown): number | null {
  const details = isFetchError(error) ? error.response?.data.error?.details : null;
  const wait = (details as { retryAfter?: unknown } | null)?.retryAfter;
  return typeof wait === 'number' ? wait : null;
}

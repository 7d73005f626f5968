import { saidBy, statusOf } from '../api/useWall';
import { words } from '../words';

/** Why a code does not lead to a screen: the server's own words, or ours for its status. */
export function pairingFault(error: unknown): string {
  const status = statusOf(error);
  if (status === 403) return words.pair.forbidden;
  const said = saidBy(error);
  if (said) return said;
  switch (status) {
    case 404:
      return words.pair.unknown;
    case 410:
      return words.pair.gone;
    case 429:
      return words.pair.locked;
    default:
      return words.failed;
  }
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { keep, recall } from './kept';

/** Which of several screens on one browser this is: the `screen` of the address. */
export const screenKey = (): string =>
  new URLSearchParams(window.location.search).get('screen') ?? 'default';

const tokenName = (screen: string) => `qingfeng.screen-token:${screen}`;

/** Which token the address gave last, as a digest. */
const givenName = (screen: string) => `qingfeng.screen-token-given:${screen}`;

/**
 * The token of this screen. One in the fragment (`#token=…`) is kept and taken out of the address,
 * where it could be read off a wall. One that the address has given before stands back behind the
 * kept one: a kiosk starts with the same address for years, and its token has been rotated since.
 */
export function takeToken(screen: string): string | null {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token');
  const kept = recall(tokenName(screen));
  if (!given) return kept;
  const { pathname, search } = window.location;
  window.history.replaceState(null, '', pathname + search);
  const digest = bytesToHex(sha256(utf8ToBytes(given)));
  if (kept !== null && recall(givenName(screen)) === digest) return kept;
  keep(givenName(screen), digest);
  keepToken(screen, given);
  return given;
}

export const keepToken = (screen: string, token: string | null): void =>
  keep(tokenName(screen), token);

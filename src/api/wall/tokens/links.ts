import { createHash } from 'node:crypto';

/**
 * What a token is called in links that end with it: its digest is what the database finds it by, and
 * has no place in an address.
 *
 * @param digest of the token, as it is stored
 */
export const linkNameOf = (digest: string): string =>
  createHash('sha256').update(`link ${digest}`).digest('hex').slice(0, 24);

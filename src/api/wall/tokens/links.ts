import { digestOf } from './digest';

/**
 * What a token is called in links that end with it: its digest is what the database finds it by, and
 * has no place in an address.
 *
 * @param digest of the token, as it is stored
 */
export const linkNameOf = (digest: string): string => digestOf(`link ${digest}`).slice(0, 24);

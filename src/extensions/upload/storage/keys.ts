/**
 * What a stored file is called: its key in storage, and its address on this origin. Pure.
 */

export const ROOT = '/uploads/';

/** The key of a row's bytes, or of one of its renditions. */
export const keyOf = ({ hash, ext }: { hash: string; ext: string | null }): string =>
  `${hash}${ext ?? ''}`;

/** The address that a key is stored, listed and served under. */
export const addressOf = (key: string): string => `${ROOT}${key}`;

/** The key that a stored address means; null for one that is not ours. */
export const keyAt = (address: string | null | undefined): string | null =>
  address?.startsWith(ROOT) ? address.slice(ROOT.length) : null;

/** One part of a key: never empty, hidden, nor a way out of the folder. */
const SEGMENT = /^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u;

/** @throws RangeError for a key that could lead anywhere but into storage */
export function requireKey(key: string): void {
  if (!key.includes('..') && key.split('/').every((segment) => SEGMENT.test(segment))) return;
  throw new RangeError(`not a storage key: ${JSON.stringify(key)}`);
}

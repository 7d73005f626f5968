import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
/** Names what the key is for: the same installation secret gives other keys for other uses. */
const PURPOSE = 'qingfeng media links v1';

/** The signing key, derived from a secret of the installation that is used for other things too. */
export const linkSecret = (installationSecret: string): string =>
  Buffer.from(hkdfSync('sha256', installationSecret, '', PURPOSE, KEY_BYTES)).toString('base64url');

/**
 * A path that whoever holds it may fetch until it expires: `?expires=…&signature=…`.
 *
 * @param path as it is requested, without a query
 * @param expiresAt milliseconds since the epoch; rounded down to a second
 * @param saveAs the file name to be saved under; bound like the path, and tells a master
 */
export function signPath(path: string, secret: string, expiresAt: number, saveAs?: string): string {
  const expires = String(Math.floor(expiresAt / 1000));
  const query = new URLSearchParams(saveAs === undefined ? {} : { as: saveAs });
  query.set('expires', expires);
  query.set('signature', signatureOf(path, secret, expires, saveAs));
  return `${path}?${query}`;
}

export interface Grant {
  /** Set where the link is one to save a master by. */
  saveAs: string | null;
}

/**
 * What a query allows for a path, or null where it is not signed for it, altered or expired.
 *
 * @param query without its question mark
 * @param now milliseconds since the epoch
 */
export function verifyPath(path: string, query: string, secret: string, now: number): Grant | null {
  const given = new URLSearchParams(query);
  const expires = single(given, 'expires');
  const signature = single(given, 'signature');
  if (!expires || !signature || !/^\d{1,12}$/.test(expires)) return null;
  const saveAs = given.has('as') ? single(given, 'as') : undefined;
  if (saveAs === null) return null;
  // As text: the last sign of a signature has bits that mean nothing, and another one is not it.
  const wanted = Buffer.from(signatureOf(path, secret, expires, saveAs));
  const found = Buffer.from(signature);
  // Compared in a time that does not tell how much of it was right.
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) return null;
  return Number(expires) * 1000 > now ? { saveAs: saveAs ?? null } : null;
}

/** A parameter that is there exactly once: of two, nobody can say which was meant. */
function single(query: URLSearchParams, name: string): string | null {
  const [value, ...more] = query.getAll(name);
  return value !== undefined && more.length === 0 ? value : null;
}

function signatureOf(path: string, secret: string, expires: string, saveAs?: string): string {
  // As JSON, so that no part can run into the next.
  const text = JSON.stringify([path, expires, saveAs ?? null]);
  return createHmac('sha256', secret).update(text).digest('base64url');
}

const WINDOW = 15 * 60 * 1000;

/**
 * When a link made now expires: in a quarter to half an hour. Links made within one quarter of an
 * hour are the same, so that a browser that has the file need not fetch it again.
 */
export const expiryFor = (now: number): number => (Math.floor(now / WINDOW) + 2) * WINDOW;

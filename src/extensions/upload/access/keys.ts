import { posix } from 'node:path';
import { ROOT } from '../storage/keys';

const MAX_LENGTH = 1024;

/** One part of a key: it is not hidden, and holds no sign that means anything. */
const SEGMENT = /^(?!.*\.\.)[\p{L}\p{N}_][\p{L}\p{N}\p{M} _.,!()+=@~-]*$/u;

/**
 * The storage key that a request's path names, or null where it names none: a key has one spelling,
 * so that what is checked is what is opened.
 *
 * @param path as it came, percent-encoding included
 * @example keyRequested('/uploads/tiles/1f…/info.json') === 'tiles/1f…/info.json'
 */
export function keyRequested(path: string): string | null {
  if (!path.startsWith(ROOT) || path.length > MAX_LENGTH) return null;
  const segments = path.slice(ROOT.length).split('/').map(decoded);
  return segments.every((segment) => segment !== null && SEGMENT.test(segment))
    ? segments.join('/')
    : null;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/**
 * Whether a path is about uploads, however it is spelled: `//uploads/x`, `/./uploads/x`,
 * `/%75ploads/x` and `/UPLOADS/x` all reach that folder through a server of static files.
 */
export function claims(path: string): boolean {
  let plain = path;
  // Encoded more than once is still meant as the same; a handful of layers is enough for anybody.
  for (let layer = 0; layer < 4; layer += 1) {
    plain = plain.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  const given = plain.replaceAll('\\', '/').replaceAll('\0', '').normalize('NFKC').toLowerCase();
  return [given, posix.normalize(given)].some((form) => /^\/*uploads(\/|$)/.test(form));
}

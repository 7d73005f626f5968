import { hkdfSync, timingSafeEqual } from 'node:crypto';

const BYTES = 32;
/** Names what the secret is for: the same key of the installation gives others for other uses. */
const PURPOSE = 'qingfeng pairing v1';

/**
 * What a screen proves with that a pairing is its own. It follows from the pairing's key and a key of
 * the installation, so that a right one is told from a wrong one before the database is asked, and
 * nothing of it is stored.
 */
export const secretOf = (key: string, installationSecret: string): string =>
  Buffer.from(hkdfSync('sha256', installationSecret, '', `${PURPOSE} ${key}`, BYTES)).toString(
    'base64url',
  );

export function isSecretOf(key: string, secret: string, installationSecret: string): boolean {
  const [right, given] = [secretOf(key, installationSecret), secret].map((text) =>
    Buffer.from(text),
  ) as [Buffer, Buffer];
  return right.length === given.length && timingSafeEqual(right, given);
}

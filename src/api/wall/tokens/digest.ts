import { createHash } from 'node:crypto';

/**
 * Lower-case hex SHA-256 of a text, in UTF-8. It may stand for a secret of ours at rest: a token has
 * 256 random bits and a code lives ten minutes, so no salt and no slow hash is needed.
 */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

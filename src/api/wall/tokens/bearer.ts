const BEARER = /^Bearer ([\w-]{1,128})$/i;
const BASIC = /^Basic ([A-Za-z0-9+/]{1,400}={0,2})$/i;

/** The token in an `Authorization` header, or an empty one. */
export const bearerOf = (header: string): string => BEARER.exec(header)?.[1] ?? '';

/**
 * The same for players that know only user names and passwords: the token is the password, the
 * name is of no account.
 */
export function bearerOrPassword(header: string): string {
  const encoded = BASIC.exec(header)?.[1];
  if (encoded === undefined) return bearerOf(header);
  const [, ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return bearerOf(`Bearer ${password.join(':')}`);
}

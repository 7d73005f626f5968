import { keep, recall } from './kept';

/** Which of several screens on one browser this is: the `screen` of the address. */
export const screenKey = (): string =>
  new URLSearchParams(window.location.search).get('screen') ?? 'default';

const tokenName = (screen: string) => `qingfeng.screen-token:${screen}`;

/**
 * The token of this screen. One in the fragment (`#token=…`) is kept and taken out of the address,
 * where it could be read off a wall.
 */
export function takeToken(screen: string): string | null {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (given) {
    keepToken(screen, given);
    const { pathname, search } = window.location;
    window.history.replaceState(null, '', pathname + search);
    return given;
  }
  return recall(tokenName(screen));
}

export const keepToken = (screen: string, token: string | null): void =>
  keep(tokenName(screen), token);

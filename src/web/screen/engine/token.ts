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
    keep(tokenName(screen), given);
    const { pathname, search } = window.location;
    window.history.replaceState(null, '', pathname + search);
    return given;
  }
  return recall(tokenName(screen));
}

/** Storage may be full or forbidden; a screen then plays on, and forgets at the next start. */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, value);
  } catch {
    // Nothing to be done about it, and nobody here to tell.
  }
}

export function recall(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

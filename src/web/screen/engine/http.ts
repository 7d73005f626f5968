/** An answer that begins later than this is none. */
const PATIENCE = 20_000;

/** `fetch` that gives up, keeps nothing in the browser's cache and takes no cookies along. */
export async function ask(
  path: string,
  { token, ...init }: RequestInit & { token?: string | null } = {},
  patience = PATIENCE,
): Promise<Response> {
  const abort = new AbortController();
  const timeout = window.setTimeout(() => abort.abort(), patience);
  init.signal?.addEventListener('abort', () => abort.abort());
  try {
    return await fetch(path, {
      cache: 'no-store',
      credentials: 'omit',
      ...init,
      headers: { ...init.headers, ...(token && { Authorization: `Bearer ${token}` }) },
      signal: abort.signal,
    });
  } finally {
    window.clearTimeout(timeout);
  }
}

export const post = (path: string, body: unknown, token: string | null): Promise<Response> =>
  ask(path, {
    method: 'POST',
    token,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

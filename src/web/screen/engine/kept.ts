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

/** As `recall`, for what was kept as JSON; null where it cannot be read. */
export function recallJson(name: string): unknown {
  try {
    return JSON.parse(recall(name) ?? 'null');
  } catch {
    return null;
  }
}

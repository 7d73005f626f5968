/** What a keeper reads off a screen and types: no 0, 1, I, O or L, which look like others. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/**
 * A new code.
 *
 * @param below gives a random whole number in [0, limit)
 */
export function makeCode(below: (limit: number) => number): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[below(ALPHABET.length)]).join('');
}

/** A typed code as it was given out, or null for what cannot be one: `abcd-2345` → `ABCD2345`. */
export function readCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 40) return null;
  const code = typed.toUpperCase().replace(/[\s\-–—·]/g, '');
  return code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null;
}

/** Characters of a pairing code: none that is taken for another, so no 0, 1, I, O or L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 8;

/** What a keeper typed, as far as it can be a code. */
export interface TypedCode {
  code: string;
  /** Characters that no code has, as typed; the keeper is told to look again. */
  strange: string[];
  complete: boolean;
}

/**
 * Reads a code as people type it: in small letters, with spaces or dashes, full-width from a Chinese
 * input method, pasted with the words around it. A character that no code has is named, not guessed at: what looks like 0 may be D or Q.
 */
export function readCode(typed: string): TypedCode {
  const characters =
    typed
      .normalize('NFKC')
      .toUpperCase()
      .match(/[A-Z0-9]/g) ?? [];
  const strange = characters.filter((one) => !ALPHABET.includes(one));
  const code = characters
    .filter((one) => ALPHABET.includes(one))
    .join('')
    .slice(0, CODE_LENGTH);
  return {
    code,
    strange: [...new Set(strange)],
    complete: code.length === CODE_LENGTH && strange.length === 0,
  };
}

/** In two groups of four, as the screen shows it. */
export const showCode = (code: string): string =>
  code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;

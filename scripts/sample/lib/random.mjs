/**
 * Seeded random numbers (mulberry32): the same seed draws the same picture on every machine.
 *
 * @param {number} seed
 * @returns {(low?: number, high?: number) => number} numbers in `[low, high)`
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (low = 0, high = 1) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (high - low);
  };
}

/** A seed that follows from a name. */
export const seedOf = (name) =>
  [...name].reduce((hash, character) => (hash * 31 + character.codePointAt(0)) >>> 0, 7);

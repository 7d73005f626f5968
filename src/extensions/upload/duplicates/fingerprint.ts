/**
 * What a picture looks like, in 64 bits (pHash): which of its coarse waves of light and dark are
 * above their median. Saved again, scaled, made brighter or trimmed a little, a picture keeps most
 * of them. Pure.
 */

/** Side of the grey square that a fingerprint is taken of. */
export const SIDE = 32;
/** Waves in each direction; the first, the mean brightness, does not count. */
const WAVES = 8;

/**
 * Most bits that may differ between pictures that look alike. Over the sample collection a picture
 * saved again or scaled differs from itself by at most 4, one made 20 % brighter or 3 % smaller on
 * every side by 6 in the middle; different works differ by 18 and more, except where they were
 * photographed alike (the backs of plates, three pictures of one tree), which an editor would also
 * call alike.
 */
export const ALIKE = 10;

const COSINES = Array.from({ length: WAVES }, (_row, wave) =>
  Array.from({ length: SIDE }, (_column, at) =>
    Math.cos(((2 * at + 1) * wave * Math.PI) / (2 * SIDE)),
  ),
);

/**
 * @param grey `SIDE` × `SIDE` pixels, row by row
 * @returns 16 hexadecimal digits
 */
export function fingerprintOf(grey: Uint8Array): string {
  const strengths = waves(grey).slice(1);
  const median = [...strengths].sort((a, b) => a - b)[strengths.length >> 1] as number;
  let bits = 0n;
  for (const strength of strengths) bits = (bits << 1n) | (strength > median ? 1n : 0n);
  return bits.toString(16).padStart(16, '0');
}

/** The coarsest part of the discrete cosine transform: first along rows, then along columns. */
function waves(grey: Uint8Array): number[] {
  const rows = Array.from({ length: SIDE }, (_row, y) =>
    COSINES.map((cosine) =>
      cosine.reduce((sum, weight, x) => sum + weight * (grey[y * SIDE + x] as number), 0),
    ),
  );
  return COSINES.flatMap((cosine) =>
    Array.from({ length: WAVES }, (_wave, wave) =>
      cosine.reduce((sum, weight, y) => sum + weight * (rows[y]?.[wave] as number), 0),
    ),
  );
}

export interface Likeness<T> {
  item: T;
  /** Bits that differ, 0 to 64. */
  distance: number;
}

/**
 * Those that look like a fingerprint, most alike first. Every one is compared: ten thousand take
 * two milliseconds, so an index would be more to keep right than it saves.
 */
export function lookAlikes<T extends { phash: string }>(
  phash: string,
  items: Iterable<T>,
): Likeness<T>[] {
  const [high, low] = halves(phash);
  const found: Likeness<T>[] = [];
  for (const item of items) {
    const [itemHigh, itemLow] = halves(item.phash);
    const distance = bitsIn(high ^ itemHigh) + bitsIn(low ^ itemLow);
    if (distance <= ALIKE) found.push({ item, distance });
  }
  return found.sort((a, b) => a.distance - b.distance);
}

/** Two whole numbers of 32 bits: arithmetic on them is a hundred times faster than on a BigInt. */
const halves = (phash: string): [number, number] => [
  Number.parseInt(phash.slice(0, 8), 16),
  Number.parseInt(phash.slice(8), 16),
];

function bitsIn(number: number): number {
  let rest = number - ((number >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

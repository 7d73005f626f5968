/** The average colour in a thumbhash's header: six bits of lightness, and two opposed hues. */
export function thumbHashToAverageRGBA(hash: Buffer): {
  r: number;
  g: number;
  b: number;
  a: number;
} {
  const header = (hash[0] ?? 0) | ((hash[1] ?? 0) << 8) | ((hash[2] ?? 0) << 16);
  const l = (header & 63) / 63;
  const p = ((header >> 6) & 63) / 31.5 - 1;
  const q = ((header >> 12) & 63) / 31.5 - 1;
  const a = header >> 23 ? ((hash[5] ?? 0) & 15) / 15 : 1;
  const b = l - (2 / 3) * p;
  const r = (3 * l - b + q) / 2;
  const clamp = (value: number) => Math.max(0, Math.min(1, value));
  return { r: clamp(r), g: clamp(r - q), b: clamp(b), a };
}

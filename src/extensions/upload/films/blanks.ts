/**
 * Writing over parts of a film without moving any other: a film's index holds places in the file,
 * and they must go on being right. Pure.
 */

/** Bytes `[start, end)` become `head` and then zeros. */
export interface Blank {
  start: number;
  end: number;
  head: Buffer;
}

/** In the order of the file, each byte once: what overlaps an earlier one begins behind it. */
export function inOrder(blanks: readonly Blank[]): Blank[] {
  const ordered: Blank[] = [];
  let done = 0;
  for (const blank of blanks.toSorted((a, b) => a.start - b.start)) {
    if (blank.end <= done) continue;
    const head = blank.start < done ? Buffer.alloc(0) : blank.head;
    ordered.push({ start: Math.max(blank.start, done), end: blank.end, head });
    done = blank.end;
  }
  return ordered;
}

/**
 * The same bytes with the blanks written over.
 *
 * @param blanks as `inOrder` gives them
 */
export async function* blanked(
  chunks: AsyncIterable<Buffer>,
  blanks: readonly Blank[],
): AsyncIterable<Buffer> {
  let at = 0;
  let next = 0;
  for await (const chunk of chunks) {
    const end = at + chunk.length;
    for (let blank = blanks[next]; blank && blank.start < end; blank = blanks[next]) {
      const from = Math.max(blank.start, at);
      const to = Math.min(blank.end, end);
      chunk.fill(0, from - at, to - at);
      const head = blank.head.subarray(from - blank.start, Math.max(0, to - blank.start));
      head.copy(chunk, from - at);
      if (blank.end > end) break;
      next += 1;
    }
    yield chunk;
    at = end;
  }
}

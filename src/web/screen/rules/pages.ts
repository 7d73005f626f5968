import { charactersOf } from './characters';

/**
 * Divides paragraphs into pages of a fixed grid of full-width characters, two of them indented at
 * the head of each paragraph. A page is a list of the pieces of paragraphs on it; a piece that goes
 * on from the page before is marked, because it has no indent.
 */

export interface Piece {
  text: string;
  continued: boolean;
}

const INDENT = 2;
const CLOSING = /^[，。、；：？！）》〉」』】”’…]/;
const SENTENCE_END = /[。！？；]/;
/** A page may stay this much emptier, so that its reader turns it between two sentences. */
const SPARE = 0.4;

export function paginate(
  paragraphs: readonly string[],
  charactersPerLine: number,
  linesPerPage: number,
): Piece[][] {
  const pages: Piece[][] = [[]];
  let free = linesPerPage;
  const turn = () => {
    pages.push([]);
    free = linesPerPage;
  };
  for (const paragraph of paragraphs) {
    let rest = charactersOf(paragraph.trim());
    let continued = false;
    while (rest.length > 0) {
      if (free === 0) turn();
      const indent = continued ? 0 : INDENT;
      const needed = Math.ceil((rest.length + indent) / charactersPerLine);
      let take = needed <= free ? rest.length : free * charactersPerLine - indent;
      if (take < rest.length) take = betweenSentences(rest, take);
      while (take > 1 && take < rest.length && CLOSING.test(rest[take] as string)) take -= 1;
      (pages[pages.length - 1] as Piece[]).push({ text: rest.slice(0, take).join(''), continued });
      free -= Math.min(needed, free);
      rest = rest.slice(take);
      continued = true;
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** How many of at most `most` characters to take, to end where a sentence does. */
function betweenSentences(characters: readonly string[], most: number): number {
  for (let end = most; end > most * (1 - SPARE); end -= 1) {
    let last = end - 1;
    while (CLOSING.test(characters[last] ?? '') && !SENTENCE_END.test(characters[last] ?? '')) {
      last -= 1;
    }
    const closes = SENTENCE_END.test(characters[last] ?? '') && last < end;
    if (closes && !CLOSING.test(characters[end] ?? '')) return end;
  }
  return most;
}

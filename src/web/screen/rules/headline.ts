import { charactersOf } from './characters';

/**
 * A title in lines that read well: broken where its author left a space, a dot or a comma, otherwise
 * into lines about equally long, so that no single character is left to a line of its own. A dot
 * stands between two parts (`树清廉家风·创最美家庭`); at the end of a line it has nothing to part.
 * A title in many small parts runs on instead, or it would be all height and no width.
 *
 * @param most characters in a line, where the title has no break of its own and is not long
 */
export function headlineLines(title: string, most: number): string[] {
  const length = lineLength(charactersOf(title).length, most);
  const phrases = title
    .split(/[\s·]+|(?<=[，；：。！？])/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
  const lines = phrases.flatMap((phrase) => balanced(charactersOf(phrase), length));
  const unbroken = balanced(charactersOf(title.trim().replace(/\s+/g, ' ')), length);
  return lines.length > 2 * unbroken.length + 1 ? unbroken : lines;
}

/** A long title has longer lines, in smaller type: some two and a half characters for each line. */
const lineLength = (characters: number, most: number): number =>
  Math.max(most, Math.ceil(Math.sqrt(2.5 * characters)));

function balanced(characters: string[], most: number): string[] {
  const count = Math.ceil(characters.length / most);
  const lines: string[] = [];
  let start = 0;
  for (let left = count; left > 0; left -= 1) {
    const end = start + Math.ceil((characters.length - start) / left);
    lines.push(characters.slice(start, end).join(''));
    start = end;
  }
  return lines;
}

/** Length of the longest line, in full-width characters. */
export const longestLine = (lines: readonly string[]): number =>
  Math.max(...lines.map((line) => charactersOf(line).length));

/**
 * A title in lines that read well: broken where its author left a space, a dot or a comma, otherwise
 * into lines about equally long, so that no single character is left to a line of its own. A dot
 * stands between two parts (`树清廉家风·创最美家庭`); at the end of a line it has nothing to part.
 *
 * @param most characters in a line, where the title has no break of its own
 */
export function headlineLines(title: string, most: number): string[] {
  const phrases = title
    .split(/[\s·]+|(?<=[，；：。！？])/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);
  return phrases.flatMap((phrase) => balanced([...phrase], most));
}

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
  Math.max(...lines.map((line) => [...line].length));

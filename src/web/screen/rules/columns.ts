import { charactersOf } from './characters';

/**
 * How text stands in vertical columns. After CLREQ (Requirements for Chinese Text Layout): no closing
 * mark at the head of a column, no opening mark at its foot, none with a lone character, and quotation marks in
 * their vertical form.
 */

/** The most characters that a verse column holds before it is broken, where the verse is not long. */
const LONGEST = 12;
/** More columns than this would stand so small beside one another that nobody reads them. */
const MOST_COLUMNS = 18;
/** Fewer than this, marks not counted, and a column joins its neighbour. */
const SHORTEST = 2;

const CLOSING = '，。、；：？！）》〉」』】…—·';
const OPENING = '（《〈「『【';

/** Up to a mark that parts clauses, and all that closes there. */
const CLAUSE = new RegExp(
  `^[${CLOSING}]*[^，。、；：？！]+[${CLOSING}]*|[^，。、；：？！]+[${CLOSING}]*`,
  'g',
);

export const isMark = (character: string): boolean =>
  CLOSING.includes(character) || OPENING.includes(character);
export const isOpening = (character: string): boolean => OPENING.includes(character);
const isClosing = (character: string | undefined): boolean =>
  character !== undefined && CLOSING.includes(character);

/** Characters of a column that are not marks. */
export const weightOf = (column: string): number =>
  charactersOf(column).filter((character) => !isMark(character)).length;

/** Quotation marks as vertical text has them. */
const verticalMarks = (text: string): string =>
  text.replace(/“/g, '『').replace(/”/g, '』').replace(/‘/g, '「').replace(/’/g, '」');

/**
 * One verse line a column; lines that are too long are broken, at their punctuation where they have
 * any, and columns that would hold a lone character join the one before. Where that gives more
 * columns than can be read side by side, the text runs on as prose.
 */
export function verseColumns(lines: readonly string[]): string[] {
  const whole = lines.join('');
  const most = longestFor(whole);
  const columns = lines
    .map((line) => verticalMarks(line.replace(/\s+/g, '')))
    .filter(Boolean)
    .flatMap((line) => (weightOf(line) > most ? breakLine(line, most) : [line]));
  const joined = joinShort(columns);
  return joined.length > MOST_COLUMNS ? proseColumns(whole, most) : joined;
}

/** A long text has longer columns: a block of many short ones would be far too wide for its height. */
const longestFor = (text: string): number =>
  Math.max(LONGEST, Math.ceil(Math.sqrt(1.25 * charactersOf(text).length)));

function breakLine(line: string, most: number): string[] {
  const clauses = line.match(CLAUSE) ?? [line];
  const columns: string[] = [];
  for (const clause of clauses) {
    const last = columns[columns.length - 1];
    if (last !== undefined && weightOf(last) + weightOf(clause) <= most) {
      columns[columns.length - 1] = last + clause;
    } else if (weightOf(clause) > most) {
      columns.push(...proseColumns(clause, most));
    } else {
      columns.push(clause);
    }
  }
  return columns;
}

function joinShort(columns: readonly string[]): string[] {
  const joined: string[] = [];
  for (const column of columns) {
    const previous = joined[joined.length - 1];
    const short = weightOf(column) < SHORTEST || (previous && weightOf(previous) < SHORTEST);
    if (previous !== undefined && short) joined[joined.length - 1] = previous + column;
    else joined.push(column);
  }
  return joined;
}

/** Whether a column that ends before `end`, and not at the end of the text, would end with an opening mark. */
const endsOpen = (characters: readonly string[], end: number): boolean =>
  end < characters.length && isOpening(characters[end - 1] as string);

/**
 * Running text in as few columns as fit, all about equally long, so that none is left with a
 * character or two.
 *
 * @param most characters in a column
 */
export function proseColumns(text: string, most: number): string[] {
  const characters = charactersOf(verticalMarks(text.replace(/\s+/g, '')));
  const count = Math.max(1, Math.ceil(characters.length / most));
  const columns: string[] = [];
  let start = 0;
  for (let left = count; left > 0 && start < characters.length; left -= 1) {
    let end =
      left === 1 ? characters.length : start + Math.ceil((characters.length - start) / left);
    // A closing mark belongs to what it closes, an opening one to what it opens.
    while (isClosing(characters[end])) end += 1;
    while (end > start + 1 && endsOpen(characters, end)) end -= 1;
    // Nothing but opening marks so far: they take along what they open.
    while (endsOpen(characters, end) || (end > start && isClosing(characters[end]))) end += 1;
    columns.push(characters.slice(start, end).join(''));
    start = end;
  }
  return columns;
}

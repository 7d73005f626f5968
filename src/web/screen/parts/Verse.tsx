import type { CSSProperties } from 'react';
import { charactersOf } from '../rules/characters';
import { isMark, isOpening, weightOf } from '../rules/columns';
import './verse.css';

interface Props {
  columns: readonly string[];
  className?: string;
}

/** Vertical columns, right to left, in one size: the largest in which all of them fit their box. */
export const Verse = ({ columns, className = '' }: Props) => {
  const longest = Math.max(...columns.map(lengthOf));
  const style = { '--longest': longest, '--columns': columns.length } as CSSProperties;
  return (
    <div className={`verse ${className}`} style={style}>
      {columns.map((column, index) => (
        <p key={`${index}${column}`} className="verse__column" data-column={index}>
          {charactersOf(column).map((character, at, { length }) =>
            isMark(character) ? (
              <span key={at} className={markClass(character, at === length - 1)}>
                {character}
              </span>
            ) : (
              <span key={at} className="verse__character">
                {character}
              </span>
            ),
          )}
        </p>
      ))}
    </div>
  );
};

/** In characters: marks take half of one, and one at the foot hangs below the column. */
function lengthOf(column: string): number {
  const characters = charactersOf(column);
  const marks = characters.length - weightOf(column);
  const hangs = marks > 0 && isMark(characters[characters.length - 1] as string);
  return weightOf(column) + (marks - (hangs ? 1 : 0)) / 2;
}

function markClass(mark: string, isLast: boolean): string {
  const kind = isOpening(mark) ? ' mark--opening' : '';
  const long = '—…'.includes(mark) ? ' mark--long' : '';
  return `mark${kind}${long}${isLast ? ' mark--hanging' : ''}`;
}

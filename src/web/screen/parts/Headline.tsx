import type { CSSProperties } from 'react';
import { headlineLines, longestLine } from '../rules/headline';
import './headline.css';

interface Props {
  text: string;
  /** Characters in a line, where the text has no break of its own. */
  most: number;
  className?: string;
}

/** A title as large as its room allows: set `--room`, `--room-height` and `--largest` on it. */
export const Headline = ({ text, most, className = '' }: Props) => {
  const lines = headlineLines(text, most);
  const style = { '--longest': longestLine(lines), '--lines': lines.length } as CSSProperties;
  return (
    <h1 className={`headline ${className}`} style={style}>
      {lines.map((line, index) => (
        <span key={index}>{line}</span>
      ))}
    </h1>
  );
};

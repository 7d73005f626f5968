import { useLayoutEffect, useRef, useState } from 'react';
import { paginate, type Piece } from '../rules/pages';
import { usePart } from '../slides/usePart';
import { Dots } from './Dots';
import './paged.css';

interface Props {
  body: readonly string[];
  seconds: number;
  playing: boolean;
}

/** Text in as many pages as its box needs, turned one after another. */
export const PagedText = ({ body, seconds, playing }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<Piece[][]>([]);
  const shown = usePart(pages.length, seconds, playing);

  useLayoutEffect(() => {
    const lay = () => setPages(layOut(box.current, body));
    lay();
    window.addEventListener('resize', lay);
    return () => window.removeEventListener('resize', lay);
  }, [body]);

  return (
    <div className="paged">
      <div className="paged__box" ref={box}>
        {pages.map((pieces, index) => (
          <div key={index} className={`paged__page${index === shown ? ' paged__page--shown' : ''}`}>
            {pieces.map(({ text, continued }, at) => (
              <p key={at} className={continued ? 'paged__continued' : undefined}>
                {text}
              </p>
            ))}
          </div>
        ))}
      </div>
      <Dots count={pages.length} shown={shown} />
    </div>
  );
};

function layOut(box: HTMLDivElement | null, body: readonly string[]): Piece[][] {
  if (!box) return [];
  const { fontSize, lineHeight } = window.getComputedStyle(box);
  // One less than fit: a mark that may not begin a line takes the character before it along.
  const charactersPerLine = Math.max(4, Math.floor(box.clientWidth / parseFloat(fontSize)) - 1);
  const linesPerPage = Math.max(1, Math.floor(box.clientHeight / parseFloat(lineHeight)));
  return paginate(body, charactersPerLine, linesPerPage);
}

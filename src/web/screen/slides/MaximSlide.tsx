import type { CSSProperties } from 'react';
import type { MaximContent } from '../../../api/wall/programme/types';
import { Seal } from '../../shared/Seal';
import { CeladonGround } from '../grounds/CeladonGround';
import { CinnabarGround } from '../grounds/CinnabarGround';
import { InkGround } from '../grounds/InkGround';
import { XuanGround } from '../grounds/XuanGround';
import { Verse } from '../parts/Verse';
import { verseColumns } from '../rules/columns';
import { lengthOf } from '../rules/lengths';
import './maxim.css';
import type { SlideProps } from './props';

const GROUNDS: Record<MaximContent['background'], () => JSX.Element> = {
  xuan: () => <XuanGround />,
  ink: () => <InkGround />,
  celadon: () => <CeladonGround />,
  cinnabar: () => <CinnabarGround />,
};

/** A maxim as a calligrapher would hang it: verse, colophon, seal, and much paper left alone. */
export const MaximSlide = ({ slide }: SlideProps<'maxim'>) => {
  const { lines, author, era, source, annotation, background, themes } = slide.content;
  const columns = verseColumns(lines);
  // A short verse moves in from the edge, or it would leave the sheet lopsided.
  const slack = Math.max(0, 5 - columns.length);
  const Ground = GROUNDS[background];
  const credit = lengthOf([era, author, source].join(''), 28, 72);
  const noted = annotation ? ` maxim--noted-${lengthOf(annotation, 90)}` : '';
  return (
    <article className={`maxim maxim--${background} maxim--credited-${credit}${noted}`}>
      <Ground />
      <div className="maxim__sheet" style={{ '--slack': slack } as CSSProperties}>
        <Verse columns={columns} className="maxim__verse" />
        <footer className="maxim__colophon">
          {(author || source) && (
            <p className={`maxim__credit maxim__credit--${credit}`}>
              {era && <span className="maxim__era">{era}</span>}
              {author && <span>{author}</span>}
              {source && <span>{source}</span>}
            </p>
          )}
          <span className="maxim__seal">
            <Seal text={sealText(themes)} />
          </span>
        </footer>
        {annotation && <aside className="maxim__annotation">{annotation}</aside>}
      </div>
    </article>
  );
};

/** A theme of two or four characters can be carved; for others the house seal is set. */
function sealText(themes: readonly string[]): string {
  return themes.find((theme) => [2, 4].includes([...theme].length)) ?? '清风';
}

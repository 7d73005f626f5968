import type { CSSProperties } from 'react';
import type { ArtworkView } from '../../../api/wall/programme/types';
import { ASPECTS, labelLines, labelWords } from '../rules/label';
import { lengthOf } from '../rules/lengths';
import './artwork.css';
import type { SlideProps } from './props';
import { usePart } from './usePart';

/** A work on a gallery wall, whole, in its mount, with its label beside it. */
export const ArtworkSlide = ({ slide, files, playing }: SlideProps<'artwork'>) => {
  const { content, seconds } = slide;
  const shown = usePart(content.views.length, seconds, playing);
  const words = lengthOf(labelWords(content), 60, 120);
  return (
    <article className={`artwork artwork--${content.category} artwork--${words}`}>
      <div className="artwork__wall" />
      <div className="artwork__hanging">
        {content.views.map((view, index) => {
          const file = files.get(view.asset);
          const ratio = (file?.width ?? 1) / (file?.height ?? 1);
          const turn = index === shown ? 'facing' : index < shown ? 'turned' : 'waiting';
          return (
            <figure
              key={view.asset + index}
              className={`mount mount--${mountFor(content.category, ratio)} mount--${turn}`}
              style={{ '--ratio': ratio } as CSSProperties}
            >
              <img src={file?.url} alt={view.alt} decoding="sync" />
            </figure>
          );
        })}
      </div>
      <div className="artwork__side">
        <Label content={content} />
        {content.views.length > 1 && <Faces views={content.views} shown={shown} />}
      </div>
    </article>
  );
};

/** Tall works on paper hang as scrolls; all else is framed. */
function mountFor(category: string, ratio: number): 'scroll' | 'frame' {
  const onPaper = category === 'calligraphy' || category === 'chinese_painting';
  return onPaper && ratio < 0.72 ? 'scroll' : 'frame';
}

const Label = ({ content }: { content: SlideProps<'artwork'>['slide']['content'] }) => {
  const { title, artist, inscription, statement, creditLine, accessionNumber } = content;
  const words = inscription ?? statement;
  return (
    <section className="label">
      <h1 className={`label__title label__title--${lengthOf(title, 10, 30)}`}>{title}</h1>
      {artist && (
        <p className="label__artist">
          <span className="label__name">{artist.name}</span>
          {artist.isSample && <span className="sample-tag">示例作者</span>}
        </p>
      )}
      {labelLines(content).map((line) => (
        <p key={line} className="label__fact">
          {line}
        </p>
      ))}
      {words && <p className="label__words">{inscription ? `“${words}”` : words}</p>}
      {(creditLine || accessionNumber) && (
        <p className="label__credit">{[creditLine, accessionNumber].filter(Boolean).join(' · ')}</p>
      )}
    </section>
  );
};

/** More faces than stand beside one another below a label. */
const MANY = 5;

const Faces = ({ views, shown }: { views: readonly ArtworkView[]; shown: number }) => (
  <ol className={`faces${views.length > MANY ? ' faces--many' : ''}`}>
    {views.map((view, index) => (
      <li key={view.asset + index} className={index === shown ? 'faces__face--shown' : undefined}>
        {ASPECTS[view.aspect]}
      </li>
    ))}
  </ol>
);

import { useFont } from '../parts/useFont';
import { Video } from '../parts/Video';
import { lengthOf } from '../rules/lengths';
import './film.css';
import type { SlideProps } from './props';

/** A film on a dark stage; its title comes up from below at the start, and goes again. */
export const FilmSlide = ({ slide, files, playing, cues }: SlideProps<'film'>) => {
  const { title, synopsis, producer, year, video, poster, captions, isSample } = slide.content;
  const made = [producer, year && `${year} 年`].filter(Boolean).join(' · ');
  const spoken = captions ? files.get(captions) : null;
  const name = <p className={`film__name film__name--${lengthOf(title, 16, 48)}`}>{title}</p>;
  useFont('bold', spoken?.text ?? '');
  return (
    <article className="film">
      <header className="film__head">
        <p className="film__genre">警示教育片</p>
        {name}
      </header>
      <div className="film__picture">
        <Video
          video={files.get(video)}
          poster={poster ? files.get(poster) : null}
          captions={spoken}
          playing={playing}
          cues={cues}
        />
        <div className={`film__title${playing ? ' film__title--up' : ''}`}>
          <p className="film__genre">警示教育片</p>
          {name}
          {made && <p className="film__made">{made}</p>}
        </div>
      </div>
      <footer className="film__foot">
        {synopsis && <p className="film__synopsis">{synopsis}</p>}
        {made && <p className="film__made">{made}</p>}
      </footer>
      {isSample && <span className="film__sample sample-tag">示例</span>}
    </article>
  );
};

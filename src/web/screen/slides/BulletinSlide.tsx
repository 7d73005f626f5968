import { XuanGround } from '../grounds/XuanGround';
import { PagedText } from '../parts/PagedText';
import { lengthOf } from '../rules/lengths';
import { printedDay, VOICES } from '../rules/voices';
import './bulletin.css';
import type { SlideProps } from './props';
import { usePart } from './usePart';

/** An issue of 《妇廉纪语》: its masthead stays, its five voices speak one after another. */
export const BulletinSlide = ({ slide, playing }: SlideProps<'bulletin'>) => {
  const { title, issueNumber, occasion, issuedOn, voices } = slide.content;
  const shown = usePart(VOICES.length, slide.seconds, playing);
  return (
    <article className="bulletin">
      <XuanGround bamboo={false} />
      <header className="masthead">
        <p className="masthead__name">
          <span className="masthead__mark">《</span>妇廉纪语
          <span className="masthead__mark">》</span>
        </p>
        <p className="masthead__issue">
          <strong>第 {issueNumber} 期</strong>
          {occasion && <span className="masthead__occasion">{occasion}</span>}
          <span>{printedDay(issuedOn)}</span>
        </p>
      </header>
      <h1 className={`bulletin__title bulletin__title--${lengthOf(title, 36)}`}>{title}</h1>
      <div className="bulletin__voices">
        {VOICES.map(({ key, character }, index) => (
          <section
            key={key}
            className={`voice${index === shown ? ' voice--shown' : ''}`}
            aria-hidden={index !== shown}
          >
            <span className="voice__ghost" aria-hidden="true">
              {character}
            </span>
            <h2 className={`voice__heading voice__heading--${lengthOf(voices[key].heading, 16)}`}>
              {voices[key].heading}
            </h2>
            <div className={`voice__text${sizeFor(voices[key].text)}`}>
              <PagedText
                body={[voices[key].text]}
                seconds={slide.seconds / VOICES.length}
                playing={playing && index === shown}
              />
            </div>
          </section>
        ))}
      </div>
      <ol className="bulletin__index">
        {VOICES.map(({ key, name }, index) => (
          <li key={key} className={index === shown ? 'bulletin__index--shown' : undefined}>
            {name}
          </li>
        ))}
      </ol>
    </article>
  );
};

/** Few words are set large; many turn pages rather than shrink below what is read from afar. */
function sizeFor(text: string): string {
  const length = [...text].length;
  if (length <= 60) return ' voice__text--few';
  return length <= 110 ? '' : ' voice__text--many';
}

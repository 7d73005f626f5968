import { InkGround } from '../screen/grounds/InkGround';
import { Seal } from '../shared/Seal';
import { ApiExamples } from './ApiExamples';
import { Screens } from './Screens';
import { useLanding } from './useLanding';
import './hero.css';
import './landing.css';

const VERSE = ['千锤万凿出深山', '烈火焚烧若等闲', '粉骨碎身浑不怕', '要留清白在人间'];

/** What a stranger sees first: what this is, and the doors to all of it. */
export const Landing = () => {
  const landing = useLanding();
  return (
    <div className="landing">
      <header className="hero">
        <InkGround />
        <nav className="hero__nav" aria-label="站内">
          <a href="#screens">屏幕</a>
          <a href="/desk">展务工作台</a>
          <a href="/admin">管理后台</a>
          <a href="#api">公开接口</a>
        </nav>
        <div className="hero__words">
          <h1 className="hero__name">
            清风
            <Seal text="廉洁自律" />
          </h1>
          <p className="hero__what">廉政文化墙的内容后台</p>
          <p className="hero__lead">
            诗词格言、书画瓷器、警示教育片、家风故事，从这里编写、编排，走上走廊与大厅的每一块屏幕。
          </p>
          <p className="hero__english" lang="en">
            Qingfeng is the content backend of an integrity-culture wall: it curates verse, art,
            films and family stories, and plays them on corridor and lobby screens.
          </p>
          <p className="hero__actions">
            <a className="button" href="#screens">
              看屏幕
            </a>
            <a className="button button--quiet" href="/admin">
              进管理后台
            </a>
          </p>
        </div>
        <figure className="hero__verse" aria-label="于谦《石灰吟》">
          {VERSE.map((line, index) => (
            <p key={line} style={{ animationDelay: `${0.3 + index * 0.55}s` }}>
              {line}
            </p>
          ))}
          <figcaption>
            <span>明 于谦《石灰吟》</span>
            <Seal />
          </figcaption>
        </figure>
      </header>
      <main>
        <Screens landing={landing} />
        <section className="band" aria-labelledby="work">
          <h2 id="work">后台</h2>
          <div className="doors">
            <a className="door" href="/admin">
              <strong>管理后台</strong>
              <span>采编撰写、配图、发布；屏幕管理员编排节目单与排期。</span>
            </a>
            <a className="door" href="/desk">
              <strong>展务工作台</strong>
              <span>征集、收稿、评审、展签，一场书画展的全程。</span>
            </a>
          </div>
        </section>
        <ApiExamples />
      </main>
      <footer className="foot">
        <span>清风 · 廉政文化墙</span>
        {landing.sample && <span>当前载有示例内容；示例作者与示例家庭均为虚构。</span>}
      </footer>
    </div>
  );
};

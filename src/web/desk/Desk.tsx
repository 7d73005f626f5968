import { Seal } from '../shared/Seal';
import './desk.css';

/** What the desk is for, one step of an exhibition after another. */
const STEPS = [
  {
    title: '发布征集',
    text: '写明主题、类别与截止日，生成征集启事；直属单位与个人按启事投稿。',
  },
  {
    title: '收稿入册',
    text: '把一百二十张照片和一份登记表一起拖进来：逐行对上图，缺项、重名、模糊的照片当场指出。',
  },
  {
    title: '组织评审',
    text: '评委隐名打分，回避与复议留痕；入选、获奖名单由分数生成，不必另做表格。',
  },
  {
    title: '打印展签',
    text: '按博物馆展签排版：题名、作者、年份、材质、纵横厘米，一次打印整场。',
  },
];

/** The organizers' desk, before its tools are in place: what it will do, and where to go meanwhile. */
export const Desk = () => (
  <div className="desk">
    <header className="desk__top">
      <a className="desk__brand" href="/">
        <span>清风</span>
        <Seal />
      </a>
      <nav aria-label="站内">
        <a href="/">首页</a>
        <a href="/admin">管理后台</a>
      </nav>
    </header>
    <main className="desk__main">
      <p className="desk__kind">展务工作台</p>
      <h1>
        一场廉政书画展
        <br />
        从征集到展签
      </h1>
      <p className="desk__lead">
        供展务人员使用，正在建设中。建成之前，作品与展览可以在管理后台的“内容管理”里录入。
      </p>
      <ol className="desk__steps">
        {STEPS.map(({ title, text }, index) => (
          <li key={title}>
            <span className="desk__number">{'一二三四'[index]}</span>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p className="desk__actions">
        <a className="desk__button" href="/admin">
          去管理后台
        </a>
        <a href="/">回到首页</a>
      </p>
    </main>
  </div>
);

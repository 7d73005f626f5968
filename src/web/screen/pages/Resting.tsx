import { Seal } from '../../shared/Seal';
import { InkGround } from '../grounds/InkGround';
import './pages.css';

interface Props {
  name: string | null;
  /** No programme has been read yet. */
  waiting: boolean;
  unreachable: boolean;
}

/** What a wall shows when there is nothing to play: its name and what would change that. */
export const Resting = ({ name, waiting, unreachable }: Props) => (
  <article className="page page--resting" data-page="resting">
    <InkGround />
    <div className="page__rest">
      <p className="page__wordmark">清风</p>
      <span className="page__seal">
        <Seal text="廉洁自律" />
      </span>
      <div className="page__state">
        {name && <p className="page__name">{name}</p>}
        {waiting ? (
          <p>{unreachable ? '暂时连不上服务器，正在重试' : '正在取节目'}</p>
        ) : (
          <>
            <p>等待编排节目</p>
            <p className="page__next">在管理后台新建节目单，再为这块屏幕排期或设为垫播</p>
          </>
        )}
      </div>
    </div>
  </article>
);

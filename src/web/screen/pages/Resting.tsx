import { useSyncExternalStore } from 'react';
import { Seal } from '../../shared/Seal';
import type { CacheState } from '../engine/stager';
import type { Store } from '../engine/store';
import { InkGround } from '../grounds/InkGround';
import { lengthOf } from '../rules/lengths';
import './pages.css';

interface Props {
  name: string | null;
  /** No programme has been read yet. */
  waiting: boolean;
  unreachable: boolean;
  cache: Store<CacheState>;
}

/** What a wall shows when there is nothing to play: its name and what would change that. */
export const Resting = ({ name, waiting, unreachable, cache }: Props) => {
  const { state, wanted, present } = useSyncExternalStore(cache.subscribe, cache.get);
  return (
    <article className="page page--resting" data-page="resting">
      <InkGround />
      <div className="page__rest">
        <p className="page__wordmark">清风</p>
        <span className="page__seal">
          <Seal text="廉洁自律" />
        </span>
        <div className="page__state">
          {name && <p className={`page__name page__name--${lengthOf(name, 12)}`}>{name}</p>}
          {waiting && <p>{unreachable ? '暂时连不上服务器，正在重试' : '正在取节目'}</p>}
          {!waiting && state === 'staging' && (
            <p>
              {unreachable ? '暂时连不上服务器，节目取到' : '正在取节目的文件'} {present} / {wanted}
            </p>
          )}
          {!waiting && state === 'partial' && (
            <>
              <p>节目的文件不全，暂时放不了</p>
              <p className="page__next">请在管理后台“屏幕墙”里查看缘由</p>
            </>
          )}
          {!waiting && state === 'ready' && (
            <>
              <p>等待编排节目</p>
              <p className="page__next">
                在管理后台新建节目单，再为这块屏幕排期，或设为“备用节目单”
              </p>
            </>
          )}
        </div>
      </div>
    </article>
  );
};

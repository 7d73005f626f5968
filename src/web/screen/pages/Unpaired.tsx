import { Seal } from '../../shared/Seal';
import { XuanGround } from '../grounds/XuanGround';
import './pages.css';

/** A screen that no keeper has provisioned yet, or whose token was withdrawn. */
export const Unpaired = ({ name }: { name: string }) => (
  <article className="page page--unpaired" data-page="unpaired">
    <XuanGround />
    <div className="page__sheet">
      <p className="page__mark">
        清风 <Seal />
      </p>
      <h1 className="page__title">这块屏幕尚未配对</h1>
      <p className="page__text">
        请屏幕管理员在服务器上为它签发令牌，再打开带令牌的地址。配对后，节目会自动出现。
      </p>
      <ol className="page__steps">
        <li>
          <span>签发令牌</span>
          <code>npm run --silent screen:token -- {name === 'default' ? '<屏幕标识>' : name}</code>
        </li>
        <li>
          <span>在这块屏幕上打开</span>
          <code>
            {window.location.host}/screen{name === 'default' ? '' : `?screen=${name}`}#token=
            <em>令牌</em>
          </code>
        </li>
      </ol>
      <p className="page__note">每 30 秒自动重试</p>
    </div>
  </article>
);

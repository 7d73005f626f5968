import { useEffect, useState, useSyncExternalStore } from 'react';
import { Seal } from '../../shared/Seal';
import type { Clock } from '../engine/clock';
import type { PairingDesk } from '../engine/pairing';
import { XuanGround } from '../grounds/XuanGround';
import { QrCode } from '../parts/QrCode';
import { approvalAddress, countdown, groups, secondsLeft } from '../rules/pairing';
import './pages.css';
import './pairing.css';

interface Props {
  desk: PairingDesk;
  clock: Clock;
  /** What the address calls this screen. */
  screen: string;
}

/** A new screen, or one that a keeper has unpaired: its code, to be approved within ten minutes. */
export const PairingPage = ({ desk, clock, screen }: Props) => {
  const { pairing, trouble } = useSyncExternalStore(desk.state.subscribe, desk.state.get);
  const left = useSecondsLeft(() => (pairing ? secondsLeft(pairing, clock.guess()) : 0));
  useEffect(() => desk.start(), [desk]);
  const code = left > 0 ? (pairing?.code ?? null) : null;

  return (
    <article className="page pairing" data-page="unpaired">
      <XuanGround />
      <div className="pairing__sheet">
        <header className="pairing__head">
          <p className="page__mark">
            清风 <Seal />
          </p>
          <h1 className="pairing__title">这块屏幕等待配对</h1>
        </header>
        <div className="pairing__code" aria-label={code ?? '正在取配对码'}>
          {groups(code ?? '        ').map((group, index) => (
            <span key={index} className="pairing__group">
              {[...group].map((character, place) => (
                <span key={place} className="pairing__cell">
                  {character}
                </span>
              ))}
            </span>
          ))}
        </div>
        <p className="pairing__state" data-trouble={trouble ?? undefined}>
          {stateLine(code, left, trouble)}
        </p>
        <div className="pairing__scan">
          {code ? (
            <QrCode text={approvalAddress(window.location.origin, code)} />
          ) : (
            <span className="pairing__blank" />
          )}
          <p>屏幕管理员扫码确认</p>
        </div>
        <ol className="pairing__steps">
          <li>用手机扫二维码，或在管理后台打开“屏幕墙”，点“配对新屏幕”</li>
          <li>核对配对码，填写屏幕名称、位置与尺寸，点“确认配对”</li>
          <li>几秒之内，这里开始播放节目</li>
        </ol>
        <footer className="pairing__foot">
          {!window.isSecureContext && (
            <p className="pairing__insecure">
              此地址未启用 HTTPS：断网时照常播放，但断电或刷新后无网不能启动
            </p>
          )}
          <p>
            也可在服务器上签发令牌：
            <code>
              npm run --silent screen:token -- {screen === 'default' ? '<屏幕标识>' : screen}
            </code>
          </p>
        </footer>
      </div>
    </article>
  );
};

function stateLine(code: string | null, left: number, trouble: string | null): string {
  if (trouble === 'busy') return '请求过于频繁，请稍候，将自动重试';
  if (trouble === 'unreachable') return '暂时连不上服务器，正在重试';
  return code ? `配对码还有 ${countdown(left)} 有效，到时自动更换` : '正在取配对码';
}

function useSecondsLeft(read: () => number): number {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setTurn((turn) => turn + 1), 500);
    return () => window.clearInterval(timer);
  }, []);
  return read();
}

import type { LandingState, ScreenLink } from './useLanding';

/** The screens that can be opened from here, drawn in their proportions, or how to get there. */
export const Screens = ({ landing }: { landing: LandingState }) => (
  <section className="band band--screens" id="screens" aria-labelledby="screens-title">
    <h2 id="screens-title">屏幕</h2>
    {landing.screens.length > 0 ? (
      <ul className="screens">
        {landing.screens.map((screen) => (
          <ScreenCard key={screen.href} screen={screen} />
        ))}
      </ul>
    ) : (
      <Hint status={landing.status} />
    )}
  </section>
);

/** Height of a drawn screen in pixels; its width follows. */
const HEIGHT = 128;

const ScreenCard = ({ screen }: { screen: ScreenLink }) => {
  const { name, place, href, width, height } = screen;
  const tall = height > width;
  return (
    <li>
      <a href={href}>
        <span
          className={`drawn${tall ? ' drawn--tall' : ''}`}
          style={{ height: HEIGHT, width: Math.min(280, (HEIGHT * width) / height) }}
          aria-hidden="true"
        >
          清风
        </span>
        <strong>{name}</strong>
        <span className="screens__facts">
          {[place, `${width} × ${height}`].filter(Boolean).join(' · ')}
        </span>
      </a>
    </li>
  );
};

const Hint = ({ status }: { status: LandingState['status'] }) => {
  if (status === 'asking') return <p className="hint">正在查看有哪些屏幕…</p>;
  return (
    <div className="hint">
      {status === 'failed' ? (
        <p>暂时读不到屏幕列表。服务器可能正在启动，请稍后刷新。</p>
      ) : (
        <p>这里还没有可以直接打开的屏幕。</p>
      )}
      <ol>
        <li>
          载入示例内容：<code>npm run sample</code>，再从这台机器打开本页；
        </li>
        <li>
          或在<a href="/admin">管理后台</a>新建屏幕，再签发令牌：
          <code>npm run --silent screen:token -- &lt;屏幕标识&gt;</code>
        </li>
      </ol>
      <p>
        <a href="/screen">打开未配对的屏幕</a>
      </p>
    </div>
  );
};

import { useEffect, useState } from 'react';

/** Seconds after the start for which a wall says so; then the picture has its peace. */
const SHOWN = 20;

/**
 * A page on plain HTTP has no service worker: what it has it plays on, but it cannot start without
 * the network. Whoever mounts it must read that on the wall itself.
 */
export const Insecure = () => {
  const [seen, setSeen] = useState(!window.isSecureContext);
  useEffect(() => {
    const timer = window.setTimeout(() => setSeen(false), SHOWN * 1000);
    return () => window.clearTimeout(timer);
  }, []);
  return seen ? (
    <aside className="staleness staleness--left" data-page="insecure">
      未启用 HTTPS：断网时重新开机将无法播放
    </aside>
  ) : null;
};

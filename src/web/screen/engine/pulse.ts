const TURN = 30_000;

/**
 * Keeps the time in the title of the page. A watchdog on the machine can read it from outside
 * (`docs/kiosk.md`); a page that has crashed, hangs or does not go on does not get to it.
 *
 * @param onStuck it does not go on, said once each time
 */
export function startPulse(isStuck: () => boolean, onStuck: () => void): () => void {
  let stuck = false;
  const beat = () => {
    const before = stuck;
    stuck = isStuck();
    if (stuck && !before) onStuck();
    if (stuck) return;
    document.title = `清风 ${new Date().toTimeString().slice(0, 8)}`;
  };
  beat();
  const timer = window.setInterval(beat, TURN);
  return () => window.clearInterval(timer);
}

const TURN = 30_000;

/**
 * Keeps the time in the title of the page. A watchdog on the machine can read it from outside
 * (`docs/kiosk.md`); a page that has crashed, hangs or does not go on does not get to it.
 */
export function startPulse(isStuck: () => boolean): () => void {
  const beat = () => {
    if (isStuck()) return;
    document.title = `清风 ${new Date().toTimeString().slice(0, 8)}`;
  };
  beat();
  const timer = window.setInterval(beat, TURN);
  return () => window.clearInterval(timer);
}

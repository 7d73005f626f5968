/** Milliseconds for what usually takes a few of them: a body, a disk. */
const PATIENCE = 20_000;
/** Time is counted in steps, so that hours in which the machine slept are one. */
const STEP = 1000;

/**
 * The outcome of work that must not take for ever; rejects once its time is over, whatever comes of
 * it then.
 */
export function within<T>(work: Promise<T>, patience = PATIENCE): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let left = Math.ceil(patience / STEP);
    const stop = () => window.clearInterval(timer);
    const timer = window.setInterval(() => {
      left -= 1;
      if (left > 0) return;
      stop();
      reject(new Error('timeout'));
    }, STEP);
    work.then(resolve, reject).then(stop);
  });
}

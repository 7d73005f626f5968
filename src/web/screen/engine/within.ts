/** Milliseconds for what usually takes a few of them: a body, a disk. */
const PATIENCE = 20_000;

/**
 * The outcome of work that must not take for ever; rejects once its time is over, whatever comes of
 * it then.
 */
export function within<T>(work: Promise<T>, patience = PATIENCE): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timeout = window.setTimeout(() => reject(new Error('timeout')), patience);
    work.then(resolve, reject).then(() => window.clearTimeout(timeout));
  });
}

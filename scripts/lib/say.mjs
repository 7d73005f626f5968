import process from 'node:process';

/** A refusal in one sentence, for people: Chinese first, then English. */
export class Plain extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   */
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.name = 'Plain';
  }
}

/** Prints a failure: a sentence where it is one of ours, everything there is where it is not. */
export function complain(error) {
  const text = error instanceof Plain ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n✗ ${text}\n`);
}

/**
 * Runs a long step under a line that counts its seconds.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const live = process.stdout.isTTY;
  if (!live) process.stdout.write(`… ${title}\n`);
  const show = () => process.stdout.write(`\r… ${title} ${seconds()} `);
  const timer = live ? setInterval(show, 1000) : undefined;
  if (live) show();
  try {
    const result = await work();
    process.stdout.write(`${live ? '\r' : ''}✓ ${title} ${seconds()}\n`);
    return result;
  } catch (error) {
    if (live) process.stdout.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}

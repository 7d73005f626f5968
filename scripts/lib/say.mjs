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

/** What the system says where somebody else owns a file. */
const DENIED = ['EACCES', 'EPERM', 'EROFS'];

function textOf(error) {
  if (error instanceof Plain) return error.message;
  if (DENIED.includes(error?.code) && error.path) {
    return (
      `没有权限读写 ${error.path}（${error.code}）。请修改它的所有者或权限后再运行。\n` +
      `No permission for ${error.path} (${error.code}). Change its owner or mode, then run again.`
    );
  }
  return error?.stack ?? String(error);
}

/** Prints a failure: a sentence where there is one, everything there is where not. */
export const complain = (error) => process.stderr.write(`\n✗ ${textOf(error)}\n`);

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

import process from 'node:process';
import cliProgress from 'cli-progress';

/** Lines between two reports where nobody watches a bar. */
const QUIET_STEP = 25;

/**
 * A bar for people, a line now and then for logs.
 *
 * @param {string} title
 */
export function progressBar(title) {
  const bar = new cliProgress.SingleBar(
    { format: `… ${title} {bar} {percentage}% {value}/{total} {label}`, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  let drawn = false;
  return {
    update({ done, total, label }) {
      if (!process.stdout.isTTY) {
        if (done % QUIET_STEP === 0) process.stdout.write(`… ${title} ${done}/${total}\n`);
        return;
      }
      if (!drawn) bar.start(total, 0, { label });
      drawn = true;
      bar.update(done, { label });
    },
    stop() {
      if (drawn) bar.stop();
    },
  };
}

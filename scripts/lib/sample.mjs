import process from 'node:process';
import cliProgress from 'cli-progress';
import { compiled } from './instance.mjs';

/** Lines between two reports where nobody watches a bar. */
const QUIET_STEP = 25;

/**
 * Loads the sample collection, or the one that lies in `root`, under a progress bar.
 *
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {string} [root]
 */
export async function loadSampleWithProgress(strapi, root) {
  const { loadSample } = compiled('sample/load.js');
  const title = '载入示例藏品 loading the sample collection';
  const bar = new cliProgress.SingleBar(
    { format: `… ${title} {bar} {percentage}% {value}/{total} {label}`, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  const started = Date.now();
  let drawn = false;
  const result = await loadSample(
    strapi,
    ({ done, total, label }) => {
      if (!process.stdout.isTTY) {
        if (done % QUIET_STEP === 0) process.stdout.write(`… ${title} ${done}/${total}\n`);
        return;
      }
      if (!drawn) bar.start(total, 0, { label });
      drawn = true;
      bar.update(done, { label });
    },
    root,
  );
  if (drawn) bar.stop();
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(
    `✓ ${title} ${seconds} s：新增 ${result.created}，更新 ${result.updated}，` +
      `未变 ${result.unchanged}，编辑改过而保留 ${result.kept}\n`,
  );
  for (const { key, message } of result.refused) {
    process.stdout.write(`  ⚠ 未载入 not loaded: ${key}：${message}\n`);
  }
  return result;
}

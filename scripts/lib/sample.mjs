import process from 'node:process';
import { compiled } from './instance.mjs';
import { progressBar } from './progress.mjs';

/**
 * Loads the sample collection, or the one that lies in `root`, under a progress bar.
 *
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {string} [root]
 */
export async function loadSampleWithProgress(strapi, root) {
  const { loadSample } = compiled('sample/load.js');
  const title = '载入示例藏品 loading the sample collection';
  const bar = progressBar(title);
  const started = Date.now();
  const result = await loadSample(strapi, bar.update, root);
  bar.stop();
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

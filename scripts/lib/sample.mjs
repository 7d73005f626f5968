import process from 'node:process';
import { compiled } from './instance.mjs';
import { progressBar } from './progress.mjs';

/** Loads the sample collection under a progress bar. */
export async function loadSampleWithProgress(strapi) {
  const { loadSample } = compiled('sample/load.js');
  const title = '载入示例藏品 loading the sample collection';
  const bar = progressBar(title);
  const started = Date.now();
  const result = await loadSample(strapi, bar.update);
  bar.stop();
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(
    `✓ ${title} ${seconds} s：新增 ${result.created}，更新 ${result.updated}，` +
      `未变 ${result.unchanged}，编辑改过而保留 ${result.kept}\n`,
  );
}

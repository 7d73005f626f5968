/**
 * `npm run media:rebuild [-- --from-start]`: makes all renditions and tiles again from the masters.
 * Stopped at any moment, the next call goes on where it stopped. Ends with 1 where some could not
 * be made.
 */
import process from 'node:process';
import { buildStale } from './lib/build.mjs';
import { prepareEnvironment } from './lib/environment.mjs';
import { compiled, loadInstance } from './lib/instance.mjs';
import { progressBar } from './lib/progress.mjs';
import { complain } from './lib/say.mjs';

// One picture after another, as they come; not two at once.
process.env.RENDITION_JOBS = 'off';

try {
  await prepareEnvironment();
  await buildStale(['server']);
  const strapi = await loadInstance();
  const bar = progressBar('重做派生图 rebuilding renditions');
  const started = Date.now();
  const { resumedAfter, done, failed, skipped, strayTiles } = await compiled(
    'extensions/upload/renditions/rebuild.js',
  ).rebuildMedia(strapi, {
    fromStart: process.argv.includes('--from-start'),
    onProgress: bar.update,
  });
  bar.stop();
  if (resumedAfter > 0) {
    process.stdout.write(`… 接着上次的 ${resumedAfter} 张继续 went on after ${resumedAfter}\n`);
  }
  for (const { id, name, reason } of failed) {
    process.stdout.write(`✗ ${id}：${name} ${reason}\n`);
  }
  for (const { id, name } of skipped) {
    process.stdout.write(`… ${id}：${name} 服务器正在处理，跳过 skipped: a server is at it\n`);
  }
  if (strayTiles > 0) {
    process.stdout.write(
      `… 清理了 ${strayTiles} 组无主切片 removed ${strayTiles} stray tile sets\n`,
    );
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(
    `${failed.length === 0 ? '✓' : '✗'} 共 ${done} 张，失败 ${failed.length} 张，用时 ${seconds} 秒 ` +
      `${done} pictures, ${failed.length} failed, ${seconds} s\n`,
  );
  await strapi.destroy();
  process.exit(failed.length === 0 ? 0 : 1);
} catch (error) {
  complain(error);
  process.exit(2);
}

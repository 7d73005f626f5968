/**
 * `npm run media:verify [-- --json]`: hashes every master, rendition and tile again and lists what
 * is missing, altered or orphaned. Ends with 1 where anything is. Changes nothing.
 */
import process from 'node:process';
import { buildStale } from './lib/build.mjs';
import { prepareEnvironment } from './lib/environment.mjs';
import { compiled, loadInstance } from './lib/instance.mjs';
import { progressBar } from './lib/progress.mjs';
import { complain } from './lib/say.mjs';

const FAULTS = {
  missing: '缺失 missing',
  altered: '被改动 altered',
  orphaned: '无主 orphaned',
  unhashed: '无校验值 unhashed',
};
const KINDS = {
  master: '原件 master',
  rendition: '派生图 rendition',
  tile: '切片 tile',
  object: '文件 object',
};

const json = process.argv.includes('--json');
// Programs get the result on stdout, and nothing else.
const answer = process.stdout.write.bind(process.stdout);
if (json) process.stdout.write = process.stderr.write.bind(process.stderr);
// It looks, and leaves what is due to the server.
process.env.RENDITION_JOBS = 'off';

try {
  await prepareEnvironment();
  await buildStale(['server']);
  const strapi = await loadInstance();
  const bar = progressBar('校验媒体文件 verifying media');
  const result = await compiled('extensions/upload/renditions/verify.js').verifyMedia(
    strapi,
    bar.update,
  );
  bar.stop();
  if (json) {
    answer(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    for (const { fault, what, key, file } of result.findings) {
      const owner = file ? `（${file.id}：${file.name}）` : '';
      process.stdout.write(`✗ ${FAULTS[fault]} ${KINDS[what]} ${key}${owner}\n`);
    }
    const size = `${(result.bytes / 1e6).toFixed(1)} MB`;
    process.stdout.write(
      `${result.findings.length === 0 ? '✓' : '✗'} 已校验 ${result.rows} 个条目、${result.objects} 个文件（${size}），` +
        `发现 ${result.findings.length} 处问题 ` +
        `verified ${result.rows} rows, ${result.objects} objects: ${result.findings.length} findings\n`,
    );
  }
  await strapi.destroy();
  process.exit(result.findings.length === 0 ? 0 : 1);
} catch (error) {
  complain(error);
  process.exit(2);
}

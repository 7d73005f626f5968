import os from 'node:os';
import process from 'node:process';
import { buildStale } from './build.mjs';
import { prepareEnvironment } from './environment.mjs';
import { compiled, loadInstance } from './instance.mjs';
import { baseOf, basesOnNetwork } from './links.mjs';
import { address, holdPort } from './port.mjs';
import { loadSampleWithProgress } from './sample.mjs';
import { complain, step } from './say.mjs';

/** Milliseconds. */
const ECHO = 1000;

/** Starts everything, and stops it cleanly on Ctrl-C or when the service manager asks. */
export async function serve() {
  let strapi;
  let stopping = 0;
  const stop = async () => {
    // A second Ctrl-C is somebody who does not want to wait; at once after the first it is an echo:
    // libraries that watch for the end of the process raise the signal again.
    if (stopping) return Date.now() - stopping > ECHO ? process.exit(130) : undefined;
    stopping = Date.now();
    process.stdout.write('\n… 正在关闭 shutting down\n');
    try {
      await strapi?.destroy();
      process.exit(0);
    } catch (error) {
      complain(error);
      process.exit(1);
    }
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    await prepareEnvironment();
    const release = await holdPort();
    await buildStale();
    strapi = await step('打开数据库 opening the database', loadInstance);
    await loadSampleIfWanted(strapi);
    await release();
    await strapi.listen();
    await printLinks(strapi);
  } catch (error) {
    if (stopping) return;
    complain(error);
    await strapi?.destroy().catch(() => undefined);
    process.exit(1);
  }
}

async function loadSampleIfWanted(strapi) {
  if (process.env.NODE_ENV === 'production' || process.env.SAMPLE === 'off') return;
  if (await compiled('sample/load.js').wantsSample(strapi)) await loadSampleWithProgress(strapi);
}

async function printLinks(strapi) {
  const { host, port } = address();
  const base = baseOf(host, port);
  const screens = await compiled('sample/links.js').sampleScreenLinks(strapi);
  const rows = [
    ['首页 landing page', `${base}/`],
    ...screens.map(({ name, width, height, href }) => [
      `${name} screen ${width}×${height}`,
      `${base}${href}`,
    ]),
    ['展务工作台 desk', `${base}/desk`],
    ['管理后台 admin panel', `${base}/admin`],
    ...basesOnNetwork(host, port, os.networkInterfaces()).map((other) => [
      '局域网 on this network',
      `${other}/`,
    ]),
  ];
  const lines = rows.map(([title, link]) => `  ${title}\n    ${link}\n`);
  process.stdout.write(
    `\n清风已就绪 Qingfeng is ready\n\n${lines.join('')}\n  Ctrl-C 停止 to stop\n\n`,
  );
}

/**
 * `npm start`: from a fresh clone to a running wall. Everything is imported after the version of
 * Node is known to be one that can read it.
 */
import process from 'node:process';

const MINIMUM = [20, 19];
const TOO_NEW = 25;
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]) || major >= TOO_NEW) {
  process.stderr.write(
    `\n✗ 需要 Node ${MINIMUM.join('.')} 至 ${TOO_NEW - 1}，当前是 ${process.versions.node}。请安装 Node 22 LTS 后再运行。\n` +
      `Node ${MINIMUM.join('.')} to ${TOO_NEW - 1} is needed, this is ${process.versions.node}. Install Node 22 LTS and run again.\n`,
  );
  process.exit(1);
}

import('./lib/serve.mjs').then(
  ({ serve }) => serve(),
  (error) => {
    const missing = error.code === 'ERR_MODULE_NOT_FOUND';
    process.stderr.write(
      missing
        ? '\n✗ 依赖还没有安装，请先运行 npm ci。\nDependencies are missing: run npm ci first.\n'
        : `\n✗ ${error.stack}\n`,
    );
    process.exit(1);
  },
);

/**
 * `npm test`: builds what is stale and runs every test, first those that may share the machine, then
 * those that paint. With `TEST_DATABASE_URL=postgres://…` the API tests run on that server instead,
 * each file on a database of its own. Arguments go to Jest, which then runs once and one file at a
 * time. With `TEST_REPORTS=<folder>` each run leaves its report there, as JSON.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { buildStale } from './lib/build.mjs';
import { prepareEnvironment, root } from './lib/environment.mjs';
import { complain } from './lib/say.mjs';

/** Each is a server or two of its own: more of them would only wait for one another. */
const MOST_SIDE_BY_SIDE = 4;
const sideBySide = Math.min(os.availableParallelism(), MOST_SIDE_BY_SIDE);

/** Jest's own arguments of each run; projects come last, for it takes every word after them. */
function runs() {
  const given = process.argv.slice(2);
  const onServer = Boolean(process.env.TEST_DATABASE_URL);
  if (given.length > 0) return [[...given, ...(onServer ? ['--selectProjects', 'api'] : [])]];
  const shared = (...projects) => [`--maxWorkers=${sideBySide}`, '--selectProjects', ...projects];
  return onServer
    ? [shared('api')]
    : [shared('unit', 'commands', 'api'), ['--selectProjects', 'browser']];
}

async function jest(run, index) {
  const folder = process.env.TEST_REPORTS;
  const report = folder
    ? ['--json', '--silent', `--outputFile=${path.join(folder, `${index}.json`)}`]
    : [];
  const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...report, ...run], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

try {
  await prepareEnvironment();
  await buildStale();
} catch (error) {
  complain(error);
  process.exit(1);
}
for (const [index, run] of runs().entries()) {
  const code = await jest(run, index);
  process.exitCode ||= code;
}

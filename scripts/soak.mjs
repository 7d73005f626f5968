/**
 * `npm run soak`: a day of slides in a few minutes of simulated time, with the browser's memory
 * measured every hour of it. Ends with a table, and badly where the memory grows. Needs a Chromium.
 *
 * `npm run soak -- 72` takes three days.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { buildStale } from './lib/build.mjs';
import { prepareEnvironment, root } from './lib/environment.mjs';
import { complain } from './lib/say.mjs';

const hours = Number(process.argv[2] ?? 24);
try {
  await prepareEnvironment();
  await buildStale(['web']);
} catch (error) {
  complain(error);
  process.exit(1);
}
const jest = spawn(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--selectProjects', 'soak', '--verbose=false'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK_HOURS: String(hours) } },
);
jest.on('exit', (code) => process.exit(code ?? 1));

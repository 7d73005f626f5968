/**
 * `npm test`: builds what is stale and runs every test. With `TEST_DATABASE_URL=postgres://…` the
 * API tests run on that server instead, each file on a database of its own. Further arguments go to
 * Jest.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { buildStale } from './lib/build.mjs';
import { prepareEnvironment, root } from './lib/environment.mjs';
import { complain } from './lib/say.mjs';

try {
  await prepareEnvironment();
  await buildStale();
} catch (error) {
  complain(error);
  process.exit(1);
}
const projects = process.env.TEST_DATABASE_URL ? ['--selectProjects', 'api'] : [];
const jest = spawn(
  process.execPath,
  // Last: Jest takes every word after it for the name of a project.
  ['node_modules/jest/bin/jest.js', ...process.argv.slice(2), ...projects],
  { cwd: root, stdio: 'inherit' },
);
jest.on('exit', (code) => process.exit(code ?? 1));

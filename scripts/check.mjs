/**
 * `npm run check`: everything that can be known of the code without running it. Each check says what
 * it found; all of them run, so that one look shows everything.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './lib/environment.mjs';

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const GENERATED = ['types/generated/components.d.ts', 'types/generated/contentTypes.d.ts'];

const read = () => GENERATED.map((file) => readFileSync(path.join(root, file), 'utf8'));

function run(command, args) {
  const { status } = spawnSync(bin(command), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true' },
  });
  return status === 0;
}

/** The committed types say what the schemas say. */
function typesAreFresh() {
  const before = read();
  if (!run('strapi', ['ts:generate-types', '--silent'])) return false;
  const fresh = read().every((text, index) => text === before[index]);
  if (!fresh) process.stderr.write('types/generated was stale; it has been made anew: commit it\n');
  return fresh;
}

const checks = {
  'types of the server': () => run('tsc', ['-p', 'tsconfig.json', '--noEmit']),
  'types of the pages': () => run('tsc', ['-p', 'src/web']),
  'types of the admin panel': () => run('tsc', ['-p', 'src/admin']),
  'types of the tests': () => run('tsc', ['-p', 'tests']),
  'generated types': typesAreFresh,
  lint: () => run('eslint', ['.']),
  formatting: () => run('prettier', ['--check', '--log-level', 'warn', '.']),
  'unused code': () => run('knip', []),
};

const failed = Object.entries(checks).filter(([name, check]) => {
  process.stdout.write(`… ${name}\n`);
  return !check();
});
for (const [name] of failed) process.stderr.write(`✗ ${name}\n`);
process.exit(failed.length > 0 ? 1 : 0);

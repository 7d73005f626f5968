import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { root } from './environment.mjs';
import { Plain, step } from './say.mjs';

/**
 * What is built, from what, by what; `of` a folder only files of these names. `makes` must be there
 * for a build to count; `clears` goes first, so that a deleted source leaves nothing behind.
 */
const TARGETS = [
  {
    name: 'server',
    title: '编译服务端 compiling the server',
    from: ['src', 'config', 'tsconfig.json'],
    except: ['src/admin', 'src/web'],
    makes: 'dist/src/index.js',
    clears: ['dist/src', 'dist/config', 'dist/types'],
    run: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
  },
  {
    name: 'web',
    title: '构建屏幕与网页 building the screen and the pages',
    from: [
      'src/web',
      ...['types', 'instant'].map((name) => `src/api/wall/programme/${name}.ts`),
      'vite.config.ts',
    ],
    except: [],
    makes: 'public/web/screen/index.html',
    clears: ['public/web'],
    run: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
  {
    name: 'admin',
    title: '构建管理后台（首次约一分钟）building the admin panel',
    from: ['src/admin', 'src/labels', 'src/api'],
    except: [],
    // Of the rooms it has the names of types, and which kinds there are.
    of: { 'src/api': /(schema\.json|programme\/source\.ts)$/ },
    makes: 'dist/build/index.html',
    clears: ['dist/build'],
    run: ['node_modules/@strapi/strapi/bin/strapi.js', 'build', '--silent'],
  },
];

const stamps = path.join(root, '.cache', 'builds.json');

/** Builds what is missing or older than its sources; says nothing where all is fresh. */
export async function buildStale(only = TARGETS.map(({ name }) => name)) {
  const known = await readStamps();
  const lock = await readFile(path.join(root, 'package-lock.json'));
  for (const target of TARGETS.filter(({ name }) => only.includes(name))) {
    const hash = await hashOf(target, lock);
    if (known[target.name] === hash && existsSync(path.join(root, target.makes))) continue;
    // Forgotten first: a build that is killed half way must not pass for what stood there before.
    delete known[target.name];
    await writeStamps(known);
    await step(target.title, () => build(target));
    known[target.name] = hash;
    await writeStamps(known);
  }
}

/** Target → hash of the sources that it was built from; one that cannot be read counts as none. */
async function readStamps() {
  try {
    return JSON.parse(await readFile(stamps, 'utf8'));
  } catch {
    return {};
  }
}

/** Whole or not at all. */
async function writeStamps(known) {
  await mkdir(path.dirname(stamps), { recursive: true });
  const fresh = `${stamps}.${process.pid}`;
  await writeFile(fresh, JSON.stringify(known));
  await rename(fresh, stamps);
}

async function build(target) {
  for (const folder of target.clears) {
    await rm(path.join(root, folder), { recursive: true, force: true });
  }
  const [code, output] = await run(target.run);
  if (code !== 0 || !existsSync(path.join(root, target.makes))) {
    const log = path.join(root, '.cache', `${target.name}-build.log`);
    await mkdir(path.dirname(log), { recursive: true });
    await writeFile(log, output);
    const tail = output.trim().split('\n').slice(-15).join('\n');
    throw new Plain(
      `${target.title} 失败，完整日志见 ${log}`,
      `The build failed; its whole log is in ${log}\n${tail}`,
    );
  }
}

/** Runs a Node script and collects what it prints. */
function run(command) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve([code, Buffer.concat(chunks).toString()]));
  });
}

/** Content, not times: a fresh clone and a switched branch both give the right answer. */
async function hashOf({ from, except, of = {}, run: command }, lock) {
  const hash = createHash('sha256').update(lock).update(command.join(' '));
  for (const source of from) {
    for (const file of await filesUnder(source, except)) {
      if (of[source] && !of[source].test(file)) continue;
      hash.update(file).update(await readFile(path.join(root, file)));
    }
  }
  return hash.digest('hex');
}

async function filesUnder(place, except) {
  if (except.includes(place)) return [];
  const entries = await readdir(path.join(root, place), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!entries) return [place];
  const names = entries.map(({ name }) => name).sort();
  const lists = await Promise.all(names.map((name) => filesUnder(`${place}/${name}`, except)));
  return lists.flat();
}

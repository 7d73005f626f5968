import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** Runs a few lines as a module of `folder`, and gives what they print. */
function node(folder: string, code: string): string {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout;
}

describe('links that are printed', () => {
  const interfaces = {
    lo: [{ family: 'IPv4', internal: true, address: '127.0.0.1' }],
    eth0: [
      { family: 'IPv4', internal: false, address: '192.168.1.5' },
      { family: 'IPv6', internal: false, address: 'fe80::1' },
    ],
  };

  it.each([
    ['0.0.0.0', 'http://localhost:80', ['http://192.168.1.5:80']],
    ['::', 'http://localhost:80', ['http://192.168.1.5:80']],
    ['127.0.0.1', 'http://localhost:80', []],
    ['localhost', 'http://localhost:80', []],
    ['192.168.1.5', 'http://192.168.1.5:80', []],
    ['fd00::5', 'http://[fd00::5]:80', []],
  ])('of a server that listens on %s', (host, base, others) => {
    const printed = node(
      ROOT,
      `import { baseOf, basesOnNetwork } from './scripts/lib/links.mjs';
       const [host, faces] = ${JSON.stringify([host, interfaces])};
       console.log(JSON.stringify([baseOf(host, 80), basesOnNetwork(host, 80, faces)]));`,
    );
    expect(JSON.parse(printed)).toEqual([base, others]);
  });
});

describe('building what is stale', () => {
  let folder: string;
  const at = (...parts: string[]) => path.join(folder, ...parts);
  const stamps = () => at('.cache', 'builds.json');
  const builds = async () => (await readFile(at('builds'), 'utf8').catch(() => '')).length;
  const build = (target = 'server') =>
    node(
      folder,
      `import { buildStale } from './scripts/lib/build.mjs'; await buildStale(['${target}']);`,
    );

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-build-'));
    await cp(path.join(ROOT, 'scripts/lib'), at('scripts/lib'), { recursive: true });
    await mkdir(at('node_modules/typescript/bin'), { recursive: true });
    await symlink(path.join(ROOT, 'node_modules/dotenv'), at('node_modules/dotenv'));
    for (const part of ['src', 'config']) await mkdir(at(part));
    for (const file of ['package-lock.json', 'tsconfig.json']) await writeFile(at(file), '{}');
    // A compiler that leaves a mark each time, and that kills the build when its source says so.
    await writeFile(
      at('node_modules/typescript/bin/tsc'),
      `const fs = require('node:fs');
       fs.appendFileSync('builds', '.');
       fs.mkdirSync('dist/src', { recursive: true });
       const source = fs.readFileSync('src/index.ts', 'utf8');
       fs.writeFileSync('dist/src/index.js', source);
       if (source === 'kill') process.kill(process.ppid, 'SIGKILL');`,
    );
  });

  beforeEach(async () => {
    await writeFile(at('src/index.ts'), 'one');
    build();
    await rm(at('builds'), { force: true });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('builds nothing twice', async () => {
    build();
    expect(await builds()).toBe(0);
  });

  it('builds what has other sources, or was deleted', async () => {
    await writeFile(at('src/index.ts'), 'two');
    build();
    expect(await readFile(at('dist/src/index.js'), 'utf8')).toBe('two');
    await rm(at('dist'), { recursive: true });
    build();
    expect([await builds(), await readFile(at('dist/src/index.js'), 'utf8')]).toEqual([2, 'two']);
  });

  it('builds anew after one that was killed, with the sources of before', async () => {
    await writeFile(at('src/index.ts'), 'kill');
    build();
    await writeFile(at('src/index.ts'), 'one');
    build();
    expect([await builds(), await readFile(at('dist/src/index.js'), 'utf8')]).toEqual([2, 'one']);
  });

  it('builds the panel anew for what it knows of the rooms: names of types, and kinds', async () => {
    const bin = 'node_modules/@strapi/strapi/bin';
    await mkdir(at(bin), { recursive: true });
    await writeFile(
      at(bin, 'strapi.js'),
      `const fs = require('node:fs');
       fs.appendFileSync('builds', '.');
       fs.mkdirSync('dist/build', { recursive: true });
       fs.writeFileSync('dist/build/index.html', '');`,
    );
    const room = 'src/api/wall';
    for (const part of ['src/admin', 'src/labels', `${room}/programme`, `${room}/services`]) {
      await mkdir(at(part), { recursive: true });
    }
    const after = [];
    for (const file of [
      'src/admin/app.tsx',
      `${room}/services/feed.ts`,
      `${room}/schema.json`,
      `${room}/programme/source.ts`,
    ]) {
      await writeFile(at(file), file);
      build('admin');
      after.push(await builds());
    }
    expect(after).toEqual([1, 1, 2, 3]);
  });

  it.each(['', '{"server": "abc'])('builds where the stamps read %j', async (text) => {
    await writeFile(stamps(), text);
    build();
    expect(await builds()).toBe(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { eventually } from '../support/eventually';
import { freePort } from '../support/port';

const ROOT = path.resolve(__dirname, '../..');
const MINUTE = 60_000;
/** A first start makes the renditions of the whole sample, which other work may share the cores with. */
const LOADED = 6 * MINUTE;
/** What a checkout needs to run; the rest is made or not looked at. */
const PARTS = ['config', 'scripts', 'src', 'public', 'database', 'types', 'dist', '.cache'];
const FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'favicon.png',
];

/** What a request to loopback carries that nobody at this machine made. */
const NOT_FROM_HERE: Record<string, string>[] = [
  { 'X-Forwarded-For': '203.0.113.9' },
  { 'X-Forwarded-Proto': 'https' },
  { Via: '1.1 wall' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { Origin: 'https://evil.example' },
];

let folder: string;
let running: ChildProcess | undefined;

interface Run {
  code: number | null;
  output: string;
}

function run(
  args: string[],
  environment: Record<string, string> = {},
  options: object = {},
): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...environment }, ...options },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

/** Starts `npm start`'s script and waits for its links. */
async function start(
  environment: Record<string, string>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<{ child: ChildProcess; text: () => string }> {
  let text = '';
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...environment },
  });
  running = child;
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  await meanwhile();
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(text);
    expect(text).toContain('Ctrl-C');
  }, LOADED);
  return { child, text: () => text };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-start-'));
  for (const part of PARTS) {
    await cp(path.join(ROOT, part), path.join(folder, part), {
      recursive: true,
      filter: (source) => !source.includes(`${path.sep}uploads${path.sep}`),
    }).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  for (const file of FILES) await cp(path.join(ROOT, file), path.join(folder, file));
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
});

afterAll(async () => {
  running?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it(
    'writes secrets once, loads the sample, prints links, and stops cleanly on Ctrl-C',
    async () => {
      const port = String(await freePort());
      const environment = { HOST: '127.0.0.1', PORT: port };
      const base = `http://127.0.0.1:${port}`;
      const first = await start(environment, async () => {
        await eventually(async () => {
          const page = await fetch(base);
          expect([page.status, await page.text()]).toEqual([
            503,
            expect.stringContaining('正在准备'),
          ]);
        }, MINUTE);
        const double = await run(['scripts/start.mjs'], environment);
        expect([double.code, double.output]).toEqual([1, expect.stringContaining('已被占用')]);
      });
      for (const step of ['打开数据库', '载入示例藏品']) expect(first.text()).toContain(step);
      const secrets = await readFile(path.join(folder, '.env'), 'utf8');
      expect(secrets.match(/^[A-Z_]+=\S{40,}$/gm)).toHaveLength(6);
      expect((await stat(path.join(folder, '.env'))).mode & 0o777).toBe(0o600);
      for (const words of [
        '首页 landing page',
        '1920×1080',
        '1080×1920',
        '展务工作台 desk',
        '管理后台 admin panel',
      ]) {
        expect(first.text()).toContain(words);
      }
      const links = [...first.text().matchAll(/http:\/\/localhost:\d+(\S*)/g)].map(
        ([, link]) => link,
      );
      expect(links).toContain('/admin');
      const landing = await (await fetch(`${base}/api/landing`)).json();
      expect(landing.screens).toHaveLength(3);
      for (const headers of NOT_FROM_HERE) {
        const answer = await fetch(`${base}/api/landing`, { headers });
        expect([headers, await answer.json()]).toEqual([headers, { screens: [], sample: false }]);
      }
      for (const { href } of landing.screens) {
        const token = href.split('#token=')[1];
        const feed = await fetch(`${base}/api/screen/programme`, {
          headers: { Authorization: `Bearer ${token}` },
        });
        expect(feed.status).toBe(200);
        expect(links).toContain(href);
      }
      for (const page of ['/', '/screen', '/desk', '/admin']) {
        expect((await fetch(base + page)).status).toBe(200);
      }
      const desk = path.join(folder, 'public', 'web', 'desk', 'index.html');
      await rename(desk, `${desk}.away`);
      const unbuilt = await fetch(`${base}/desk`);
      expect([unbuilt.status, await unbuilt.text()]).toEqual([
        503,
        expect.stringContaining('页面尚未构建，请运行 npm start'),
      ]);
      await rename(`${desk}.away`, desk);
      first.child.kill('SIGINT');
      expect(await once(first.child, 'exit')).toEqual([0, null]);

      const second = await start(environment);
      expect(await readFile(path.join(folder, '.env'), 'utf8')).toBe(secrets);
      expect(second.text()).not.toContain('loading the sample');
      expect(second.text()).toContain(landing.screens[0].href);
      second.child.kill('SIGTERM');
      expect(await once(second.child, 'exit')).toEqual([0, null]);
    },
    LOADED + MINUTE,
  );

  it('prints a token for a screen and nothing else, and names the screens where there is none such', async () => {
    const good = await run(['scripts/screen-token.mjs', 'lobby']);
    expect(good.output).toMatch(/^[\w-]{43}\n$/);
    const bad = await run(['scripts/screen-token.mjs', 'nowhere']);
    expect(bad.code).toBe(1);
    expect(bad.output).toMatch(/没有标识为“nowhere”的屏幕。现有屏幕：corridor、lobby、stairwell/);
    expect(bad.output).not.toMatch(/\n\s+at /);
    expect((await run(['scripts/screen-token.mjs'])).output).toContain('用法');
  });

  it('loads no sample in production, nor where it is turned off', async () => {
    const quiet: Record<string, string>[] = [{ NODE_ENV: 'production' }, { SAMPLE: 'off' }];
    for (const environment of quiet) {
      const port = String(await freePort());
      const { child, text } = await start({
        ...environment,
        HOST: '127.0.0.1',
        PORT: port,
        DATABASE_FILENAME: path.join(folder, `${Object.keys(environment)[0]}.db`),
      });
      expect(text()).not.toContain('loading the sample');
      const { data } = await (await fetch(`http://127.0.0.1:${port}/api/maxims`)).json();
      expect(data).toEqual([]);
      child.kill('SIGINT');
      await once(child, 'exit');
    }
  });
});

describe('what goes wrong gets one clear sentence', () => {
  const oneSentence = ({ code, output }: Run, words: RegExp) => {
    expect(code).toBe(1);
    expect(output).toMatch(words);
    expect(output).toMatch(/\p{Script=Han}/u);
    expect(output).not.toMatch(/\n\s+at /);
  };

  it('a busy port', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    oneSentence(
      await run(['scripts/start.mjs'], { HOST: '127.0.0.1', PORT: String(port) }),
      new RegExp(`端口 ${port} 已被占用`),
    );
    server.close();
  });

  it.each(['0', '70000', 'http'])('PORT=%s', async (port) => {
    oneSentence(await run(['scripts/start.mjs'], { PORT: port }), /PORT 应为 1 至 65535 的整数/);
  });

  it('a wrong version of Node', async () => {
    const shim = path.join(folder, 'old-node.cjs');
    await writeFile(shim, "Object.defineProperty(process.versions, 'node', { value: '18.20.0' });");
    oneSentence(
      await run(['-r', shim, 'scripts/start.mjs']),
      /需要 Node 20\.19 至 24，当前是 18\.20\.0/,
    );
  });

  it('dependencies that are not installed', async () => {
    const bare = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-bare-'));
    await cp(path.join(ROOT, 'scripts'), path.join(bare, 'scripts'), { recursive: true });
    oneSentence(await run(['scripts/start.mjs'], {}, { cwd: bare }), /请先运行 npm ci/);
    await rm(bare, { recursive: true });
  });

  describe('a folder that is not ours', () => {
    let locked: string;
    // Root may write anywhere, so as root this runs as nobody, who must reach Node and its modules.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { status } = spawnSync(process.execPath, ['-e', "require('dotenv')"], {
      cwd: ROOT,
      ...nobody,
    });
    const test = status === 0 ? it : it.skip;
    if (status !== 0) process.stderr.write(`SKIPPED: nobody may not read ${ROOT}\n`);

    beforeAll(async () => {
      locked = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-locked-'));
      await cp(path.join(ROOT, 'scripts'), path.join(locked, 'scripts'), { recursive: true });
      await symlink(path.join(ROOT, 'node_modules'), path.join(locked, 'node_modules'));
    });
    afterAll(async () => {
      await chmod(locked, 0o755);
      await rm(locked, { recursive: true, force: true });
    });

    const started = async () => {
      const place = { HOST: '127.0.0.1', PORT: String(await freePort()) };
      return run(['scripts/start.mjs'], place, { cwd: locked, ...nobody });
    };

    test('that is read-only', async () => {
      await chmod(locked, 0o555);
      oneSentence(await started(), /文件夹不可写/);
    });

    test('with settings that cannot be read', async () => {
      await chmod(locked, 0o777);
      await writeFile(path.join(locked, '.env'), '', { mode: nobody.uid ? 0o600 : 0o000 });
      oneSentence(await started(), /无法读写设置文件 .*\.env/);
    });

    test('with a build that cannot be cleared', async () => {
      await chmod(locked, 0o777);
      await rm(path.join(locked, '.env'), { force: true });
      await writeFile(path.join(locked, '.env'), '', { mode: 0o600 });
      await chown(path.join(locked, '.env'), nobody.uid ?? -1, nobody.gid ?? -1);
      await cp(path.join(ROOT, 'package-lock.json'), path.join(locked, 'package-lock.json'));
      for (const part of ['src', 'config']) await mkdir(path.join(locked, part));
      await writeFile(path.join(locked, 'tsconfig.json'), '{}');
      await mkdir(path.join(locked, '.cache'), { mode: 0o555 });
      oneSentence(await started(), /没有权限读写 .*\.cache/);
    });
  });

  it('a build that fails', async () => {
    const file = path.join(folder, 'src', 'index.ts');
    const good = await readFile(file, 'utf8');
    await writeFile(file, `${good}\nconst broken: number = 'text';\n`);
    const failed = await run(['scripts/start.mjs'], {
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
    });
    oneSentence(failed, /编译服务端.*失败，完整日志见/);
    expect(failed.output).toContain("Type 'string' is not assignable to type 'number'");
    await writeFile(file, good);
  });
});

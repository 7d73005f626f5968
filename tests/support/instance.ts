import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Omitted, Programme } from '../../src/api/wall/programme/types';
import { temporaryDatabase, type TemporaryDatabase } from './database';

const ROOT = path.resolve(__dirname, '../..');

/** A running instance on a database and an uploads folder of its own. */
export class Instance {
  private process!: ChildProcess;
  private calls = 0;
  private output = '';

  private constructor(
    readonly url: string,
    readonly folder: string,
    private readonly database: TemporaryDatabase,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(extra: Record<string, string> = {}): Promise<Instance> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-test-'));
    await mkdir(path.join(folder, 'public', 'uploads'), { recursive: true });
    await symlink(path.join(ROOT, 'public', 'web'), path.join(folder, 'public', 'web'));
    const database = await temporaryDatabase(folder);
    const port = await freePort();
    const secret = () => randomBytes(24).toString('base64');
    const environment = {
      ...process.env,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_DIR: path.join(folder, 'public'),
      APP_KEYS: secret(),
      ADMIN_JWT_SECRET: secret(),
      API_TOKEN_SALT: secret(),
      TRANSFER_TOKEN_SALT: secret(),
      ENCRYPTION_KEY: secret(),
      SCREEN_LINK_SECRET: secret(),
      STRAPI_TELEMETRY_DISABLED: 'true',
      LOG_LEVEL: 'error',
      ...database.environment,
      ...extra,
    };
    const instance = new Instance(`http://127.0.0.1:${port}`, folder, database, environment);
    await instance.launch();
    return instance;
  }

  /** Kills the process as a power cut would, and starts it again on what it left. */
  async crashAndRestart(): Promise<void> {
    this.process.kill('SIGKILL');
    await once(this.process, 'exit');
    await this.launch();
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGTERM');
      await once(this.process, 'exit');
    }
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Stops answering without cleaning up: the server is gone, its data are not. */
  async halt(): Promise<void> {
    this.process.kill('SIGTERM');
    await once(this.process, 'exit');
  }

  async resume(): Promise<void> {
    await this.launch();
  }

  screenToken(slug: string): Promise<string> {
    return this.call('token', { slug }) as Promise<string>;
  }

  /** What a screen (documentId) would show at an instant, and what it would leave out. */
  programmeAt(
    screen: string,
    at: string,
  ): Promise<{ programme: Programme; omitted: Omitted[] } | null> {
    return this.call('programmeAt', { screen, at: Date.parse(at) }) as never;
  }

  async loadSample(): Promise<void> {
    await this.call('sample');
  }

  /** A second process on the same database, as a second machine would be. */
  async twin(): Promise<Instance> {
    const port = await freePort();
    const environment = { ...this.environment, PORT: String(port) };
    const nothing = { environment: {}, drop: async () => undefined };
    const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-twin-'));
    const twin = new Instance(`http://127.0.0.1:${port}`, folder, nothing, environment);
    await twin.launch();
    return twin;
  }

  private async launch(): Promise<void> {
    this.process = fork(path.join(ROOT, 'tests/support/serve.mjs'), {
      cwd: ROOT,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    await new Promise<void>((resolve, reject) => {
      this.process.on('message', (message: { ready?: boolean }) => message.ready && resolve());
      this.process.once('exit', () => reject(new Error(`The instance died:\n${this.output}`)));
    });
  }

  private call(action: string, argument: object = {}): Promise<unknown> {
    const id = (this.calls += 1);
    return new Promise((resolve, reject) => {
      const hear = (message: { id?: number; result?: unknown; error?: string }) => {
        if (message.id !== id) return;
        this.process.off('message', hear);
        if (message.error === undefined) resolve(message.result);
        else reject(new Error(message.error));
      };
      this.process.on('message', hear);
      this.process.send({ id, action, ...argument });
    });
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

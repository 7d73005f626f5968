import { fork, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Omitted, Programme } from '../../src/api/wall/programme/types';
import { freePort } from './port';
import { childrenOf, residentBytesOf } from './processes';
import { temporaryDatabase, type TemporaryDatabase } from './database';

const ROOT = path.resolve(__dirname, '../..');

/** How a command ended; no code where it was killed. */
interface Ended {
  code: number | null;
  output: string;
}

interface SampleResult {
  created: number;
  updated: number;
  unchanged: number;
  kept: number;
  refused: { key: string; message: string }[];
}

/** What a process needs of the machine; an S3 bucket in the surroundings is none of it. */
const INHERITED =
  /^(PATH|HOME|USERPROFILE|SYSTEMROOT|COMSPEC|TMPDIR|TEMP|TMP|LANG|LC_\w+|TZ|NODE_\w+)$/i;
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name)));

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
    private readonly largestFile: number | null,
    private readonly node: string = process.execPath,
  ) {}

  /**
   * @param largestFile bytes; the system refuses to write larger ones, as a full disk would
   * @param node the program to run it with: without it the instance can start no process more
   */
  static async start(
    extra: Record<string, string> = {},
    largestFile: number | null = null,
    node?: string,
  ): Promise<Instance> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-test-'));
    const database = await temporaryDatabase(folder);
    const port = await freePort();
    const secret = () => randomBytes(24).toString('base64');
    const environment = {
      ...inherited(),
      // No file: the settings of the installation that lies around the tests are not theirs.
      ENV_PATH: path.join(folder, 'no.env'),
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: folder,
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
    const instance = new Instance(
      `http://127.0.0.1:${port}`,
      folder,
      database,
      environment,
      largestFile,
      node,
    );
    await instance.launch();
    return instance;
  }

  /** Memory of the process that the machine holds, in bytes. */
  residentBytes(): number {
    return residentBytesOf(this.process.pid as number);
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

  /** One of the commands in `scripts/`, run on this instance's data. */
  command(script: string, ...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
    const child = spawn(process.execPath, [path.join(ROOT, 'scripts', script), ...args], {
      cwd: ROOT,
      env: this.environment,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    const ended = once(child, 'close').then(([code]) => ({
      code: code as number | null,
      output: Buffer.concat(chunks).toString(),
    }));
    return { child, ended };
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

  /** Calls the document service, as code of ours would; refusals come back as errors. */
  documents(uid: string, method: string, params: object): Promise<unknown> {
    return this.call('documents', { uid, method, params });
  }

  /** Loads the sample collection, or one that a test wrote into a folder. */
  async loadSample(root?: string): Promise<SampleResult> {
    return (await this.call('sample', { root })) as SampleResult;
  }

  /** What upkeep does once a minute, now. */
  async sweep(...keepers: string[]): Promise<void> {
    for (const keeper of keepers) await this.call('sweep', { keeper });
  }

  /** Moves this instance's clock, by milliseconds from the true one. */
  async moveClock(by: number): Promise<void> {
    await this.call('moveClock', { by });
  }

  /** Everything in some tables, as text. */
  dump(tables: string[]): Promise<string> {
    return this.call('dump', { tables }) as Promise<string>;
  }

  /** Has programmes fail to be compiled, as with a database that is away, until it is mended. */
  async breakFeed(broken: boolean): Promise<void> {
    await this.call('breakFeed', { broken });
  }

  /** A picture's row, as the queue has it. */
  pictureRow(picture: number): Promise<{ id: number; [column: string]: unknown }> {
    return this.call('picture', { picture }) as never;
  }

  /** Has this instance do what the row was seen to need: `taken` where another one is at it. */
  attempt(row: { id: number }): Promise<'done' | 'failed' | 'taken'> {
    return this.call('attempt', { row }) as never;
  }

  /** Moves up when a picture is tried again, as if the time had passed. */
  async makeDue(picture: number): Promise<void> {
    await this.call('makeDue', { picture });
  }

  /** Forgets a picture's renditions, as if it came from before there were any: they are due. */
  async unmake(picture: number): Promise<void> {
    await this.call('unmake', { picture });
  }

  /** Processes that this one has started and that are alive. */
  children(): number[] {
    return childrenOf(this.process.pid as number).map(({ pid }) => pid);
  }

  /** A second process on the same database, as a second machine would be. */
  async twin(): Promise<Instance> {
    const port = await freePort();
    const environment = { ...this.environment, PORT: String(port) };
    const nothing = { environment: {}, drop: async () => undefined };
    const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-twin-'));
    const twin = new Instance(`http://127.0.0.1:${port}`, folder, nothing, environment, null);
    await twin.launch();
    return twin;
  }

  private async launch(): Promise<void> {
    const script = path.join(ROOT, 'tests/support/serve.mjs');
    const options = {
      cwd: ROOT,
      env: this.environment,
      execPath: this.node,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'] as ('ignore' | 'pipe' | 'ipc')[],
    };
    // The limit is a shell's to set; it counts blocks of 512 bytes.
    this.process =
      this.largestFile === null
        ? fork(script, options)
        : spawn(
            'sh',
            ['-c', `ulimit -f ${this.largestFile / 512}; exec "$0" "$1"`, process.execPath, script],
            options,
          );
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

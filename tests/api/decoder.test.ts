import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { picture } from '../support/pictures';
import { childrenOf } from '../support/processes';

type Decoder = typeof import('../../src/extensions/upload/renditions/decoder');
type Faults = typeof import('../../src/extensions/upload/renditions/faults');

const ROOT = path.resolve(__dirname, '../../dist/src/extensions/upload/renditions');
/* eslint-disable @typescript-eslint/no-require-imports -- the process that it starts is compiled */
const { renderPicture, stopDecoder } = require(path.join(ROOT, 'decoder.js')) as Decoder;
const { faultOf, GaveWay, isPicturesFault, NoDecoder } = require(
  path.join(ROOT, 'faults.js'),
) as Faults;
/* eslint-enable @typescript-eslint/no-require-imports */

const LIMIT = 3 * 60_000;
/** Timers of before are real, and must be cleared as such. */
const REAL = ['nextTick', 'setImmediate', 'queueMicrotask', 'clearTimeout'] as const;
/** Of an upload, for work that is due. */
const WAIT = 15_000;

let folder: string;
let source: string;

const children = (): number[] =>
  childrenOf(process.pid)
    .filter(({ command }) => command.includes('pixels/process.js'))
    .map(({ pid }) => pid);
const render = (urgency: 'asked' | 'due' = 'asked') =>
  renderPicture({ source, folder, focalPoint: null }, urgency);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-decoder-'));
  source = path.join(folder, 'picture.jpg');
  await writeFile(source, await picture({ width: 800, height: 600, format: 'jpeg' }));
});
afterAll(async () => {
  stopDecoder();
  await rm(folder, { recursive: true });
});

describe('a picture whose decoder this process ends', () => {
  it('is not to blame for that', async () => {
    const outcome = render().catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    stopDecoder();
    expect(await outcome).toBeInstanceOf(NoDecoder);
  });
});

describe('work that waits for nobody', () => {
  it('gives way to an upload that has waited for a while', async () => {
    await render();
    const [decoder] = children() as [number];
    process.kill(decoder, 'SIGSTOP');
    jest.useFakeTimers({ doNotFake: [...REAL] });
    try {
      const due = render('due').catch((error: unknown) => error);
      const asked = render();
      await new Promise((resolve) => setImmediate(resolve));
      jest.advanceTimersByTime(WAIT);
      expect(await due).toBeInstanceOf(GaveWay);
      expect((await asked).upright).toEqual({ width: 800, height: 600 });
    } finally {
      jest.useRealTimers();
    }
    expect(children()).not.toContain(decoder);
  });
});

describe('a picture that takes longer than its time', () => {
  it('is given up with its process, said to be tried again, and holds up no other', async () => {
    await render();
    const [decoder] = children() as [number];
    // It hangs, as with a picture that never ends.
    process.kill(decoder, 'SIGSTOP');
    jest.useFakeTimers({ doNotFake: [...REAL] });
    try {
      const outcome = render().then(
        () => null,
        (error: unknown) => error,
      );
      const next = render();
      await new Promise((resolve) => setImmediate(resolve));
      jest.advanceTimersByTime(LIMIT);
      const error = await outcome;
      expect(faultOf(error)).toBe('处理超时，将自动重试');
      // A slow machine is no fault of the picture.
      expect(isPicturesFault(error)).toBe(false);
      expect((await next).upright).toEqual({ width: 800, height: 600 });
    } finally {
      jest.useRealTimers();
    }
    expect(children()).not.toContain(decoder);
    expect(children()).toHaveLength(1);
  });
});

import { createHash } from 'node:crypto';
import type { Asset } from '../../../src/api/wall/programme/types';
import { Faults } from '../../../src/web/screen/engine/faults';
import { Library } from '../../../src/web/screen/engine/library';
import { insist } from '../../../src/web/screen/engine/reclaim';
import { Stager } from '../../../src/web/screen/engine/stager';
import { FullError } from '../../../src/web/screen/engine/vault/vault';
import { TightVault } from '../../support/tightVault';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SIZE = 1000;

const assetOf = (name: string): Asset => ({
  url: `/uploads/${name}.jpg`,
  mime: 'image/jpeg',
  bytes: SIZE,
  sha256: createHash('sha256').update(bytesOf(name)).digest('hex'),
  width: null,
  height: null,
});
const bytesOf = (name: string) => Buffer.alloc(SIZE, name);

let vault: TightVault;
let library: Library;
let stager: Stager;
let faults: Faults;
/** What the server has in place of the file that it announced. */
let spoilt: Set<string>;
let fetched: string[];

const { fetch } = globalThis;
const serve = async (path: string) => {
  fetched.push(path);
  const name = /([a-z]+)\.jpg$/.exec(path)?.[1] as string;
  return new Response(bytesOf(spoilt.has(name) ? 'x' : name));
};

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  const window = Object.assign(Object.create(globalThis), { location: { origin: 'http://wall' } });
  Object.assign(globalThis, { window, fetch: serve });
  spoilt = new Set();
  fetched = [];
  vault = new TightVault(Infinity);
  library = new Library(vault);
  faults = new Faults(Date.now);
  const elapsed = () => performance.now();
  stager = new Stager({ library, faults, elapsed, token: () => null, onRefused: () => undefined });
});
afterEach(() => {
  stager.stop();
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'window');
  Object.assign(globalThis, { fetch });
});

/** Lets time pass, in steps in which what it has begun comes to its end. */
async function pass(milliseconds: number, step = 1000): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += step) {
    await jest.advanceTimersByTimeAsync(step);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  }
}

/** What is needed in this hour, and what later. */
const needs = (now: string[], later: string[] = []) => [
  ...now.map((name) => ({ asset: assetOf(name), at: 0 })),
  ...later.map((name) => ({ asset: assetOf(name), at: HOUR })),
];
const here = () => 'abcdef'.split('').filter((name) => library.has(assetOf(name)));

describe('a file that is not the one announced', () => {
  it('is tried three times, whatever is published meanwhile, then once an hour', async () => {
    spoilt.add('b');
    const tries = () => fetched.filter((path) => path.endsWith('/b.jpg')).length;
    stager.want(needs(['a', 'b']), true);
    await pass(MINUTE);
    expect([here(), tries(), stager.state.get().state]).toEqual([['a'], 3, 'partial']);
    for (let revision = 0; revision < 3; revision += 1) {
      stager.want(needs(['a', 'b']), true);
      await pass(MINUTE);
    }
    expect(tries()).toBe(3);
    await pass(HOUR, MINUTE);
    expect(tries()).toBe(4);
    await pass(HOUR, MINUTE);
    expect(tries()).toBe(5);
    spoilt.clear();
    await pass(HOUR, MINUTE);
    expect([here(), stager.state.get().state]).toEqual([['a', 'b'], 'ready']);
  });

  it('is another one with another hash or at another address', async () => {
    spoilt.add('b');
    stager.want(needs(['b']), true);
    await pass(MINUTE);
    spoilt.clear();
    const moved = { ...assetOf('b'), url: '/uploads/moved/b.jpg' };
    stager.want([{ asset: moved, at: 0 }], true);
    await pass(5000);
    expect(here()).toEqual(['b']);
  });
});

describe('a disk that is full', () => {
  const put = (key: string) => [{ shelf: 'plays', key, put: { id: key } } as const];

  beforeEach(async () => {
    stager.want(needs(['a', 'b'], ['c', 'd']), true);
    await pass(5000);
    expect(here()).toEqual(['a', 'b', 'c', 'd']);
    vault.room = 3.5 * SIZE;
  });

  it.each(['manifest', 'play'] as const)(
    'takes a %s in place of the file that is needed last, and tells the keeper',
    async (kind) => {
      const kept = insist(vault, put('one'), (bytes) => stager.giveWay(kind, bytes));
      await pass(1000);
      await kept;
      expect(await vault.count('plays')).toBe(1);
      expect(here()).toEqual(['a', 'b', 'c']);
      expect(JSON.stringify(faults.list())).toContain('本机空间不足');
    },
  );

  it('gives up no file of the present hour for a play, and any for a manifest', async () => {
    stager.want(needs(['a', 'b', 'c', 'd']), true);
    await pass(5000);
    const refused = insist(vault, put('one'), (bytes) => stager.giveWay('play', bytes));
    await expect(refused).rejects.toThrow(FullError);
    expect(here()).toEqual(['a', 'b', 'c', 'd']);
    const kept = insist(vault, put('two'), (bytes) => stager.giveWay('manifest', bytes));
    await pass(1000);
    await kept;
    expect(here()).toEqual(['a', 'b', 'c']);
  });

  it('gives back its room in its time; one file is enough', async () => {
    vault.room = SIZE;
    const kept = insist(vault, put('one'), (bytes) => stager.giveWay('manifest', bytes));
    await pass(2000);
    vault.room = 4 * SIZE;
    await pass(9000);
    await kept;
    expect(here()).toEqual(['a', 'b', 'c']);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HeartbeatReport } from '../../../src/api/wall/reports/heartbeat';
import { withBeat, type Onsets } from '../../../src/api/wall/states/onsets';
import { spell, stateOf, type Expected, type Material } from '../../../src/api/wall/states/state';

const MINUTE = 60_000;
const NOW = Date.parse('2026-09-25T08:00:00.000Z');
const before = (minutes: number) => new Date(NOW - minutes * MINUTE).toISOString();

const report = (changes: Partial<HeartbeatReport> = {}): HeartbeatReport => ({
  revision: 'sha256-new',
  slide: 'maxim-a',
  playlist: 'p',
  online: true,
  cache: { state: 'ready', wanted: 3, present: 3, bytes: 9 },
  storage: { usage: 1, quota: 100 },
  clockOffsetMs: 200,
  secure: true,
  faults: [],
  startedAt: before(600),
  viewport: { width: 1920, height: 1080 },
  ...changes,
});

const material = (
  changes: Partial<HeartbeatReport> = {},
  rest: Partial<Material> = {},
  onsets: Onsets = { well: NOW - 600 * MINUTE },
): Material => ({
  now: NOW,
  paired: true,
  heartbeat: { at: NOW - MINUTE, report: report(changes), onsets },
  expected: { revision: 'sha256-new', since: NOW - 60 * MINUTE },
  ...rest,
});
const lately = (minutes: number, detail: string) => ({
  at: before(minutes),
  kind: 'video',
  detail,
});

describe('how a screen is', () => {
  it.each<[string, Material, string, string | null, RegExp]>([
    ['no token', material({}, { paired: false }), 'unpaired', null, /尚未配对/],
    ['a token and never a word', material({}, { heartbeat: null }), 'offline', null, /从未报到/],
    ['all is well', material(), 'online', before(600), /^运行正常$/],
    [
      'three beats missed',
      material({}, { heartbeat: { at: NOW - 4 * MINUTE, report: report(), onsets: {} } }),
      'offline',
      before(4),
      /已 4 分钟没有心跳/,
    ],
    [
      'silent for days',
      material({}, { heartbeat: { at: NOW - 50 * 60 * MINUTE, report: report(), onsets: {} } }),
      'offline',
      before(3000),
      /已 2 天没有心跳/,
    ],
    [
      'an old programme for long',
      material({ revision: 'sha256-old' }),
      'stale',
      before(60),
      /旧的播出单/,
    ],
    [
      'an old programme just now',
      material(
        { revision: 'sha256-old' },
        { expected: { revision: 'sha256-new', since: NOW - 2 * MINUTE } },
      ),
      'online',
      before(600),
      /正常/,
    ],
    ['a slide that is missing', material({ slide: null }), 'stale', before(1), /没有画面/],
    [
      'files that are missing',
      material({ cache: { state: 'partial', wanted: 9, present: 4, bytes: 1 } }),
      'stale',
      before(1),
      /4\/9/,
    ],
    [
      'files on their way',
      material({ cache: { state: 'staging', wanted: 9, present: 4, bytes: 1 } }),
      'online',
      before(600),
      /正常/,
    ],
    [
      'a fault lately',
      material({ faults: [lately(5, '影片停住')] }),
      'stale',
      before(5),
      /影片停住/,
    ],
    [
      'a fault long ago',
      material({ faults: [lately(45, '影片停住')] }),
      'online',
      before(600),
      /正常/,
    ],
    [
      'a clock that is behind',
      material({ clockOffsetMs: -86_400_000 }),
      'stale',
      before(1),
      /偏差 1 天/,
    ],
    ['plain HTTP', material({ secure: false }), 'stale', before(600), /不是 HTTPS/],
    ['a full disk', material({ storage: { usage: 96, quota: 100 } }), 'stale', before(1), /将满/],
    [
      'no clock and no storage to tell of',
      material({ clockOffsetMs: null, storage: null }),
      'online',
      before(600),
      /正常/,
    ],
  ])('%s', (_case, given, state, since, why) => {
    const view = stateOf(given);
    expect(view.state).toBe(state);
    expect(view.since).toBe(since);
    expect(view.why).toMatch(why);
  });

  it('names every concern, and dates them from the first', () => {
    const view = stateOf(
      material({ secure: false, faults: [lately(5, '影片停住'), lately(2, '又停住')] }),
    );
    expect(view.why).toBe(
      '近 10 分钟有 2 次故障，最近一次：又停住；页面不是 HTTPS，断电或刷新后无网不能启动',
    );
    expect(view.since).toBe(before(600));
  });

  it('is dated from the last heartbeat where nothing was kept', () => {
    expect(stateOf(material({ slide: null }, {}, {})).since).toBe(before(1));
    expect(stateOf(material({}, {}, {})).since).toBe(before(1));
  });

  it('always has a state and a reason in Chinese', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 10_000 }),
        fc.boolean(),
        fc.boolean(),
        (minutes, paired, secure) => {
          const heartbeat = { at: NOW - minutes * MINUTE, report: report({ secure }), onsets: {} };
          const view = stateOf(material({}, { paired, heartbeat }));
          expect(view.why).toMatch(/\p{Script=Han}/u);
          expect(view.state === 'unpaired').toBe(!paired);
        },
      ),
    );
  });

  it.each([
    [999, '0 秒'],
    [61_000, '1 分钟'],
    [2 * 60 * MINUTE, '2 小时'],
    [72 * 60 * MINUTE, '3 天'],
  ])('spells %d', (milliseconds, text) => expect(spell(milliseconds)).toBe(text));
});

describe('since when', () => {
  const missing = { state: 'partial' as const, wanted: 9, present: 4, bytes: 1 };
  const EXPECTED = { revision: 'sha256-new', since: NOW - 9000 * MINUTE };

  type Beat = readonly [minutesAgo: number, Partial<HeartbeatReport>];

  /** What the keeper sees after these heartbeats. */
  function after(beats: readonly Beat[], expected: Expected | null = EXPECTED) {
    const [last] = beats
      .map(([minutes, changes]) => ({ at: NOW - minutes * MINUTE, report: report(changes) }))
      .reduce<[NonNullable<Material['heartbeat']>?]>(
        ([before], beat) => [{ ...beat, onsets: withBeat(before ?? null, beat, expected) }],
        [],
      );
    const { state, since } = stateOf(material({}, { heartbeat: last ?? null, expected }));
    return { state, since };
  }
  const steady = (from: number, to: number, changes: Partial<HeartbeatReport> = {}): Beat[] =>
    Array.from({ length: from - to + 1 }, (_, index) => [from - index, changes] as const);

  it.each<[string, readonly Beat[], string, number]>([
    ['files are missing for three days', steady(4320, 0, { cache: missing }), 'stale', 4320],
    [
      'other files are missing than at first',
      [
        ...steady(90, 30, { cache: missing }),
        ...steady(29, 0, { cache: { ...missing, present: 8 } }),
      ],
      'stale',
      90,
    ],
    ['there is no slide', [...steady(99, 40), ...steady(39, 0, { slide: null })], 'stale', 39],
    [
      'its clock is off',
      [...steady(99, 40), ...steady(39, 0, { clockOffsetMs: 9e7 })],
      'stale',
      39,
    ],
    [
      'its storage is full',
      [...steady(99, 40), ...steady(39, 0, { storage: { usage: 99, quota: 100 } })],
      'stale',
      39,
    ],
    [
      'the earliest of two that go on',
      [...steady(50, 20, { cache: missing }), ...steady(19, 0, { cache: missing, slide: null })],
      'stale',
      50,
    ],
    [
      'the later one, once the first is over',
      [...steady(50, 20, { cache: missing }), ...steady(19, 0, { slide: null })],
      'stale',
      19,
    ],
    [
      'it was away for two hours, lacking files',
      [...steady(300, 180, { cache: missing }), ...steady(60, 0, { cache: missing })],
      'stale',
      300,
    ],
    [
      'it was away for two hours, and is well',
      [...steady(300, 180), ...steady(60, 0)],
      'online',
      60,
    ],
    ['two beats were lost', [...steady(300, 63), ...steady(60, 0)], 'online', 300],
    [
      'it has its files again',
      [...steady(300, 31, { cache: missing }), ...steady(30, 0)],
      'online',
      30,
    ],
    [
      'its page was opened anew',
      [...steady(300, 11), ...steady(10, 0, { startedAt: before(10) })],
      'online',
      10,
    ],
    [
      'its page was opened by a clock that is wrong',
      [...steady(300, 11), ...steady(10, 0, { startedAt: before(-9000), clockOffsetMs: 100 })],
      'online',
      10,
    ],
  ])('%s', (_case, beats, state, minutes) => {
    expect(after(beats)).toEqual({ state, since: before(minutes) });
  });

  it('an old programme is dated from the first new one that it did not show', () => {
    const old = { revision: 'sha256-old' };
    const first = { revision: 'sha256-new', since: NOW - 60 * MINUTE };
    const beat = (minutes: number) => ({ at: NOW - minutes * MINUTE, report: report(old) });
    const onsets = withBeat(null, beat(50), first);
    // Another one came half an hour later, and is not shown either.
    const next = { revision: 'sha256-newer', since: NOW - 30 * MINUTE };
    const last = beat(0);
    const heartbeat = { ...last, onsets: withBeat({ ...beat(50), onsets }, last, next) };
    expect(stateOf(material({}, { heartbeat, expected: next })).since).toBe(before(60));
  });
});

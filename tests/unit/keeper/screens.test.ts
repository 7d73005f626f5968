import { describe, expect, it } from '@jest/globals';
import type { WallScreen } from '../../../src/admin/wall/api/types';
import { noticeFaults, reachedBy, type NoticeDraft } from '../../../src/admin/wall/rules/notices';
import { changesOf, chosen, concernsOf } from '../../../src/admin/wall/rules/screens';

const screen = (changes: Partial<WallScreen>): WallScreen => ({
  id: 'a',
  name: '一楼大厅',
  slug: 'lobby',
  place: '办公楼',
  group: { id: 'g', name: '大厅' },
  width: 1920,
  height: 1080,
  timezone: 'Asia/Shanghai',
  audience: 'public',
  paired: true,
  tokens: [],
  state: 'online',
  since: null,
  why: '',
  behind: false,
  heartbeat: null,
  revision: 'sha256-1',
  now: null,
  omitted: [],
  notice: null,
  ...changes,
});

const beat = (changes: object = {}): WallScreen['heartbeat'] => ({
  at: '2026-11-24T00:00:00Z',
  revision: 'sha256-1',
  slide: null,
  playlist: null,
  cache: null,
  storage: null,
  clockOffsetMs: 0,
  secure: true,
  faults: [],
  startedAt: null,
  viewport: null,
  ...changes,
});

const ALL = { search: '', group: null, state: null };

describe('the screens that a keeper looks for', () => {
  const screens = [
    screen({ id: 'a', name: '一楼大厅' }),
    screen({ id: 'b', name: '二楼走廊', state: 'offline', group: { id: 'h', name: '走廊' } }),
    screen({ id: 'c', name: '三楼', state: 'stale', place: null, group: null }),
  ];
  const ids = (filter: Partial<typeof ALL>) =>
    chosen(screens, { ...ALL, ...filter }).map(({ id }) => id);

  it('has trouble first', () => expect(ids({})).toEqual(['b', 'c', 'a']));
  it('finds by name, place and group, every word', () => {
    expect(ids({ search: '走廊' })).toEqual(['b']);
    expect(ids({ search: '办公楼 一楼' })).toEqual(['a']);
    expect(ids({ search: '办公楼 三楼' })).toEqual([]);
  });
  it('keeps to a group and a state', () => {
    expect(chosen(screens, { ...ALL, group: 'g' }).map(({ id }) => id)).toEqual(['a']);
    expect(chosen(screens, { ...ALL, state: 'stale' }).map(({ id }) => id)).toEqual(['c']);
  });
  it('says which changed, and not which are new', () => {
    const after = [screen({ id: 'a', state: 'offline' }), screen({ id: 'd' })];
    expect(changesOf(screens, after)).toMatchObject([{ id: 'a', state: 'offline' }]);
  });
});

describe('what a keeper is told besides the state', () => {
  const token = { id: '1', createdAt: '', lastSeenAt: null, lastAddress: null, duplicated: true };
  it.each([
    [{ tokens: [token] }, ['copied']],
    [{ heartbeat: beat({ secure: false }) }, ['insecure']],
    [{ heartbeat: beat({ revision: 'sha256-0' }), behind: true }, ['behind']],
    // A change is given its time.
    [{ heartbeat: beat({ revision: 'sha256-0' }) }, []],
    [{ heartbeat: beat({ clockOffsetMs: -31_000 }) }, ['clock']],
    [{ heartbeat: beat({ faults: [{ at: '', kind: '', detail: '' }] }) }, ['faults']],
    [{ omitted: [{ content: 'x', kind: 'maxim', reason: '' }] }, ['omitted']],
    [{ heartbeat: beat() }, []],
    // What an offline screen said last may not be so any more.
    [{ state: 'offline', heartbeat: beat({ secure: false, revision: null }) }, []],
  ] as [Partial<WallScreen>, string[]][])('%j: %j', (changes, concerns) => {
    expect(concernsOf(screen(changes))).toEqual(concerns);
  });
});

describe('a notice that is being written', () => {
  const NOW = Date.parse('2026-11-24T00:00:00Z');
  const draft: NoticeDraft = {
    text: '消防演练',
    level: 'info',
    target: 'all',
    screens: [],
    groups: [],
    expiresAt: '2026-11-24T01:00:00Z',
  };
  it.each([
    [{}, []],
    [{ text: '  ' }, ['text']],
    [{ text: '字'.repeat(201) }, ['text']],
    [{ target: 'groups' }, ['target']],
    [{ target: 'screens', screens: ['a'] }, []],
    [{ expiresAt: null }, ['expiresAt']],
    [{ expiresAt: '2026-11-24T00:00:00Z' }, ['expiresAt']],
  ] as [Partial<NoticeDraft>, string[]][])('%j: %j', (changes, fields) => {
    expect(Object.keys(noticeFaults({ ...draft, ...changes }, NOW))).toEqual(fields);
  });

  it('reaches everywhere, its groups, or its screens', () => {
    const screens = [screen({ id: 'a' }), screen({ id: 'b', group: null })];
    const reached = (screensIds: string[], groups: string[]) =>
      reachedBy({ screens: screensIds, groups }, screens).map(({ id }) => id);
    expect(reached([], [])).toEqual(['a', 'b']);
    expect(reached([], ['g'])).toEqual(['a']);
    expect(reached(['b'], ['g'])).toEqual(['a', 'b']);
  });
});

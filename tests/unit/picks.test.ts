import { describe, expect, it } from '@jest/globals';
import { Compiler } from '../../src/api/wall/programme/compile';
import type { PlaylistRule, ScreenRule, Wall } from '../../src/api/wall/programme/wall';
import {
  fits,
  ordered,
  pickedOn,
  placed,
  type Candidate,
  type PickRule,
} from '../../src/api/wall/programme/picks';

const work = (id: string, part: Partial<Candidate> = {}): Candidate => ({
  id,
  audience: 'public',
  createdAt: '2026-01-01T00:00:00.000Z',
  themes: [],
  pillar: null,
  category: null,
  form: null,
  maximKind: null,
  artist: null,
  ...part,
});
const works = (count: number) => Array.from({ length: count }, (_, index) => work(`w${index}`));
const rule = (part: Partial<PickRule> = {}): PickRule => ({
  kind: 'maxim',
  count: 12,
  order: 'shuffled',
  scope: 'group',
  filters: { themes: [], pillar: null, category: null, form: null, maximKind: null, artist: null },
  ...part,
});

describe('what a rule chooses', () => {
  it('goes by seed: the same for the same, and not for others', () => {
    const order = (seed: string) => ordered('shuffled', works(40), seed).join();
    expect(order('a')).toBe(order('a'));
    expect(ordered('shuffled', works(40).reverse(), 'a').join()).toBe(order('a'));
    expect(new Set(['a', 'b', 'c', 'd'].map(order)).size).toBe(4);
  });

  it('puts the newest first, or keeps to the order of making', () => {
    const made = [3, 1, 2].map((day) => work(`w${day}`, { createdAt: `2026-01-0${day}` }));
    expect(ordered('newest', made, '')).toEqual(['w3', 'w2', 'w1']);
    expect(ordered('fixed', made, '')).toEqual(['w1', 'w2', 'w3']);
    const [first, second] = placed([
      rule({ order: 'fixed', count: 2 }),
      rule({ order: 'fixed', count: 2 }),
    ]);
    const order = ordered('fixed', made, '');
    expect([first, second].map((each) => each && pickedOn(1, each, order))).toEqual([
      ['w1', 'w2'],
      ['w3'],
    ]);
  });

  it.each<[Partial<PickRule['filters']>, Partial<Candidate>, boolean]>([
    [{}, {}, true],
    [{ category: 'porcelain_painting' }, { category: 'porcelain_painting' }, true],
    [{ category: 'porcelain_painting' }, { category: 'seal' }, false],
    [{ themes: ['a', 'b'] }, { themes: ['b', 'c'] }, true],
    [{ themes: ['a'] }, { themes: [] }, false],
    [{ pillar: 'guard', themes: ['a'] }, { pillar: 'foster', themes: ['a'] }, false],
    [{ artist: 'x' }, { artist: null }, false],
  ])('%j %j', (filters, part, expected) => {
    expect(fits({ ...rule().filters, ...filters }, work('w', part))).toBe(expected);
  });
});

describe('rules in programmes', () => {
  const manner = { seconds: null, transition: 'fade', validFrom: null, validUntil: null } as const;
  const NOW = Date.parse('2026-11-23T04:00:00Z');
  const screen = (part: Partial<ScreenRule>): ScreenRule => ({
    id: 's1',
    name: '屏',
    timezone: 'Asia/Shanghai',
    width: 1920,
    height: 1080,
    audience: 'public',
    group: 'g',
    fallback: 'list',
    ...part,
  });
  const wall = (rules: PickRule[], pool: Candidate[]): Wall => {
    const places = placed(rules).map((pick) => ({ ...manner, pick }));
    const list: PlaylistRule = { id: 'list', name: '轮换', places };
    return {
      playlists: new Map([['list', list]]),
      claimsOn: () => [],
      candidates: () => pool,
      published: (_kind, id) => ({
        text: id,
        kind: 'verse',
        themes: [],
        audience: pool.find((each) => each.id === id)?.audience,
      }),
    };
  };
  const shown = (of: Wall, on: Partial<ScreenRule>, now = NOW) =>
    new Compiler(of).compile(screen(on), now).common.lists.map(({ key, slides }) => ({
      key,
      ids: slides.map(({ id }) => id.replace('maxim-', '')),
    }));

  it('are the same on every screen of a group, another the next day, and eight days are known', () => {
    const of = wall([rule()], works(60));
    const first = shown(of, {});
    expect(first.map(({ key }) => key)).toEqual(
      [23, 24, 25, 26, 27, 28, 29, 30].map((day) => `list@2026-11-${day}`),
    );
    expect(shown(of, { id: 's2', width: 1080, height: 1920 })).toEqual(first);
    expect(first[1]?.ids).not.toEqual(first[0]?.ids);
    expect(new Set(first.slice(0, 5).flatMap(({ ids }) => ids)).size).toBe(60);
    // What was said of tomorrow is what tomorrow shows.
    expect(shown(of, {}, NOW + 86_400_000)[0]).toEqual(first[1]);
  });

  it.each<[PickRule['scope'], Partial<ScreenRule>, boolean]>([
    ['group', { group: 'other' }, false],
    ['group', { id: 's2' }, true],
    ['screen', { id: 's2' }, false],
    ['everywhere', { id: 's2', group: 'other' }, true],
  ])('shared by %s: %j sees the same: %s', (scope, other, same) => {
    const of = wall([rule({ scope })], works(60));
    expect(JSON.stringify(shown(of, other)) === JSON.stringify(shown(of, {}))).toBe(same);
  });

  it('show a screen for the public nothing internal', () => {
    const pool = works(30).map((each, index) => ({
      ...each,
      audience: index % 2 ? 'internal' : 'public',
    }));
    const seen = (audience: ScreenRule['audience']) =>
      shown(wall([rule()], pool), { audience }).map(({ ids }) => ids);
    expect(new Set(seen('public').flat()).size).toBe(15);
    expect(new Set(seen('internal').flat()).size).toBe(30);
    // What it may not see takes no place either.
    expect(new Set(seen('public').map((ids) => ids.length))).toEqual(new Set([12]));
  });

  it('of one list that ask for the same share the works', () => {
    const [today] = shown(wall([rule({ count: 10 }), rule({ count: 10 })], works(40)), {});
    expect(new Set(today?.ids).size).toBe(20);
  });

  it('share them in hands of their own sizes too, and show everything', () => {
    const rounds = shown(wall([rule({ count: 10 }), rule({ count: 5 })], works(45)), {});
    for (const { ids } of rounds) expect(new Set(ids).size).toBe(15);
    expect(new Set(rounds.slice(0, 3).flatMap(({ ids }) => ids)).size).toBe(45);
  });

  it('show no work twice on the day whose hand is filled up', () => {
    const rounds = shown(wall([rule({ count: 10 }), rule({ count: 10 })], works(25)), {});
    for (const { ids } of rounds) expect(new Set(ids).size).toBe(20);
  });

  it('show everything beside a rule for the newest', () => {
    const rounds = shown(
      wall([rule({ order: 'newest', count: 1 }), rule({ count: 10 })], works(40)),
      {},
    );
    expect(new Set(rounds.slice(0, 4).flatMap(({ ids }) => ids.slice(1))).size).toBe(40);
  });

  it('of another order than the day keep one list', () => {
    expect(shown(wall([rule({ order: 'fixed' })], works(20)), {}).map(({ key }) => key)).toEqual([
      'list',
    ]);
  });
});

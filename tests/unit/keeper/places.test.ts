import { describe, expect, it } from '@jest/globals';
import { alike, timeText } from '../../../src/admin/wall/rules/places';
import { keysOf, listsWith, playlistsWith, timesOf } from '../../../src/api/wall/keeper/places';
import type { Because, Programme, Span } from '../../../src/api/wall/programme/types';
import type { PlaylistRule } from '../../../src/api/wall/programme/wall';

const ZONE = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}:00+08:00`).toISOString();
const NOW = Date.parse(at('2026-11-24T10:00'));
const schedule = (name: string): Because => ({ rule: 'schedule', name, detail: null });
const span = (from: string, to: string, playlist: string | null, name = '甲'): Span => ({
  from: at(from),
  to: at(to),
  playlist,
  because: schedule(name),
});

/** Eight days from 24 November, with these spans. */
const programme = (spans: Span[], playlists: Programme['playlists'] = {}): Programme => ({
  schema: 1,
  revision: '',
  screen: { id: 's', name: '屏', timezone: ZONE, width: 1920, height: 1080 },
  horizon: { from: at('2026-11-24T00:00'), to: at('2026-12-02T00:00') },
  spans,
  playlists,
  slides: {},
  assets: {},
  fallback: null,
  notice: null,
});

describe('a time on the wall in words', () => {
  it.each([
    ['2026-11-24T08:00', '2026-11-25T00:00', '现在起，到 11月24日 周二 24:00'],
    ['2026-11-24T08:00', '2026-11-24T18:00', '现在起，到 11月24日 周二 18:00'],
    ['2026-11-24T08:00', null, '现在起，一直'],
    ['2026-11-25T08:00', null, '11月25日 周三 08:00 起'],
    ['2026-11-25T08:00', '2026-11-25T12:00', '11月25日 周三 08:00–12:00'],
    ['2026-11-25T08:00', '2026-11-26T00:00', '11月25日 周三 08:00–24:00'],
    ['2026-11-25T22:00', '2026-11-26T06:00', '11月25日 周三 22:00 至 11月26日 周四 06:00'],
    ['2026-11-25T00:00', '2026-11-28T00:00', '11月25日 周三 00:00 至 11月27日 周五 24:00'],
    ['2027-02-01T00:00', '2027-02-02T00:00', '2027年2月1日 周一 00:00–24:00'],
    ['2026-12-31T00:00', '2027-01-02T00:00', '12月31日 周四 00:00 至 2027年1月1日 周五 24:00'],
  ])('%s to %s: %s', (from, to, text) => {
    expect(timeText({ from: at(from), to: to && at(to) }, ZONE, NOW)).toBe(text);
  });

  it('is of the screen, wherever the browser is', () => {
    const text = timeText({ from: at('2026-11-25T08:00'), to: null }, 'Europe/London', NOW);
    expect(text).toBe('11月25日 周三 00:00 起');
  });
});

describe('screens on which a schedule fares alike', () => {
  const piece = { from: at('2026-11-25T08:00'), to: null, plays: true, why: null, instead: null };
  const screen = (id: string, pieces = [piece], timezone = ZONE) => ({
    id,
    name: id,
    timezone,
    pieces,
  });

  it('are told once, and apart where the times or their zones differ', () => {
    const screens = [
      screen('a'),
      screen('b', []),
      screen('c'),
      screen('d', [piece], 'Europe/London'),
    ];
    expect(alike(screens).map((group) => group.map(({ id }) => id))).toEqual([
      ['a', 'c'],
      ['b'],
      ['d'],
    ]);
  });
});

describe('where a work is in a programme', () => {
  const lists = programme([], {
    own: { title: '单', slides: ['maxim-abc'] },
    slower: { title: '慢', slides: ['maxim-abc~1f2e3d'] },
    'daily@2026-11-24': { title: '每日', slides: ['maxim-xyz'] },
    'daily@2026-11-25': { title: '每日', slides: ['maxim-abc'] },
    other: { title: '旁', slides: ['maxim-abcd', 'film-abc'] },
  });

  it('is told by its slides, however they are shown, and by no other of a like name', () => {
    expect([...listsWith(lists, { kind: 'maxim', content: 'abc' })]).toEqual([
      'own',
      'slower',
      'daily@2026-11-25',
    ]);
  });

  it('is told of a playlist that is another one each day, too', () => {
    expect([...keysOf(lists, 'daily')]).toEqual(['daily@2026-11-24', 'daily@2026-11-25']);
    expect([...keysOf(lists, 'own')]).toEqual(['own']);
  });
});

describe('the next times at which something plays', () => {
  const days = programme(
    [
      span('2026-11-24T00:00', '2026-11-24T08:00', 'a'),
      span('2026-11-24T08:00', '2026-11-25T00:00', 'd@2026-11-24'),
      span('2026-11-25T00:00', '2026-11-26T00:00', 'd@2026-11-25'),
      span('2026-11-26T00:00', '2026-11-27T00:00', 'd@2026-11-26', '乙'),
      span('2026-11-27T00:00', '2026-11-28T00:00', null),
      span('2026-11-28T00:00', '2026-12-02T00:00', 'a'),
    ],
    { a: { title: 'A', slides: [] }, 'd@2026-11-24': { title: 'D', slides: [] } },
  );
  const times = (lists: string[], most = 9) =>
    timesOf(days, new Set(lists), NOW, most).map(({ from, to }) => [from, to]);

  it('leaves out what is over, and says where no end is in sight', () => {
    expect(times(['a'])).toEqual([[at('2026-11-28T00:00'), null]]);
  });

  it('takes days that follow each other for one reason as one time', () => {
    const daily = { title: 'D', slides: [] };
    const named = {
      ...days,
      playlists: Object.fromEntries(
        ['2026-11-24', '2026-11-25', '2026-11-26'].map((day) => [`d@${day}`, daily]),
      ),
    };
    const keys = keysOf(named, 'd');
    expect(timesOf(named, keys, NOW, 9).map(({ from, to }) => [from, to])).toEqual([
      [at('2026-11-24T08:00'), at('2026-11-26T00:00')],
      [at('2026-11-26T00:00'), at('2026-11-27T00:00')],
    ]);
    expect(timesOf(named, keys, NOW, 1)).toHaveLength(1);
  });
});

describe('playlists with a work', () => {
  const manner = { seconds: null, transition: 'fade', validFrom: null, validUntil: null } as const;
  const filters = {
    themes: [],
    pillar: null,
    category: null,
    form: null,
    maximKind: null,
    artist: null,
  };
  const picking = (category: string | null): PlaylistRule['places'][number] => ({
    ...manner,
    pick: {
      rule: {
        kind: 'artwork',
        count: 3,
        order: 'newest',
        scope: 'group',
        filters: { ...filters, category },
      },
      asks: '',
      from: 0,
      together: 3,
    },
  });
  const list = (id: string, ...places: PlaylistRule['places']): PlaylistRule => ({
    id,
    name: id,
    places,
  });
  const work = { kind: 'artwork', content: 'w' } as const;
  const candidate = { id: 'w', audience: 'public', createdAt: '', ...filters, category: 'seal' };
  const playlists = [
    list('names', { ...manner, ...work }),
    list('picks', picking('seal')),
    list('picks-any', picking(null)),
    list('picks-other', picking('photograph')),
    list('other', { ...manner, kind: 'film', content: 'w' }),
  ];

  it('are those that name it, and those whose rule it fits', () => {
    const { naming, picking: may } = playlistsWith(playlists, work, candidate);
    expect(naming.map(({ id }) => id)).toEqual(['names']);
    expect(may.map(({ id }) => id)).toEqual(['picks', 'picks-any']);
  });

  it('are only those that name it while it is a draft, which no rule chooses', () => {
    const { naming, picking: may } = playlistsWith(playlists, work, undefined);
    expect(naming).toHaveLength(1);
    expect(may).toEqual([]);
  });
});

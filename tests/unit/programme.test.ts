import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../src/api/wall/programme/canonical';
import type { Claim } from '../../src/api/wall/programme/answer';
import { programmeOf } from '../../src/api/wall/programme/assemble';
import { Compiler } from '../../src/api/wall/programme/compile';
import type { PlaylistRule, ScreenRule, Wall } from '../../src/api/wall/programme/wall';
import { prepare, slideOf, type Prepared } from '../../src/api/wall/programme/contents';
import { chooseEncoding, matchesTag } from '../../src/api/wall/programme/encoding';
import { assetFor, type FileRow } from '../../src/api/wall/programme/renditions';
import { ALWAYS } from '../../src/api/wall/programme/schedules';

const NOW = Date.parse('2026-11-23T04:00:00Z');
const SCREEN: ScreenRule = {
  id: 's',
  name: '大厅',
  timezone: 'Asia/Shanghai',
  width: 1920,
  height: 1080,
  audience: 'public',
  group: null,
  fallback: 'list',
};
const manner = { seconds: null, transition: 'fade', validFrom: null, validUntil: null } as const;
const maximRow = (text: string, audience = 'public') => ({
  text,
  kind: 'verse',
  background: 'xuan',
  themes: [],
  audience,
});

interface Part {
  texts: string[];
  places?: { content: string; seconds?: number }[];
  claims?: Claim[];
}

function wallOf({ texts, places, claims = [] }: Part): Wall {
  const list: PlaylistRule = {
    id: 'list',
    name: '日常',
    places: (places ?? texts.map((_, index) => ({ content: `m${index}` }))).map((place) => ({
      kind: 'maxim',
      ...manner,
      ...place,
    })),
  };
  return {
    playlists: new Map([['list', list]]),
    claimsOn: () => claims,
    published: (_kind, id) => {
      const text = texts[Number(id.slice(1))];
      return text === undefined ? null : maximRow(text);
    },
    candidates: () => [],
  };
}

const compile = (part: Part, now = NOW, screen = SCREEN) =>
  programmeOf(new Compiler(wallOf(part)).compile(screen, now), null);

describe('compiling a programme', () => {
  it('gives equal text for equal walls, and another revision for another word', () => {
    const one = compile({ texts: ['甲', '乙'] });
    expect(JSON.stringify(compile({ texts: ['甲', '乙'] }, NOW + 3600_000))).toBe(
      JSON.stringify(one),
    );
    expect(compile({ texts: ['甲', '丙'] }).revision).not.toBe(one.revision);
  });

  it('has another revision for anything that is another, and for nothing else', () => {
    const { revision, ...body } = compile({ texts: ['甲'] });
    const others = [
      compile({ texts: ['甲'] }, NOW, { ...SCREEN, name: '二楼' }),
      compile({ texts: ['甲'] }, NOW, { ...SCREEN, timezone: 'Asia/Tokyo' }),
      compile({ texts: ['甲'] }, NOW + 24 * 3600_000),
      compile({ texts: ['甲'], places: [{ content: 'm0', seconds: 20 }] }),
      compile({ texts: ['甲'], places: [{ content: 'm0' }, { content: 'm0' }] }),
    ];
    const revisions = new Set([revision, ...others.map((other) => other.revision)]);
    expect(revisions.size).toBe(others.length + 1);
    // Who may see it is not shown; the programme is the same and so is its revision.
    const same = compile({ texts: ['甲'] }, NOW, { ...SCREEN, group: 'g', audience: 'internal' });
    expect(same).toEqual({ revision, ...body });
  });

  it('leaves out what may not be shown, and falls to empty when nothing is left', () => {
    const partly = compile({ texts: ['甲'], places: [{ content: 'm0' }, { content: 'm9' }] });
    expect(partly.playlists['list']?.slides).toEqual(['maxim-m0']);
    const empty = compile({ texts: [], places: [{ content: 'm9' }] });
    expect(empty).toMatchObject({
      playlists: {},
      slides: {},
      fallback: null,
      spans: [{ playlist: null, because: { rule: 'empty' } }],
    });
  });

  it('lets the next in line play where a scheduled list has nothing to show', () => {
    const claim: Claim = {
      rule: 'schedule',
      id: 'x',
      name: '空单',
      playlist: 'none',
      when: ALWAYS,
      priority: 99,
      direct: true,
    };
    const programme = compile({ texts: ['甲'], claims: [claim] });
    expect(programme.spans.map(({ because }) => because.rule)).toEqual(['fallback']);
  });

  it('skips a list only on the days and at the hours that it has nothing to show', () => {
    const texts = ['甲', '乙'];
    const wall = wallOf({ texts, places: [{ content: 'm0' }] });
    const place = (part: { content: string; validFrom?: string; validUntil?: string }) => ({
      kind: 'maxim' as const,
      ...manner,
      ...part,
    });
    const claim = (playlist: string, priority: number): Claim => ({
      rule: 'schedule',
      id: playlist,
      name: playlist,
      playlist,
      when: ALWAYS,
      priority,
      direct: true,
    });
    const lists: PlaylistRule[] = [
      {
        id: 'brief',
        name: '限时',
        places: [
          place({ content: 'm1', validUntil: '2026-11-23T06:00:00Z' }),
          place({
            content: 'm1',
            validFrom: '2026-11-25T02:00:00Z',
            validUntil: '2026-11-25T03:00:00Z',
          }),
          place({
            content: 'm1',
            validFrom: '2026-11-25T03:00:00Z',
            validUntil: '2026-11-25T04:00:00Z',
          }),
        ],
      },
      {
        id: 'past',
        name: '过期',
        places: [place({ content: 'm1', validUntil: '2026-11-01T00:00:00Z' })],
      },
    ];
    const by = new Compiler({
      ...wall,
      playlists: new Map([...wall.playlists, ...lists.map((list) => [list.id, list] as const)]),
      claimsOn: () => [claim('brief', 90), claim('past', 99)],
    });
    const programme = programmeOf(by.compile(SCREEN, NOW), null);
    expect(programme.spans.map(({ to, playlist }) => [to, playlist])).toEqual([
      ['2026-11-23T06:00:00.000Z', 'brief'],
      ['2026-11-25T02:00:00.000Z', 'list'],
      ['2026-11-25T04:00:00.000Z', 'brief'],
      ['2026-11-30T16:00:00.000Z', 'list'],
    ]);
    expect(Object.keys(programme.playlists).sort()).toEqual(['brief', 'list']);
  });

  it('gives the same content one id, and another where its timing differs', () => {
    const places = [{ content: 'm0' }, { content: 'm0' }, { content: 'm0', seconds: 30 }];
    const [first, second, third] =
      compile({ texts: ['甲'], places }).playlists['list']?.slides ?? [];
    expect([first, second]).toEqual(['maxim-m0', 'maxim-m0']);
    expect(third).toMatch(/^maxim-m0~[\w-]{6}$/);
  });

  it('makes again only what it was told to forget, and then says the same as from scratch', () => {
    const texts = ['甲', '乙'];
    const compiler = new Compiler(wallOf({ texts }));
    const before = compiler.compile(SCREEN, NOW);
    expect(compiler.compile({ ...SCREEN, id: 'other' }, NOW).common).toBe(before.common);
    texts[1] = '丙';
    expect(compiler.compile(SCREEN, NOW).common).toBe(before.common);
    compiler.forgetContent({ kind: 'maxim', content: 'm1' });
    const after = compiler.compile(SCREEN, NOW);
    expect(programmeOf(after, null)).toEqual(compile({ texts }));
    texts[1] = '乙';
    compiler.forgetContent({ kind: 'maxim', content: 'm1' });
    expect(compiler.compile(SCREEN, NOW).common).toBe(before.common);
  });

  it('says why it leaves out what is not ready', () => {
    const file = (part: object) => ({ name: '荷.png', mime: 'image/png', formats: null, ...part });
    const row = (part: object) => ({ title: '荷', views: [{ image: file(part), alt: '荷' }] });
    const ready = {
      card: { url: '/c', mime: 'image/webp', sha256: 'a', bytes: 1, width: 9, height: 9 },
    };
    expect(prepare('artwork', row({ renditionState: 'pending' }), SCREEN)).toEqual({
      reason: '“荷.png”的派生图正在生成',
    });
    expect(
      prepare('artwork', row({ renditionState: 'failed', renditionFault: '已损坏' }), SCREEN),
    ).toEqual({
      reason: '没有可播的作品图：“荷.png”已损坏',
    });
    expect(prepare('artwork', row({ formats: ready }), SCREEN)).toMatchObject({ kind: 'artwork' });
    const partly = row({ formats: ready });
    partly.views.push({
      image: file({ renditionState: 'failed', renditionFault: '已损坏' }),
      alt: '背面',
    });
    expect(prepare('artwork', partly, SCREEN)).toMatchObject({
      content: { views: [{ alt: '荷' }] },
      lacks: '画面照常播出，但缺：“荷.png”已损坏',
    });
    const waits = { ...row({ formats: ready }) };
    waits.views.push({ image: file({ renditionState: 'pending' }), alt: '背面' });
    expect(prepare('artwork', waits, SCREEN)).toHaveProperty('reason');
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: null, c: [2, '三'] } })).toBe(
      '{"a":{"c":[2,"三"],"d":null},"b":1}',
    );
  });

  it('means the same as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('which file fits a screen', () => {
  const format = (box: number) => ({
    url: `/${box}`,
    mime: 'image/webp',
    sha256: 'a'.repeat(64),
    bytes: box,
    width: box,
    height: box,
  });
  const picture = (formats: FileRow['formats']): FileRow => ({
    url: '/master',
    mime: 'image/jpeg',
    sha256: 'b',
    bytes: 1,
    width: 9,
    height: 9,
    formats,
  });
  const all = { card: format(750), 'screen-hd': format(1920), 'screen-4k': format(3840) };

  it.each([
    [{ width: 1920, height: 1080 }, all, '/1920'],
    [{ width: 1080, height: 1920 }, all, '/1920'],
    [{ width: 1366, height: 768 }, all, '/1920'],
    [{ width: 3840, height: 2160 }, all, '/3840'],
    [{ width: 7680, height: 4320 }, all, '/3840'],
    [{ width: 3840, height: 2160 }, { card: all.card, 'screen-hd': all['screen-hd'] }, '/1920'],
    [{ width: 1920, height: 1080 }, { card: all.card }, '/750'],
  ])('%j takes the right rendition', (screen, formats, url) => {
    expect(assetFor(picture(formats), screen)?.url).toBe(url);
  });

  it('never shows a master picture, and shows a film as it is', () => {
    expect(assetFor(picture(null), SCREEN)).toBeNull();
    expect(assetFor({ ...picture(null), mime: 'video/mp4', bytes: '7' }, SCREEN)).toMatchObject({
      url: '/master',
      bytes: 7,
    });
    expect(assetFor(null, SCREEN)).toBeNull();
  });
});

describe('a film stays', () => {
  const video = { url: '/f.mp4', mime: 'video/mp4', sha256: 'f'.repeat(64), bytes: 7, name: 'f' };
  it.each([
    ['as long as its file plays, whatever its entry says', { film: { seconds: 15.76 } }, 90, 16],
    ['as long as its entry says, where the file does not', { film: null }, 90, 90],
    ['a minute, where neither says', {}, null, 60],
  ])('%s', (_, facts, runtimeSeconds, seconds) => {
    const row = { title: '片', video: { ...video, ...facts }, runtimeSeconds };
    expect(prepare('film', row, SCREEN)).toMatchObject({ kind: 'film', seconds });
  });
});

describe('a maxim', () => {
  it('of blanks only is not shown, and says why', () => {
    expect(prepare('maxim', maximRow(' \n\u3000'), SCREEN)).toEqual({ reason: '没有可播的文字' });
  });
});

describe('what is read stays', () => {
  const story = (length: number) => ({ title: '家', family: '某家', body: '字'.repeat(length) });
  const secondsOf = (made: ReturnType<typeof prepare>) => (made as Prepared).seconds;

  it.each([
    [100, 40],
    [1000, 200],
    [6000, 600],
  ])('a story of %i characters, %i s', (length, seconds) => {
    expect(secondsOf(prepare('family_story', story(length), SCREEN))).toBe(seconds);
  });

  it.each([
    [60, 60],
    [10, 50],
    [600, 600],
  ])('a bulletin whose longest voice has %i characters, %i s', (length, seconds) => {
    const row = { discipline: { text: '短' }, law: { text: '字'.repeat(length) } };
    expect(secondsOf(prepare('bulletin', row, SCREEN))).toBe(seconds);
  });

  const video = { url: '/f.mp4', mime: 'video/mp4', sha256: 'f'.repeat(64), bytes: 7, name: 'f' };
  it.each([
    ['measured', { film: { seconds: 95.2 } }, 96],
    ['not measured', {}, 40],
  ])('a filmed story as long as its film, %s, whatever the playlist says', (_, facts, seconds) => {
    const row = { ...story(100), form: 'filmed', video: { ...video, ...facts } };
    const prepared = prepare('family_story', row, SCREEN) as Prepared;
    expect(slideOf(prepared, { ...manner, seconds: 12 }).seconds).toBe(seconds);
    const told = prepare('family_story', story(100), SCREEN) as Prepared;
    expect(slideOf(told, { ...manner, seconds: 12 }).seconds).toBe(12);
  });
});

describe('what the client accepts', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.8, br;q=0', 'gzip'],
    ['br;q=0.2, gzip;q=0.9', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['zstd', 'identity'],
    ['br;q=nonsense', 'identity'],
  ])('%s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });

  it('compares tags weakly', () => {
    expect(['"a"', 'W/"a"', '"b", "a"', '*'].map((header) => matchesTag(header, '"a"'))).toEqual(
      Array(4).fill(true),
    );
    expect(['"b"', 'a', '', undefined].map((header) => matchesTag(header, '"a"'))).toEqual(
      Array(4).fill(false),
    );
  });
});

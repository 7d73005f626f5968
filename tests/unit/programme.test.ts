import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, revisionOf } from '../../src/api/wall/programme/canonical';
import { compileProgramme, type Material } from '../../src/api/wall/programme/compile';
import { prepare } from '../../src/api/wall/programme/contents';
import { chooseEncoding, matchesTag } from '../../src/api/wall/programme/encoding';
import { assetFor, type FileRow } from '../../src/api/wall/programme/renditions';

const NOW = Date.parse('2026-11-23T04:00:00Z');
const SCREEN = {
  id: 's',
  name: '大厅',
  timezone: 'Asia/Shanghai',
  width: 1920,
  height: 1080,
  fallback: 'list',
};
const maximRow = (text: string) => ({ text, kind: 'verse', background: 'xuan', themes: [] });

function material(
  texts: string[],
  places = texts.map((_, index) => ({ content: `m${index}` })),
): Material {
  const list = {
    id: 'list',
    name: '日常',
    places: places.map((place) => ({
      kind: 'maxim' as const,
      seconds: null,
      transition: 'fade' as const,
      validFrom: null,
      validUntil: null,
      ...place,
    })),
  };
  return {
    screen: SCREEN,
    schedules: [],
    playlists: new Map([['list', list]]),
    contentOf: (kind, id) => {
      const text = texts[Number(id.slice(1))];
      return text === undefined ? null : prepare(kind, maximRow(text), SCREEN);
    },
  };
}

describe('compiling a programme', () => {
  it('gives equal text for equal material, and another revision for another word', () => {
    const one = compileProgramme(material(['甲', '乙']), NOW);
    expect(JSON.stringify(compileProgramme(material(['甲', '乙']), NOW + 3600_000))).toBe(
      JSON.stringify(one),
    );
    expect(compileProgramme(material(['甲', '丙']), NOW).revision).not.toBe(one.revision);
  });

  it('makes the revision the hash of everything below it', () => {
    const { schema, revision, ...body } = compileProgramme(material(['甲']), NOW);
    expect(schema).toBe(1);
    expect(revision).toBe(revisionOf(body));
  });

  it('leaves out what may not be shown, and falls to empty when nothing is left', () => {
    const partly = compileProgramme(material(['甲'], [{ content: 'm0' }, { content: 'm9' }]), NOW);
    expect(partly.playlists['list']?.slides).toEqual(['maxim-m0']);
    const empty = compileProgramme(material([], [{ content: 'm9' }]), NOW);
    expect(empty).toMatchObject({
      playlists: {},
      slides: {},
      fallback: null,
      spans: [{ playlist: null, because: { rule: 'empty' } }],
    });
  });

  it('lets the next in line play where a scheduled list has nothing to show', () => {
    const base = material(['甲']);
    const schedule = {
      id: 'x',
      name: '空单',
      playlist: 'none',
      startsOn: null,
      endsOn: null,
      priority: 99,
      direct: true,
    };
    const programme = compileProgramme({ ...base, schedules: [schedule] }, NOW);
    expect(programme.spans.map(({ because }) => because.rule)).toEqual(['fallback']);
  });

  it('gives the same content one id, and another where its timing differs', () => {
    const places = [{ content: 'm0' }, { content: 'm0' }, { content: 'm0', seconds: 30 }];
    const programme = compileProgramme(material(['甲'], places), NOW);
    expect(programme.playlists['list']?.slides).toEqual(['maxim-m0', 'maxim-m0', 'maxim-m0~2']);
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

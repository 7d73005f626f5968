import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Programme, Slide } from '../../../src/api/wall/programme/types';
import { slidesAt } from '../../../src/api/wall/keeper/moment';
import { smilOf } from '../../../src/api/wall/smil/document';
import { noticePageOf, pageOf } from '../../../src/api/wall/smil/page';
import { segmentsOf } from '../../../src/api/wall/smil/timeline';
import { nextPosition, playlistAt } from '../../../src/web/screen/rules/spans';
import { all, readXml } from '../../support/xml';

const HOUR = 3_600_000;
const START = Date.parse('2026-09-24T16:00:00.000Z');
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

const maxim = (changes: Partial<Slide> = {}, lines = ['清风徐来。']): Slide =>
  ({
    kind: 'maxim',
    seconds: 15,
    transition: 'fade',
    content: {
      lines,
      kind: 'verse',
      author: null,
      era: null,
      source: null,
      annotation: null,
      themes: [],
      background: 'xuan',
    },
    assets: [],
    validFrom: null,
    validUntil: null,
    ...changes,
  }) as Slide;

const because = { rule: 'schedule' as const, name: '排期', detail: null };

function programme(changes: Partial<Programme> = {}): Programme {
  return {
    schema: 1,
    revision: 'sha256-0',
    screen: { id: 's', name: '屏', timezone: 'Asia/Shanghai', width: 1920, height: 1080 },
    horizon: { from: at(0), to: at(192) },
    spans: [
      { from: at(0), to: at(9), playlist: 'night', because },
      { from: at(9), to: at(192), playlist: 'day', because },
    ],
    playlists: {
      night: { title: '夜', slides: ['a'] },
      day: { title: '昼', slides: ['b', 'c'] },
    },
    slides: { a: maxim(), b: maxim(), c: maxim() },
    assets: {},
    fallback: null,
    notice: null,
    ...changes,
  };
}

const hours = (given: Programme) =>
  segmentsOf(given).map(({ from, to, slides, notice }) => [
    (from - START) / HOUR,
    to === null ? null : (to - START) / HOUR,
    notice ? 'notice' : slides.join(''),
  ]);

describe('a programme as segments', () => {
  it('goes on with the last that shows something', () => {
    const slides = {
      a: maxim(),
      b: maxim({ validUntil: at(20) }),
      c: maxim({ validUntil: at(30) }),
    };
    expect(hours(programme({ slides }))).toEqual([
      [0, 9, 'a'],
      [9, 20, 'bc'],
      [20, null, 'c'],
    ]);
  });

  it('shows the fallback where a list has nothing valid, as the player does', () => {
    const slides = { a: maxim({ validUntil: at(100) }), b: maxim({ validUntil: at(20) }) };
    const given = programme({ slides, fallback: 'night' });
    expect(hours(given)).toEqual([
      [0, 9, 'a'],
      [9, 20, 'b'],
      [20, null, 'a'],
    ]);
    for (const hour of [0, 9, 19, 20, 99, 100]) {
      const instant = START + hour * HOUR;
      const playlist = playlistAt(given, instant);
      expect(slidesAt(given, playlist, instant)[0]?.id).toBe(
        nextPosition(given, instant, null)?.slide,
      );
    }
  });

  it('follows the spans, and the last one does not end', () => {
    expect(hours(programme())).toEqual([
      [0, 9, 'a'],
      [9, null, 'bc'],
    ]);
  });

  it('is cut where a slide becomes valid and where it stops being so', () => {
    const slides = { a: maxim(), b: maxim({ validFrom: at(12), validUntil: at(20) }), c: maxim() };
    expect(hours(programme({ slides }))).toEqual([
      [0, 9, 'a'],
      [9, 12, 'c'],
      [12, 20, 'bc'],
      [20, null, 'c'],
    ]);
  });

  it('leaves a gap where nothing is valid, and where a span is empty', () => {
    const slides = { a: maxim({ validUntil: at(3) }), b: maxim(), c: maxim() };
    expect(hours(programme({ slides }))).toEqual([
      [0, 3, 'a'],
      [9, null, 'bc'],
    ]);
  });

  it('is covered by a notice until it expires', () => {
    const notice = { id: 'n', level: 'urgent' as const, text: '演练', expiresAt: at(10) };
    expect(hours(programme({ notice }))).toEqual([
      [0, 10, 'notice'],
      [10, null, 'bc'],
    ]);
  });

  const edge = fc.option(fc.integer({ min: -10, max: 200 }).map(at), { nil: null });
  const slide = fc
    .tuple(edge, edge)
    .map(([validFrom, validUntil]) => maxim({ validFrom, validUntil }));

  it('shows at every moment just what is valid then', () => {
    fc.assert(
      fc.property(slide, slide, slide, fc.integer({ min: 0, max: 190 }), (a, b, c, hour) => {
        const given = programme({ slides: { a, b, c } });
        const now = START + hour * HOUR + 1;
        const segment = segmentsOf(given).find(
          ({ from, to }) => from <= now && now < (to ?? Infinity),
        );
        const list = hour < 9 ? ['a'] : ['b', 'c'];
        const valid = list.filter((id) => {
          const { validFrom, validUntil } = given.slides[id] as Slide;
          return (
            (validFrom === null || Date.parse(validFrom) <= now) &&
            (validUntil === null || now < Date.parse(validUntil))
          );
        });
        // After the last that shows something, that goes on.
        if (valid.length === 0) expect(segment?.to ?? null).toBeNull();
        else expect(segment?.slides).toEqual(valid);
      }),
    );
  });
});

const links = {
  asset: ({ url }: { url: string }) => url,
  page: (id: string) => `/pages/${id}?a=1&b=2`,
  noticePage: () => '/pages/notice',
};

describe('the document', () => {
  it("gives wall clock times of the screen's own zone", () => {
    const screen = { ...programme().screen, timezone: 'Europe/London' };
    const [first, second] = all(readXml(smilOf(programme({ screen }), links)), 'seq');
    expect(first?.attributes).toMatchObject({
      begin: 'wallclock(2026-09-24T17:00:00)',
      end: 'wallclock(2026-09-25T02:00:00)',
    });
    expect(second?.attributes['begin']).toBe('wallclock(2026-09-25T02:00:00)');
    expect(first?.children[0]?.attributes['src']).toBe('/pages/a?a=1&b=2');
  });

  it('is well-formed whatever things are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const screen = { ...programme().screen, name };
        const [title] = all(readXml(smilOf(programme({ screen }), links)), 'meta');
        expect(title?.attributes['name']).toBe('title');
      }),
      { numRuns: 50 },
    );
  });

  it('is still a document where nothing plays', () => {
    const empty = programme({ spans: [], playlists: {}, slides: {} });
    expect(all(readXml(smilOf(empty, links)), 'seq')).toEqual([]);
  });
});

describe('a page of text', () => {
  it('holds what is said, and no markup of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const html = pageOf(maxim({}, [`<b>${text}</b>`]));
        expect(html).not.toContain('<b>');
        expect(html.match(/<p>/g)).toHaveLength(1);
      }),
    );
    const notice = {
      id: 'n',
      level: 'info' as const,
      text: '<script>alert(1)</script>',
      expiresAt: '',
    };
    expect(noticePageOf(notice)).not.toContain('<script>');
  });
});

import { readProgramme } from '../../../src/web/screen/rules/validate';
import { zoneToShow } from '../../../src/web/screen/rules/zone';

const span = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z', playlist: 'p' };
const always = { validFrom: null, validUntil: null };
const maxim = {
  ...always,
  kind: 'maxim',
  seconds: 5,
  content: { lines: ['清风'], themes: [] },
  assets: [],
};
const file = { url: '/uploads/a.jpg', mime: 'image/jpeg', bytes: 9, sha256: 'a'.repeat(64) };
const artwork = (asset: string, assets = [asset]) => ({
  ...always,
  kind: 'artwork',
  seconds: 5,
  content: { title: '画', views: [{ asset }] },
  assets,
});
const answer = (change: Record<string, unknown> = {}) => ({
  schema: 1,
  revision: 'sha256-1',
  screen: { id: '1', name: '大厅', timezone: 'Asia/Shanghai' },
  spans: [span],
  playlists: { p: { title: '', slides: ['a'] } },
  slides: { a: maxim },
  assets: {},
  fallback: null,
  notice: null,
  ...change,
});

describe('reading an answer of the feed', () => {
  it('takes a programme', () => {
    expect(readProgramme(answer())).toEqual(answer());
  });

  it.each([
    ['a page of a captive portal', '<html></html>'],
    ['nothing', null],
    ['a list', []],
    ['another schema', answer({ schema: 2 })],
    ['no revision', answer({ revision: undefined })],
    ['no slides', answer({ slides: undefined })],
    ['no spans', answer({ spans: undefined })],
    ['a span without times', answer({ spans: [{ playlist: 'p' }] })],
    ['a playlist without slides', answer({ playlists: { p: {} } })],
    [
      'a gap between spans',
      answer({
        spans: [span, { ...span, from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z' }],
      }),
    ],
    ['a span that ends before it begins', answer({ spans: [{ ...span, to: span.from }] })],
    ['a span of a list that is not there', answer({ spans: [{ ...span, playlist: 'q' }] })],
    ['a fallback that is not there', answer({ fallback: 'q' })],
    ['a place without a time zone', answer({ screen: { name: '大厅' } })],
  ])('refuses %s', (_, value) => {
    expect(readProgramme(value)).toBeNull();
  });

  it('leaves out slides it cannot show', () => {
    const slides = {
      a: maxim,
      hologram: { ...maxim, kind: 'hologram' },
      endless: { ...maxim, seconds: 0 },
      incomplete: { ...maxim, assets: ['missing'] },
      hollow: { ...maxim, content: null },
      constructor: { ...maxim, kind: 'constructor' },
      textless: { ...maxim, content: { lines: [], themes: [] } },
      timeless: { ...maxim, validFrom: 'soon' },
      open: { ...maxim, validUntil: undefined },
      work: artwork('good'),
      stray: artwork('other', ['good']),
      foreign: artwork('foreign'),
      unproven: artwork('unproven'),
    };
    const assets = {
      good: file,
      other: file,
      foreign: { ...file, url: 'https://elsewhere.example/a.jpg' },
      unproven: { ...file, sha256: 'none' },
    };
    const read = readProgramme(answer({ slides, assets }));
    expect(Object.keys(read?.slides ?? {})).toEqual(['a', 'work']);
  });

  it('plays at a place whose time zone it does not know, and writes times as in Beijing', () => {
    const screen = { id: '1', name: '大厅', timezone: 'Mars/Olympus' };
    expect(readProgramme(answer({ screen }))?.screen).toEqual(screen);
    expect(['Mars/Olympus', undefined, 'Europe/London'].map(zoneToShow)).toEqual([
      'Asia/Shanghai',
      'Asia/Shanghai',
      'Europe/London',
    ]);
  });

  it('plays a programme whose notice it cannot read', () => {
    expect(readProgramme(answer({ notice: { id: 'n', level: 'loud' } }))?.notice).toBeNull();
  });
});

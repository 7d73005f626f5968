import { readProgramme } from '../../../src/web/screen/rules/validate';

const span = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z', playlist: 'p' };
const maxim = { kind: 'maxim', seconds: 5, content: { lines: ['清风'] }, assets: [] };
const answer = (change: Record<string, unknown> = {}) => ({
  schema: 1,
  revision: 'sha256-1',
  screen: { id: '1', name: '大厅' },
  spans: [span],
  playlists: { p: { title: '', slides: ['a'] } },
  slides: { a: maxim },
  assets: {},
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
    };
    expect(Object.keys(readProgramme(answer({ slides }))?.slides ?? {})).toEqual(['a']);
  });
});

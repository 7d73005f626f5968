import type { Asset, Programme, Slide } from '../../../src/api/wall/programme/types';
import { programmeToPlay, surviving } from '../../../src/web/screen/rules/staging';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const asset = (name: string): Asset => ({
  url: `/uploads/${name}`,
  mime: 'image/jpeg',
  bytes: 1,
  sha256: name.repeat(64).slice(0, 64),
  width: null,
  height: null,
});
const slide = (title: string, file: string | null = null): Slide =>
  ({
    kind: 'bulletin',
    seconds: 5,
    transition: 'fade',
    content: { title },
    assets: file ? [file] : [],
    validFrom: null,
    validUntil: null,
  }) as never;

const programme = (
  revision: string,
  slides: Record<string, Slide>,
  change: Partial<Programme> = {},
): Programme => ({
  schema: 1,
  revision,
  screen: { id: '1', name: '大厅', timezone: 'Asia/Shanghai', width: 1920, height: 1080 },
  horizon: { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' },
  spans: [
    {
      from: '2026-03-01T00:00:00Z',
      to: '2026-03-02T00:00:00Z',
      playlist: 'list',
      because: { rule: 'schedule', name: null } as never,
    },
  ],
  playlists: { list: { title: '', slides: Object.keys(slides) } },
  slides,
  assets: Object.fromEntries('abcdef'.split('').map((name) => [name, asset(name)])),
  fallback: null,
  notice: null,
  ...change,
});

/** Files that are here, by name. */
const here =
  (...files: string[]) =>
  ({ slides }: Programme, id: string) =>
    (slides[id]?.assets ?? []).every((file) => files.includes(file));

const before = programme('old', { one: slide('一', 'a'), two: slide('二', 'b') });

describe('which programme plays', () => {
  it('is the newest as soon as one slide of its list is here', () => {
    const latest = programme('new', { two: slide('二', 'b'), three: slide('三', 'c') });
    expect(programmeToPlay(latest, before, NOW, here('a', 'b'))).toBe(latest);
  });

  it('is what the newest leaves of the one before, until then', () => {
    const latest = programme(
      'new',
      { two: slide('二', 'b'), three: slide('三', 'c') },
      { playlists: { list: { title: '', slides: ['three'] } } },
    );
    const plays = programmeToPlay(latest, before, NOW, here('a', 'b'));
    expect(plays.revision).toBe('old');
    expect(Object.keys(plays.slides)).toEqual(['two']);
    expect(programmeToPlay(latest, before, NOW, here('a', 'b', 'c'))).toBe(latest);
  });

  it('is the newest with nothing, where it leaves nothing of the one before', () => {
    const latest = programme('new', { three: slide('三', 'c') });
    expect(programmeToPlay(latest, before, NOW, here('a', 'b'))).toBe(latest);
  });

  it('is the newest at once where that has nothing scheduled', () => {
    const latest = programme('new', {}, { spans: [{ ...before.spans[0]!, playlist: null }] });
    expect(programmeToPlay(latest, before, NOW, here('a', 'b'))).toBe(latest);
  });

  it('keeps nothing that was mended, in its text or in its files', () => {
    const mended = programme('new', { one: slide('一，改', 'a'), two: slide('二', 'b') });
    expect(Object.keys(surviving(before, mended).slides)).toEqual(['two']);
    const refiled = programme('new', { one: slide('一', 'a'), two: slide('二', 'b') });
    refiled.assets = { ...refiled.assets, a: asset('f') };
    expect(Object.keys(surviving(before, refiled).slides)).toEqual(['two']);
  });
});

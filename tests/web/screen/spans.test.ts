import type { Programme, Slide } from '../../../src/api/wall/programme/types';
import { isValidAt, spanAt } from '../../../src/api/wall/programme/instant';
import { nextPosition, playlistAt } from '../../../src/web/screen/rules/spans';

const at = (time: string) => Date.parse(`2026-03-01T${time}:00Z`);
const slide = (validFrom: string | null = null, validUntil: string | null = null): Slide => ({
  kind: 'bulletin',
  seconds: 5,
  transition: 'fade',
  content: {} as never,
  assets: [],
  validFrom,
  validUntil,
});

const programme = (change: Partial<Programme> = {}): Programme => ({
  schema: 1,
  revision: 'sha256-1',
  screen: { id: '1', name: '大厅', timezone: 'Asia/Shanghai', width: 1920, height: 1080 },
  horizon: { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' },
  spans: [
    {
      from: '2026-03-01T00:00:00Z',
      to: '2026-03-01T12:00:00Z',
      playlist: 'day',
      because: { rule: 'schedule', name: '白天', detail: null },
    },
    {
      from: '2026-03-01T12:00:00Z',
      to: '2026-03-02T00:00:00Z',
      playlist: null,
      because: { rule: 'empty', name: null, detail: null },
    },
  ],
  playlists: {
    day: { title: '白天', slides: ['a', 'b', 'c'] },
    spare: { title: '垫播', slides: ['z'] },
  },
  slides: { a: slide(), b: slide(), c: slide(), z: slide() },
  assets: {},
  fallback: null,
  notice: null,
  ...change,
});

const next = (source: Programme, id: string, index: number, unfit?: Set<string>) =>
  nextPosition(source, at('10:00'), { playlist: 'day', slide: id, index }, unfit)?.slide;

describe('what plays when', () => {
  it('takes spans as half-open', () => {
    expect(playlistAt(programme(), at('00:00'))).toBe('day');
    expect(spanAt(programme(), at('11:59'))?.playlist).toBe('day');
    expect(spanAt(programme(), at('12:00'))?.playlist).toBeNull();
  });

  it('plays the fallback beyond the horizon', () => {
    const late = Date.parse('2026-04-01T00:00:00Z');
    expect(spanAt(programme(), late)).toBeNull();
    expect(playlistAt(programme({ fallback: 'spare' }), late)).toBe('spare');
  });

  it('shows a slide only while it is valid', () => {
    const limited = slide('2026-03-01T09:00:00Z', '2026-03-01T10:00:00Z');
    const times = ['08:59', '09:00', '09:59', '10:00'];
    expect(times.map((time) => isValidAt(limited, at(time)))).toEqual([false, true, true, false]);
  });
});

describe('without a clock', () => {
  it('plays the fallback, and of it what is always valid', () => {
    const spare = programme({
      fallback: 'spare',
      playlists: { day: { title: '', slides: ['a'] }, spare: { title: '', slides: ['y', 'z'] } },
      slides: { a: slide(), y: slide('2026-01-01T00:00:00Z'), z: slide() },
    });
    expect(playlistAt(spare, null)).toBe('spare');
    expect(nextPosition(spare, null, null)?.slide).toBe('z');
    expect(isValidAt(slide(null, '2030-01-01T00:00:00Z'), null)).toBe(false);
  });
});

describe('which slide is next', () => {
  it('begins at the first and goes round', () => {
    expect(nextPosition(programme(), at('10:00'), null)?.slide).toBe('a');
    expect(next(programme(), 'a', 0)).toBe('b');
    expect(next(programme(), 'c', 2)).toBe('a');
  });

  it('goes on behind the current slide after a change of the list', () => {
    const changed = programme({ playlists: { day: { title: '', slides: ['c', 'b', 'a'] } } });
    expect(next(changed, 'b', 1)).toBe('a');
  });

  it('puts in place of a withdrawn slide the one that followed it', () => {
    const changed = programme({ playlists: { day: { title: '', slides: ['a', 'c'] } } });
    expect(next(changed, 'b', 1)).toBe('c');
  });

  it('passes over unfit and invalid slides', () => {
    const { slides } = programme();
    expect(next(programme(), 'a', 0, new Set(['b']))).toBe('c');
    const expired = { ...slides, b: slide(null, '2026-03-01T09:00:00Z') };
    expect(next(programme({ slides: expired }), 'a', 0)).toBe('c');
  });

  it('has nothing to show without a list or with nothing fit in it', () => {
    expect(nextPosition(programme(), at('13:00'), null)).toBeNull();
    expect(nextPosition(programme(), at('10:00'), null, new Set(['a', 'b', 'c']))).toBeNull();
  });

  it('falls back where the list of the hour has nothing to show', () => {
    const spare = programme({ fallback: 'spare' });
    expect(nextPosition(spare, at('10:00'), null, new Set(['a', 'b', 'c']))?.slide).toBe('z');
  });
});

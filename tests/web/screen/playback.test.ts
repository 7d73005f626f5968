import { Playback, type Play } from '../../../src/web/screen/engine/playback';
import { film, maxim, programmeOf } from '../../support/programmes';

const files = { get: () => null, release: () => undefined };
/** Longer than any fade may take. */
const FADE = 4500;

let playback: Playback;
let plays: Play[];
let troubles: string[];
let stop: () => void;

/** The engine asks for a page only where a page is: timers and faces. */
const page = {
  window: globalThis,
  document: { fonts: { load: async () => [] } },
};

const leaving = () => playback.frames.get()[0]?.key ?? 0;
const shown = () => playback.position?.slide ?? null;

/** Lets time pass, and what comes with it. */
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

/** The slide that waits behind the one on show has its first picture. */
async function enter(): Promise<void> {
  await pass(1000);
  playback.ready(playback.frames.get()[1]?.key ?? 0);
}

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, page);
  plays = [];
  troubles = [];
  playback = new Playback({
    now: Date.now,
    guess: Date.now,
    elapsed: () => performance.now(),
    has: () => true,
    open: async () => files,
    onPlayed: (play) => plays.push(play),
    onTrouble: (_kind, _slide, why) => troubles.push(why),
  });
  stop = playback.start();
});
afterEach(() => {
  stop();
  jest.useRealTimers();
  Object.keys(page).forEach((name) => Reflect.deleteProperty(globalThis, name));
});

/** The film has had its end, and the verse fades in over it. */
async function overTheFilm(): Promise<number> {
  const asset = { url: '/a', mime: 'video/mp4', bytes: 1, sha256: '', width: null, height: null };
  const slides = {
    film: film('片', 'file', { transition: 'fade' }),
    verse: maxim('清风徐来。', { seconds: 20, transition: 'fade' }),
  };
  playback.setProgramme(programmeOf({ slides, assets: { file: asset } }));
  await enter();
  await pass(FADE);
  expect(shown()).toBe('film');
  playback.end(leaving());
  await enter();
  expect(shown()).toBe('verse');
  return leaving();
}

describe('a film on its way out', () => {
  it.each([
    ['comes to its end', (key: number) => playback.end(key)],
    ['stands still', (key: number) => playback.stall(key)],
    ['breaks', (key: number) => playback.fail(key)],
  ])('%s without a word of the slide after it', async (_, happen) => {
    happen(await overTheFilm());
    expect(troubles).toEqual([]);
    await pass(FADE);
    expect(shown()).toBe('verse');
    await pass(10_000);
    expect(playback.frames.get()).toHaveLength(1);
    await pass(10_000);
    await enter();
    expect(plays.map(({ shown, completed }) => [shown.position.slide, completed])).toEqual([
      ['film', true],
      ['verse', true],
    ]);
  });

  it('and one on show that stands still is left, once, and not counted as whole', async () => {
    const key = await overTheFilm().then(() => playback.frames.get()[1]?.key ?? 0);
    playback.stall(key);
    playback.stall(key);
    expect(troubles).toEqual(['停住不动，已跳过']);
    await pass(FADE);
    await enter();
    expect(plays.map(({ completed }) => completed)).toEqual([true, false]);
  });
});

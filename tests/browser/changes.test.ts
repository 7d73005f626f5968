import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { describeInBrowser, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { current, hang, nextSlide, open, slide } from '../support/gallery';
import { Instance } from '../support/instance';

const MINUTE = 60_000;
const SMALL = { width: 1366, height: 768 };
/** The least that a slide stays. */
const BRIEFLY = 3;

/** Every kind once, and a cut. */
const CHANGES = [
  slide('maxim/shihui-yin', BRIEFLY),
  slide('artwork/plate-lotus', BRIEFLY),
  slide('film/jingjian-jiafeng', BRIEFLY),
  slide('bulletin/mid-autumn', BRIEFLY),
  slide('campaign/education-month', BRIEFLY, { transition: 'none' }),
  slide('family-story/door', BRIEFLY),
  slide('family-story/abacus', BRIEFLY),
];

let instance: Instance;
let browser: Browser;

describeInBrowser('how slides change', () => {
  beforeAll(async () => {
    instance = await Instance.start();
    await hang(instance, [
      { slug: 'changes', slides: CHANGES, screens: [{ slug: 'changes', ...SMALL }] },
      {
        slug: 'stall',
        slides: [slide('film/jingjian-jiafeng'), slide('maxim/shihui-yin', BRIEFLY)],
        screens: [{ slug: 'stall', ...SMALL }],
      },
    ]);
    browser = await launch();
  }, 5 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it(
    'shows no black and no blank frame, before and after every kind',
    async () => {
      const page = await open(browser, instance, 'changes', SMALL);
      await eventually(async () => expect(await current(page)).toBeTruthy(), MINUTE);
      const shown = new Set<string>();
      const frames = await record(page, async () => {
        await eventually(async () => {
          const id = await current(page);
          if (id) shown.add(id);
          await toTheEndOfAFilm(page);
          expect(shown.size).toBe(CHANGES.length);
        }, 3 * MINUTE);
        // Once more into the first, so that the last one is seen to leave.
        await nextSlide(page, new Set([[...shown].at(-1) as string]));
      });
      expect(frames.length).toBeGreaterThan(60);
      for (const [index, frame] of frames.entries()) {
        const { channels } = await sharp(frame).resize(160, 90).toColourspace('srgb').stats();
        const light = channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
        const contrast = Math.max(...channels.map(({ stdev }) => stdev));
        const found = { index, black: light < 16, blank: contrast < 4 };
        expect(found).toEqual({ index, black: false, blank: false });
      }
      await page.close();
    },
    5 * MINUTE,
  );

  it('leaves a film that stands still for fifteen seconds, and no sooner', async () => {
    const page = await open(browser, instance, 'stall', SMALL, { clock: true });
    // The maxim needs no file: it may come first, while the film is still being fetched.
    await eventually(async () => expect(await current(page)).toMatch(/^film/), MINUTE);
    const film = (await current(page)) as string;
    // It stands as it does where a disk or a decoder gives up: no event says so.
    await page.evaluate(() =>
      document.querySelector<HTMLVideoElement>('[data-state="current"] video')?.pause(),
    );
    await page.clock.runFor(8_000);
    expect(await current(page)).toBe(film);
    await page.clock.runFor(9_000);
    expect(await nextSlide(page, new Set([film]))).toMatch(/^maxim/);
    await page.close();
  });
});

/** A film on the wall is let run for a moment, then its end comes; nobody waits for its middle. */
const toTheEndOfAFilm = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const film = document.querySelector<HTMLVideoElement>('[data-state="current"] video');
    if (film && film.currentTime > 1 && film.currentTime < film.duration - 1) {
      film.currentTime = film.duration - 0.5;
    }
  });

/** Every frame that the browser painted while something happened. */
async function record(page: Page, happening: () => Promise<void>): Promise<Buffer[]> {
  const frames: Buffer[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(Buffer.from(data, 'base64'));
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth: 683 });
  await happening();
  await session.send('Page.stopScreencast');
  return frames;
}

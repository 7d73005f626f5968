import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Asset, Programme } from '../../src/api/wall/programme/types';
import { describeInBrowser, keepScreenshot, launch } from '../support/browser';
import { crowding } from '../support/crowding';
import { eventually } from '../support/eventually';
import { FakeWall } from '../support/fakeWall';
import { FILM } from '../support/films';
import { letGo } from '../support/gallery';
import { longestSlides, name } from '../support/longest';
import { programmeOf } from '../support/programmes';
import { openScreen, page as at, pollNow, shows } from '../support/screen';
import { nameOf, SIZES } from '../support/wall';

const MONTH = 30 * 86_400_000;
/** Milliseconds within which a screen has laid itself out for another frame. */
const LAID_OUT = 3000;
const KEPT = ['1920x1080', '1080x1920'];
const CAPTIONS =
  'WEBVTT\n\n00:00.000 --> 00:16.000\n一行字幕至多写二十个字再长就换行\n一行字幕至多写二十个字\n';

const wall = new FakeWall();
let browser: Browser;
let screen: Page;
let programme: Programme;

async function picture(file: string, width: number, height: number): Promise<Asset> {
  const create = { width, height, channels: 3, background: '#6b7f74' } as const;
  return wall.file(file, await sharp({ create }).jpeg().toBuffer(), 'image/jpeg', {
    width,
    height,
  });
}

/** What is crowded at any of the sizes, with the size. */
async function crowdedAnywhere(what: string, within?: string): Promise<string[]> {
  const faults: string[] = [];
  for (const size of SIZES) {
    await screen.setViewportSize(size);
    let found: string[] = [];
    await eventually(async () => {
      found = await crowding(screen, within);
      expect(found).toEqual([]);
    }, LAID_OUT).catch(() => undefined);
    faults.push(...found.map((fault) => `${what} at ${nameOf(size)}: ${fault}`));
    if (KEPT.includes(nameOf(size))) await keepScreenshot(screen, `long-${nameOf(size)}-${what}`);
  }
  return faults;
}

/** Whether the pieces of the brush face for what the verse says are here. */
const brushed = () =>
  screen.evaluate(() => {
    const verse = document.querySelector('[data-state="current"] .verse')?.textContent ?? '';
    const characters = verse.replace(/[，。；]/g, '');
    const loaded = [...document.fonts].filter(
      ({ family, status }) => /Ma Shan Zheng/.test(family) && status === 'loaded',
    );
    return (
      characters !== '' &&
      loaded.length > 0 &&
      document.fonts.check("64px 'Ma Shan Zheng'", characters)
    );
  });

const texts = (selector: string) =>
  screen.locator(`[data-state="current"] ${selector}`).allTextContents();

/** How far a hung picture is from its own proportions; 0 is as it is. */
const distortions = () =>
  screen.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLImageElement>('[data-state="current"] .mount--facing img'),
    ].map((image) => {
      const { width, height } = image.getBoundingClientRect();
      const own = image.naturalWidth / image.naturalHeight;
      return Math.abs(width / height / own - 1);
    }),
  );

describeInBrowser('texts as long as an editor may write them', () => {
  beforeAll(async () => {
    await wall.start();
    browser = await launch();
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const assets = {
      picture: await picture('picture.jpg', 640, 480),
      scroll: await picture('scroll.jpg', 400, 900),
      film: wall.file('film.mp4', readFileSync(FILM), 'video/mp4', { width: 1280, height: 720 }),
      captions: wall.file('film.vtt', Buffer.from(CAPTIONS), 'text/vtt'),
    };
    const files = { picture: 'picture', scroll: 'scroll', film: 'film', captions: 'captions' };
    programme = programmeOf({ slides: longestSlides(files), assets });
    programme.screen.name = name(60);
    wall.publish(programme);
    screen = await openScreen(context, wall);
    await screen.clock.install();
    // A title that comes and goes over its film is looked at while it stands.
    await screen.addStyleTag({
      content: '.film__title { animation: none !important; opacity: 1 !important }',
    });
  });

  afterAll(async () => {
    await browser?.close();
    await wall.stop();
  });

  it('are neither cut off nor laid over one another, on a slide of any kind, at any size', async () => {
    const faults: string[] = [];
    for (const id of Object.keys(programme.slides)) {
      await shows(screen, id);
      faults.push(...(await crowdedAnywhere(id)));
      if (id.startsWith('maxim')) {
        expect(await brushed()).toBe(true);
        expect((await texts('.maxim__credit')).join('')).not.toBe('');
        expect(await texts('.maxim__seal .seal')).toEqual([expect.stringMatching(/^..(..)?$/)]);
      }
      if (id.startsWith('artwork')) {
        expect((await texts('.label__title'))[0]).toContain(name(30));
        expect((await texts('.label__fact')).length).toBe(3);
        expect((await texts('.label__credit')).length).toBe(1);
        expect(await distortions()).toEqual([expect.closeTo(0, 2)]);
      }
      await letGo(screen);
    }
    expect(faults).toEqual([]);
  });

  it('nor in a notice, while a screen rests, and when it says which one it is', async () => {
    const expiresAt = new Date(Date.now() + MONTH).toISOString();
    const notice = { id: 'n1', level: 'urgent', text: name(200), expiresAt } as const;
    const spans = programme.spans.map((span) => ({ ...span, playlist: null }));
    wall.publish({ ...programme, spans, playlists: {}, slides: {}, assets: {}, notice });
    await pollNow(screen);
    await screen.locator('[data-notice]').waitFor();
    const faults = await crowdedAnywhere('notice', '[data-notice]');

    wall.publish({ ...programme, spans, playlists: {}, slides: {}, assets: {} });
    await pollNow(screen);
    await screen.locator('[data-notice]').waitFor({ state: 'detached' });
    await screen.locator('[data-state="current"] [data-page="resting"]').waitFor();
    faults.push(...(await crowdedAnywhere('resting')));

    await eventually(async () => expect(wall.listeners).toBeGreaterThan(0));
    wall.say('identify');
    await screen.locator(at('identity')).waitFor();
    faults.push(...(await crowdedAnywhere('identity', at('identity'))));
    expect(faults).toEqual([]);
  });

  it('and the check itself sees what is cut off, and what lies over something else', async () => {
    const content =
      '<div data-probe><p style="position:fixed;top:0;left:0">上面</p><p style="position:fixed;top:2px;left:2px">下面</p>' +
      '<div style="position:fixed;top:200px;height:10px;overflow:hidden"><p>切掉的字</p></div>' +
      '<div style="position:fixed;top:300px;width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">有意省略的字</div></div>';
    await screen.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), content);
    const found = await crowding(screen, '[data-probe]');
    expect(found).toEqual([
      expect.stringMatching(/cut off.*切掉的字/),
      expect.stringMatching(/上面.*over.*下面/),
    ]);
  });
});

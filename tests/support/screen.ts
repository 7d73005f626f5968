import { expect } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { eventually } from './eventually';
import type { FakeWall } from './fakeWall';
import { keptOn } from './kept';

const PATIENCE = 40_000;

/** Moments at which a wall that had shown something had neither a slide nor a page on it. */
const bareMoments = new WeakMap<Page, string[]>();

/** Looks after every change of the page, not only when a test does. */
async function watch(page: Page): Promise<void> {
  const moments: string[] = [];
  bareMoments.set(page, moments);
  await page.exposeFunction('noteBare', (what: string) => moments.push(what));
  await page.addInitScript(() => {
    let hasBegun = false;
    let wasBare = false;
    new MutationObserver(() => {
      const isBare =
        document.querySelector('.layer--shown, .stage [data-page], .stage--bare') === null;
      hasBegun ||= !isBare;
      if (hasBegun && isBare && !wasBare) {
        const stage = document.querySelector('.stage')?.outerHTML ?? document.body.innerHTML;
        (window as unknown as { noteBare(what: string): void }).noteBare(stage.slice(0, 300));
      }
      wasBare = isBare;
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

/** Whatever happened to them, the screens of a test always had something to show. */
export function expectNeverBare(context: BrowserContext): void {
  for (const page of context.pages()) expect(bareMoments.get(page) ?? []).toEqual([]);
}

/** Opens a screen of a fake wall, provisioned unless told otherwise. */
export async function openScreen(
  context: BrowserContext,
  wall: FakeWall,
  fragment = '#token=token-1',
): Promise<Page> {
  const page = await context.newPage();
  await watch(page);
  await page.goto(`${wall.url}/screen${fragment}`);
  return page;
}

/** The slide that stands alone, or null; and what it says. */
export const standing = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.querySelector('[data-state="current"]')?.getAttribute('data-slide-id') ?? null,
  );

export const shows = (page: Page, slide: string, patience = PATIENCE): Promise<void> =>
  eventually(async () => expect(await standing(page)).toBe(slide), patience);

/** Which slides turn up within a number of changes. */
export async function turnsUp(page: Page, milliseconds: number): Promise<Set<string>> {
  const seen = new Set<string>();
  const until = Date.now() + milliseconds;
  while (Date.now() < until) {
    const id = await standing(page);
    if (id) seen.add(id);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return seen;
}

export const page = (name: string) => `[data-page="${name}"]`;

/** Looks at the pixels: neither black nor one colour all over. */
export async function expectPicture(screen: Page): Promise<void> {
  const shot = await screen.screenshot({ type: 'jpeg', quality: 70 });
  const { channels } = await sharp(shot).resize(160, 90).toColourspace('srgb').stats();
  const light = channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
  const contrast = Math.max(...channels.map(({ stdev }) => stdev));
  expect({ black: light < 12, empty: contrast < 4 }).toEqual({ black: false, empty: false });
}

/** Screens poll at once when their network comes back; waiting for their minute would prove no more. */
export const pollNow = (screen: Page): Promise<boolean> =>
  screen.evaluate(() => window.dispatchEvent(new Event('online')));

/**
 * Lets the screen's minutes pass until an expectation holds. Each is followed by real time: what the
 * minute began talks to a real server, and the next minute would be the end of its patience.
 */
export async function afterTurns(screen: Page, expectation: () => void): Promise<void> {
  for (const patience of [4000, 8000, 16_000, 32_000]) {
    await screen.clock.fastForward(61_000);
    const isTrue = await eventually(async () => expectation(), patience).then(
      () => true,
      () => false,
    );
    if (isTrue) return;
  }
  expectation();
}

/** Bytes of all files that are kept on this screen. */
export const bytesKept = async (screen: Page): Promise<number> =>
  (await keptOn(screen)).files.reduce((sum, { received }) => sum + received, 0);

/** The worker has the whole player: from here on a start needs no network. */
export const shellKept = (screen: Page): Promise<void> =>
  eventually(
    async () =>
      expect(
        await screen.evaluate(async () => {
          const { active } = await navigator.serviceWorker.ready;
          const shell = (await caches.keys()).some((name) => name.startsWith('qingfeng-shell-'));
          return (
            active?.state === 'activated' && shell && navigator.serviceWorker.controller !== null
          );
        }),
      ).toBe(true),
    PATIENCE,
  );

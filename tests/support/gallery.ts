import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually } from './eventually';
import { excerpt } from './excerpt';
import type { Instance } from './instance';
import { keptOn } from './kept';
import type { ScreenSize } from './wall';

/** Longer than any test looks: a slide goes on when a test says so. */
const HELD = 3600;
const MINUTE = 60_000;

type Slide = Record<string, unknown>;

/** A slide about an entry of the sample, by its key. */
export const slide = (key: string, seconds = HELD, more: object = {}): Slide => {
  const kind = key.split('/')[0]?.replace('-', '_') ?? '';
  const field = kind === 'family_story' ? 'familyStory' : kind;
  return { kind, [field]: `@${key}`, seconds, transition: 'fade', ...more };
};

/** A list of slides and the screens that play it. */
export interface Hanging {
  slug: string;
  slides: readonly Slide[];
  screens: readonly ({ slug: string } & ScreenSize)[];
}

/** Loads what the lists show of the sample, and hangs the screens that play them. */
export async function hang(instance: Instance, hangings: readonly Hanging[]): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-gallery-'));
  await excerpt(folder, {
    playlists: hangings.map(({ slug, slides }) => ({
      key: `playlist/${slug}`,
      data: { name: slug, slides },
    })),
    screens: hangings.flatMap(({ slug: list, screens }) =>
      screens.map((screen) => ({
        key: `screen/${screen.slug}`,
        data: {
          ...screen,
          name: `测试屏 ${screen.slug}`,
          timezone: 'Asia/Shanghai',
          audience: 'public',
          fallback: `@playlist/${list}`,
        },
      })),
    ),
  });
  await instance.loadSample(folder);
}

/** Opens a screen with a new token, once the feed has something for it. */
export async function open(
  browser: Browser,
  instance: Instance,
  slug: string,
  viewport: ScreenSize,
  { clock = false, watch }: { clock?: boolean; watch?: (page: Page) => void } = {},
): Promise<Page> {
  const token = await instance.screenToken(slug);
  await eventually(async () => {
    const answer = await fetch(`${instance.url}/api/screen/programme`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (answer.status !== 200) throw new Error(`${slug}: ${answer.status}`);
  });
  const page = await browser.newPage({ viewport });
  watch?.(page);
  if (clock) await page.clock.install();
  await page.goto(`${instance.url}/screen?screen=${slug}#token=${token}`);
  return page;
}

/** The slide that stands on the wall, or null while it changes. */
export const current = (page: Page): Promise<string | null> =>
  page.evaluate(
    () =>
      document
        .querySelector('[data-state="current"]:only-of-type')
        ?.getAttribute('data-slide-id') ?? null,
  );

/** Waits for a slide other than these to stand alone, and says which it is. */
export async function nextSlide(page: Page, seen: ReadonlySet<string>): Promise<string> {
  let found = '';
  await eventually(async () => {
    const id = await current(page);
    if (!id || seen.has(id)) throw new Error(`still ${id}; seen ${seen.size}`);
    found = id;
  }, MINUTE);
  return found;
}

/** Lets a held slide go on: its film to its end, its time to when it is over. */
export async function letGo(page: Page): Promise<void> {
  const hasFilm = await page.evaluate(() => {
    const film = document.querySelector<HTMLVideoElement>('[data-state="current"] video');
    if (film) film.currentTime = film.duration - 0.05;
    return film !== null;
  });
  if (!hasFilm) await page.clock.fastForward(HELD * 1000);
}

/** Turns a held slide to the next of its parts: views of porcelain, pages of a story. */
export const turnPart = (page: Page, parts: number): Promise<void> =>
  page.clock.fastForward(Math.ceil((HELD * 1000) / parts));

/** Waits until every file of the programme is on the screen: one that is not is passed over. */
export const allHere = (page: Page, slug: string): Promise<void> =>
  eventually(async () => {
    const { files, wanted } = await keptOn(page, slug);
    const here = files.filter(({ verified }) => verified).length;
    if (wanted === null || here < wanted) throw new Error(`${here} of ${wanted} files are here`);
  }, 2 * MINUTE);

import type { Page } from 'playwright-core';
import type { Admin, Entry } from './admin';

export interface ScreenSize {
  width: number;
  height: number;
}

/** The frames that the player must fill. */
export const SIZES: readonly ScreenSize[] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
  { width: 1366, height: 768 },
];

export const nameOf = ({ width, height }: ScreenSize): string => `${width}x${height}`;

/** Makes a screen that plays one list. */
export async function makeScreen(
  admin: Admin,
  slug: string,
  size: ScreenSize,
  playlist: Entry,
): Promise<void> {
  await admin.create('api::wall.screen', {
    name: `测试屏 ${slug}`,
    slug,
    ...size,
    timezone: 'Asia/Shanghai',
    audience: 'public',
    fallback: { connect: [playlist] },
  });
}

/** What of a slide sticks out of its frame, or is cut off in its box: words and numbers for people. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const layer = document.querySelector('[data-state="current"]');
    const shows = (element: Element) =>
      element.matches('img, video') ||
      [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
      );
    for (const element of layer?.querySelectorAll('*') ?? []) {
      if (element.closest('svg') || element.closest('[aria-hidden="true"]') || !shows(element)) {
        continue;
      }
      const box = element.getBoundingClientRect();
      const out =
        box.left < -1 ||
        box.top < -1 ||
        box.right > window.innerWidth + 1 ||
        box.bottom > window.innerHeight + 1;
      const edges = [box.left, box.top, box.right, box.bottom].map(Math.round).join(' ');
      if (out && box.width > 0) found.push(`${element.className} ${edges}: ${element.textContent}`);
    }
    return found;
  });
}

/** The columns of the maxim on the wall, as they stand. */
export function columnsShown(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-state="current"] [data-column]')].map(
      ({ textContent }) => textContent ?? '',
    ),
  );
}

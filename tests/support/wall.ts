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

/** What stands on the wall at one moment. */
export interface Standing {
  /** Null between slides. */
  id: string | null;
  /** What sticks out of the frame, in words and numbers for people. */
  sticksOut: string[];
  /** The columns of a maxim. */
  columns: string[];
}

/** Looks at the wall once, so that everything it answers is true of the same slide. */
export function look(page: Page): Promise<Standing> {
  return page.evaluate(() => {
    const layer = document.querySelector('[data-state="current"]');
    const inside = [...(layer?.querySelectorAll('*') ?? [])];
    const shows = (element: Element) =>
      element.matches('img, video') ||
      [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
      );
    const seen = inside.filter(
      (element) => !element.closest('svg, [aria-hidden="true"]') && shows(element),
    );
    const sticksOut = seen.flatMap((element) => {
      const { left, top, right, bottom, width } = element.getBoundingClientRect();
      const fits =
        left >= -1 &&
        top >= -1 &&
        right <= window.innerWidth + 1 &&
        bottom <= window.innerHeight + 1;
      const edges = [left, top, right, bottom].map(Math.round).join(' ');
      return fits || width === 0 ? [] : [`${element.className} ${edges}: ${element.textContent}`];
    });
    return {
      id: layer?.getAttribute('data-slide-id') ?? null,
      sticksOut,
      columns: inside
        .filter((element) => element.hasAttribute('data-column'))
        .map(({ textContent }) => textContent ?? ''),
    };
  });
}

export const columnsShown = async (page: Page): Promise<string[]> => (await look(page)).columns;

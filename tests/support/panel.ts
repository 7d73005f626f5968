import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ACCOUNT } from './admin';
import { eventually } from './eventually';
import type { Instance } from './instance';

/** Signs the first account in at the panel. */
export async function signIn(page: Page, { url }: Instance): Promise<void> {
  await page.goto(`${url}/admin`);
  await page.locator('input[name=email]').fill(ACCOUNT.email);
  await page.locator('input[name=password]').fill(ACCOUNT.password);
  await page.locator('button[type=submit]').click();
  await page.getByRole('link', { name: '屏幕墙' }).waitFor();
}

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page, or with what lies over it, in its own short words. Colours on
 * their way from one to another are no colours yet.
 */
export async function flaws(page: Page, within = 'main'): Promise<string[]> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  // Evaluated, not inserted: the panel's policy lets no script in, and that is right.
  await page.evaluate(axe);
  return page.evaluate(async (part) => {
    const { run } = (window as unknown as { axe: { run: typeof import('axe-core').run } }).axe;
    const { violations } = await run(part, {
      iframes: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, within);
}

/** What has the focus, as a name for people. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') || element?.textContent?.trim() || '';
  });

/** A dialog gives the focus back in the turn after the one in which it goes. */
export const returnsTo = (page: Page, name: string): Promise<void> =>
  eventually(async () => expect(await focused(page)).toBe(name));

/** Goes on with Tab until something of that name has the focus; fails where Tab never gets there. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach “${name}”`);
}

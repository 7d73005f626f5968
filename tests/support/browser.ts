import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type ViewportSize,
} from 'playwright-core';

const ARTIFACTS = path.resolve(__dirname, '../.artifacts');

const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium on this machine, or undefined where there is none. */
const chromiumPath = CANDIDATES.find((file) => file && existsSync(file));

/** `describe` where there is a browser; elsewhere a skip that says so loudly. */
export const describeInBrowser = chromiumPath
  ? describe
  : (((name: string, body: () => void) => {
      process.stderr.write(
        `\n⚠ SKIPPED, no Chromium was found: ${name}\n  Install Chromium or set CHROMIUM_PATH.\n`,
      );
      describe.skip(name, body);
    }) as typeof describe);

const options = (extra: readonly string[]) => ({
  ...(chromiumPath && { executablePath: chromiumPath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
    ...extra,
  ],
});

/** What waits inside a test adds up; a busy machine must not be taken for a broken wall. */
jest.setTimeout(5 * 60_000);

export const launch = (...extra: string[]): Promise<Browser> => chromium.launch(options(extra));

/** A browser on a profile of its own, which survives it as it does on a screen that is switched off. */
export const launchProfile = (folder: string, viewport: ViewportSize): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...options([]), viewport });

/** A screenshot for people to look at, below `tests/.artifacts/`; a 4K one as PNG takes seconds. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(ARTIFACTS, { recursive: true });
  const file = path.join(ARTIFACTS, `${name}.jpg`);
  await page.screenshot({ path: file, type: 'jpeg', quality: 88 });
}

/** Notes every request that leaves the origin; blob and data URLs do not. */
export function outsideRequests(page: Page, origin: string): string[] {
  const outside: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(`${origin}/`)) outside.push(url);
  });
  return outside;
}

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, keepScreenshot, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { FakeWall } from '../support/fakeWall';
import { keptOn } from '../support/kept';
import { artwork, picture, programmeOf } from '../support/programmes';
import {
  expectNeverBare,
  expectPicture,
  openScreen,
  page as pageNamed,
  pollNow,
  shows,
} from '../support/screen';
import { nameOf, SIZES } from '../support/wall';

let browser: Browser;
let context: BrowserContext;
let wall: FakeWall;
let screen: Page;

beforeAll(async () => {
  // A name that is no localhost, for a page that browsers do not take for secure.
  browser = await launch('--host-resolver-rules=MAP wall.test 127.0.0.1');
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wall = new FakeWall();
  await wall.start();
  const work = await picture(wall, 'work');
  wall.publish(programmeOf({ slides: { work: artwork('画', 'work') }, assets: { work } }));
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
});
afterEach(async () => {
  expectNeverBare(context);
  await context.close();
  await wall.stop();
});

const codeShown = async (page: Page) =>
  (await page.locator('.pairing__code').getAttribute('aria-label')) ?? '';

describeInBrowser('pairing', () => {
  it('shows a code at every size, with a QR code of where to approve it, and plays on approval', async () => {
    screen = await openScreen(context, wall, '');
    await eventually(async () => expect(await codeShown(screen)).toBe('7K3M9XQ2'), 20_000);
    expect(await screen.locator('[data-qr]').getAttribute('data-qr')).toBe(
      `${wall.url}/admin/wall/pair?code=7K3M9XQ2`,
    );
    for (const size of SIZES) {
      await screen.setViewportSize(size);
      const outside = await screen.evaluate(() =>
        [...document.querySelectorAll('.pairing__sheet *')]
          .filter((element) => {
            const { left, top, right, bottom } = element.getBoundingClientRect();
            return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
          })
          .map(({ className }) => String(className)),
      );
      expect({ size, outside }).toEqual({ size, outside: [] });
      await keepScreenshot(screen, `pairing-${nameOf(size)}`);
    }
    await screen.reload();
    await eventually(async () => expect(await codeShown(screen)).toBe('7K3M9XQ2'), 20_000);
    wall.approve('token-2');
    await shows(screen, 'work');
    expect(screen.url()).not.toContain('token');
    await screen.reload();
    await shows(screen, 'work');
  });

  it('counts down, takes a fresh code when one has expired, and waits when told to', async () => {
    wall.pairingSeconds = 9;
    screen = await openScreen(context, wall, '');
    await screen.getByText(/配对码还有 0:0\d 有效/).waitFor();
    await eventually(async () => expect(await codeShown(screen)).toBe('7K3M9XQ3'), 20_000);
    wall.instead.set('/api/screen/pairings', (_, response) => {
      response.writeHead(429, { 'Retry-After': '2' }).end('{}');
    });
    await screen.getByText('请求过于频繁').waitFor();
    await expectPicture(screen);
    const asked = wall.count('POST /api/screen/pairings');
    wall.instead.clear();
    await eventually(async () => expect(await codeShown(screen)).toBe('7K3M9XQ4'), 20_000);
    expect(wall.count('POST /api/screen/pairings')).toBe(asked + 1);
  });

  it('plays by a yes to a code that expired before it was asked about again, also after a reload', async () => {
    wall.pairingSeconds = 9;
    // As if the yes had come after the last time that it was asked.
    wall.instead.set('/api/screen/pairings/p1', (_, response) => response.writeHead(202).end('{}'));
    screen = await openScreen(context, wall, '');
    await eventually(async () => expect(await codeShown(screen)).toBe('7K3M9XQ2'), 20_000);
    wall.pairingSeconds = 600;
    await eventually(async () => expect(await codeShown(screen)).toBe('7K3M9XQ3'), 20_000);
    await screen.reload();
    wall.approve('token-2', 'p1');
    wall.instead.clear();
    await shows(screen, 'work');
  });

  it('goes back to a code when its token is revoked, and keeps nothing of what it showed', async () => {
    screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'work');
    expect((await keptOn(screen)).counts).toMatchObject({ manifests: 3, holdings: 1 });

    // A portal that says 401 as well is not our server.
    wall.instead.set('/api/screen/programme', (_, response) => response.writeHead(401).end());
    await pollNow(screen);
    await screen.getByText(/离线/).waitFor();
    await shows(screen, 'work');
    wall.instead.clear();

    wall.tokens.clear();
    await screen.clock.fastForward(61_000);
    await screen.locator(pageNamed('unpaired')).waitFor();
    await eventually(async () => expect(await codeShown(screen)).toMatch(/^7K3M/), 20_000);
    await eventually(async () =>
      expect((await keptOn(screen)).counts).toMatchObject({ manifests: 0, holdings: 0, parts: 0 }),
    );
    await screen.reload();
    await screen.locator(pageNamed('unpaired')).waitFor();
    await expectPicture(screen);
  });

  it('says on plain HTTP that it cannot start without the network, and plays all the same', async () => {
    const origin = wall.url.replace('localhost', 'wall.test');
    screen = await context.newPage();
    await screen.goto(`${origin}/screen`);
    await screen.getByText('此地址未启用 HTTPS').waitFor();
    await screen.goto(`${origin}/screen#token=token-1`);
    await shows(screen, 'work');
    await screen.getByText('未启用 HTTPS：断网时重新开机将无法播放').waitFor();
    await eventually(
      async () => expect(wall.heartbeats[0]).toMatchObject({ secure: false, storage: null }),
      20_000,
    );
    await wall.stop();
    await screen.waitForTimeout(3000);
    await shows(screen, 'work');
    await expectPicture(screen);
  });
});

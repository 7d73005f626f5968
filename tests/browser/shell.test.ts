import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { describeInBrowser, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { FakeWall } from '../support/fakeWall';
import { artwork, film, filmFile, maxim, picture, programmeOf } from '../support/programmes';
import { expectNeverBare, expectPicture, openScreen, shellKept, shows } from '../support/screen';

const WORKER = path.resolve(__dirname, '../../public/web/screen-sw.js');

let browser: Browser;
let context: BrowserContext;
let wall: FakeWall;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wall = new FakeWall();
  await wall.start();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
});
afterEach(async () => {
  expectNeverBare(context);
  await context.close();
  await wall.stop();
});

describeInBrowser('the player itself', () => {
  it('takes a newer version without disturbing the wall, and no half of one', async () => {
    wall.publish(programmeOf({ slides: { a: maxim('清风徐来。', { seconds: 600 }) } }));
    const screen = await openScreen(context, wall);
    await shows(screen, 'a');
    await shellKept(screen);
    const shells = () =>
      screen.evaluate(async () =>
        (await caches.keys()).filter((name) => name.startsWith('qingfeng-shell-')),
      );
    const [old = ''] = await shells();
    const serve = (text: string) =>
      wall.instead.set('/screen-sw.js', (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(text);
      });
    const script = readFileSync(WORKER, 'utf8');
    const version = old.replace('qingfeng-shell-', '');
    const look = () =>
      screen.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update().catch(() => undefined);
        const worker = registration.installing ?? registration.waiting;
        while (worker?.state === 'installing') {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return worker?.state === 'installed';
      });

    // One whose page is not the one it was built with, as in the middle of a deployment.
    serve(
      script.replace(version, '1111').replace(/(url:"\/screen",hash:")[0-9a-f]{8}/, '$100000000'),
    );
    expect(await look()).toBe(false);

    serve(script.replace(version, '2222'));
    expect(await look()).toBe(true);
    await shows(screen, 'a');
    expect(await shells()).toContain(old);
    await screen.waitForFunction(() => performance.now() > 10_500);
    const loaded = screen.waitForEvent('load', { timeout: 30_000 });
    await eventually(async () => expect(wall.listeners).toBe(1));
    wall.say('reload');
    await loaded;
    await shows(screen, 'a');
    await eventually(async () => expect(await shells()).toEqual(['qingfeng-shell-2222']));
  });

  it('goes over to a newer version in its own time where another window has taken it', async () => {
    const [hour, day] = [3_600_000, 86_400_000];
    // Noon in Shanghai.
    wall.clockOffset = 12 * hour - ((Date.now() + 8 * hour) % day);
    wall.publish(programmeOf({ slides: { a: maxim('清风徐来。', { seconds: 3600 }) } }));
    const screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen?screen=b#token=token-1`);
    await shows(screen, 'a');
    await shellKept(screen);
    await screen.evaluate(() => document.body.setAttribute('data-loaded', 'before'));
    const isAnew = async () => (await screen.getAttribute('body', 'data-loaded')) === null;

    const other = await openScreen(context, wall, '?screen=a#token=token-1');
    await shows(other, 'a');
    const script = readFileSync(WORKER, 'utf8').replace(/qingfeng-shell-/, '$&3333');
    wall.instead.set('/screen-sw.js', (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    });
    await other.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      worker?.addEventListener('statechange', () => worker.postMessage('take-over'));
      if (worker?.state === 'installed') worker.postMessage('take-over');
    });
    await eventually(async () => {
      const shells = await screen.evaluate(() => caches.keys());
      expect(shells.filter((name) => /shell-/.test(name))).toEqual([
        expect.stringContaining('shell-3333'),
      ]);
    }, 40_000);
    await other.close();
    for (let minute = 0; minute < 12; minute += 1) await screen.clock.fastForward(60_000);
    await shows(screen, 'a');
    expect(await isAnew()).toBe(false);

    wall.clockOffset += 15.5 * hour;
    await screen.clock.fastForward(15.5 * hour);
    await eventually(async () => expect(await isAnew()).toBe(true), 40_000);
    await shows(screen, 'a');
  });

  it('plays where it does not know the time zone, and tells the keeper', async () => {
    const programme = programmeOf({ slides: { a: maxim('清风徐来。') } });
    programme.screen.timezone = 'Mars/Olympus';
    wall.publish(programme);
    const screen = await openScreen(context, wall);
    await shows(screen, 'a');
    await expectPicture(screen);
    await eventually(
      async () =>
        expect(JSON.stringify(wall.heartbeats)).toContain('浏览器不认识时区 Mars/Olympus'),
      30_000,
    );
  });

  it('is kept at a later try when the first one fails, and says so until then', async () => {
    wall.publish(programmeOf({ slides: { a: maxim('清风徐来。', { seconds: 3600 }) } }));
    wall.instead.set('/screen-sw.js', (_, response) => response.writeHead(503).end());
    const screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'a');
    for (let minute = 0; minute < 5; minute += 1) await screen.clock.fastForward(60_000);
    await eventually(
      async () => expect(JSON.stringify(wall.heartbeats)).toContain('播放器还没有存进本机'),
      20_000,
    );
    wall.instead.clear();
    for (let minute = 0; minute < 5; minute += 1) await screen.clock.fastForward(60_000);
    await shellKept(screen);
  });

  it('runs without what browsers have learnt since Chromium 79', async () => {
    await context.addInitScript(() => {
      const young: [object, string[]][] = [
        [Object, ['hasOwn', 'groupBy']],
        [Promise, ['any', 'withResolvers', 'try']],
        [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with']],
        [String.prototype, ['at', 'replaceAll']],
        [Uint8Array, ['fromHex', 'fromBase64']],
        [Uint8Array.prototype, ['toHex', 'toBase64']],
        [Crypto.prototype, ['randomUUID']],
        [AbortSignal, ['timeout', 'any', 'abort']],
        [AbortSignal.prototype, ['throwIfAborted']],
        [Element.prototype, ['replaceChildren', 'checkVisibility']],
        [window, ['structuredClone', 'scheduler', 'navigation', 'reportError']],
      ];
      for (const [holder, names] of young) {
        for (const name of names) delete (holder as Record<string, unknown>)[name];
      }
    });
    const assets = {
      work: await picture(wall, 'work'),
      film: filmFile(wall, 'media/films/kouhao-diyili-kouzi.mp4'),
    };
    wall.publish(
      programmeOf({
        slides: {
          verse: maxim('清风徐来。'),
          work: artwork('画', 'work'),
          film: film('片', 'film'),
        },
        assets,
      }),
    );
    const screen = await context.newPage();
    const errors: string[] = [];
    screen.on('pageerror', ({ message }) => errors.push(message));
    await screen.goto(`${wall.url}/screen`);
    await screen.locator('[data-qr]').waitFor();
    wall.approve('token-2');
    for (const slide of ['verse', 'work', 'film']) await shows(screen, slide);
    await expectPicture(screen);
    expect(errors).toEqual([]);
  });

  it('passes over a slide that breaks it and a film that stands still, and tells the keeper', async () => {
    const standing = filmFile(wall, 'media/films/kouhao-diyili-kouzi.mp4');
    const lava = maxim('坏的。');
    (lava.content as { background: string }).background = 'lava';
    wall.publish(
      programmeOf({
        slides: { verse: maxim('清风徐来。'), lava, film: film('不动的片', 'film') },
        assets: { film: standing },
      }),
    );
    await context.addInitScript(() => {
      // A decoder that hangs: it says that it plays, and time stands.
      HTMLMediaElement.prototype.play = () => Promise.resolve();
    });
    const screen = await openScreen(context, wall);
    await shows(screen, 'film');
    await expectPicture(screen);
    await shows(screen, 'verse');
    await eventually(async () => {
      const told = JSON.stringify(wall.heartbeats);
      expect(told).toContain('《不动的片》停住不动，已跳过');
      expect(told).toContain('《坏的。》画面出错');
    }, 30_000);
  });
});

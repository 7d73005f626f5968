import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { FakeWall } from '../support/fakeWall';
import { keptOn } from '../support/kept';
import { artwork, maxim, picture, programmeOf } from '../support/programmes';
import {
  afterTurns,
  bytesKept,
  expectNeverBare,
  expectPicture,
  openScreen,
  page as pageNamed,
  pollNow,
  shows,
  standing,
  turnsUp,
} from '../support/screen';

const MEGABYTE = 1024 * 1024;
const VIEWPORT = { width: 1366, height: 768 };

let browser: Browser;
let context: BrowserContext;
let wall: FakeWall;
let screen: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wall = new FakeWall();
  await wall.start();
  context = await browser.newContext({ viewport: VIEWPORT });
});
afterEach(async () => {
  expectNeverBare(context);
  await context.close();
  await wall.stop();
});

/** Whether the browser takes nothing more; what room there was it remembers for half a minute. */
const isFull = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('probe');
        opening.onupgradeneeded = () => opening.result.createObjectStore('probe');
        opening.onerror = () => resolve(true);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('probe', 'readwrite');
          writing.objectStore('probe').put('x'.repeat(1024), 'x');
          writing.oncomplete = () => resolve(false);
          writing.onabort = () => resolve(true);
        };
      }),
  );

describeInBrowser('files on their way', () => {
  it('goes on with a half-downloaded file where the server stopped', async () => {
    const big = await picture(wall, 'big', 6 * MEGABYTE);
    wall.breakAfter.set(big.url, 3.5 * MEGABYTE);
    wall.publish(
      programmeOf({
        slides: { first: maxim('清风徐来。'), big: artwork('大图', 'big') },
        assets: { big },
      }),
    );
    screen = await openScreen(context, wall);
    await eventually(async () => expect(wall.fetched).toHaveLength(1), 20_000);
    await shows(screen, 'first');
    await expectPicture(screen);
    await eventually(
      async () => expect(await bytesKept(screen)).toBeGreaterThanOrEqual(3 * MEGABYTE),
      20_000,
    );
    await wall.stop();
    await pollNow(screen);
    await screen.getByText(/离线 · 更新于/).waitFor();
    await shows(screen, 'first');
    await expectPicture(screen);
    await wall.start();
    await eventually(async () => {
      await pollNow(screen);
      expect(await standing(screen)).toBe('big');
    }, 40_000);
    expect(wall.fetched).toHaveLength(2);
    const resumed = Number(/^bytes=(\d+)-$/.exec(wall.fetched[1]?.range ?? '')?.[1]);
    expect(resumed).toBeGreaterThanOrEqual(3 * MEGABYTE);
    await expectPicture(screen);
  });

  it('goes on with it after the screen itself was switched off', async () => {
    const big = await picture(wall, 'big', 6 * MEGABYTE);
    wall.breakAfter.set(big.url, 3 * MEGABYTE);
    wall.publish(programmeOf({ slides: { big: artwork('大图', 'big') }, assets: { big } }));
    screen = await openScreen(context, wall);
    await eventually(async () => expect(wall.fetched).toHaveLength(1), 20_000);
    await screen.locator(pageNamed('resting')).waitFor();
    await expectPicture(screen);
    await eventually(
      async () => expect(await bytesKept(screen)).toBeGreaterThanOrEqual(2 * MEGABYTE),
      20_000,
    );
    await screen.close();
    screen = await openScreen(context, wall, '');
    await shows(screen, 'big');
    expect(wall.fetched[1]?.range).toMatch(/^bytes=[2-3]\d{6}-$/);
  });

  it.each([
    ['other bytes than announced', (data: Buffer) => Buffer.from(data).fill(7, 100, 200)],
    ['a file cut short', (data: Buffer) => data.subarray(0, data.length - 10)],
  ])(
    'leaves a slide out whose file is %s, and the file alone after three tries',
    async (_, spoil) => {
      const good = await picture(wall, 'good');
      const bad = await picture(wall, 'bad-one');
      const whole = wall.files.get(bad.url) as Buffer;
      wall.files.set(bad.url, spoil(whole));
      const parts = {
        slides: { good: artwork('好图', 'good'), bad: artwork('坏图', 'bad') },
        assets: { good, bad },
      };
      wall.publish(programmeOf(parts));
      screen = await context.newPage();
      await screen.clock.install();
      await screen.goto(`${wall.url}/screen#token=token-1`);
      await shows(screen, 'good');
      const tries = () => wall.fetched.filter(({ url }) => url === bad.url).length;
      for (const count of [1, 2, 3]) {
        await eventually(async () => expect(tries()).toBe(count), 20_000);
        await screen.clock.fastForward(11_000);
      }
      await eventually(
        async () => expect(JSON.stringify(wall.heartbeats)).toContain('三次均不符，已停用'),
        40_000,
      );
      // Another programme, as at each midnight, makes the file no better.
      wall.publish(programmeOf({ ...parts, fallback: 'all' }));
      await pollNow(screen);
      await eventually(
        async () =>
          expect(await screen.getAttribute('main', 'data-revision')).toBe(wall.programme?.revision),
        20_000,
      );
      await screen.clock.fastForward(600_000);
      await shows(screen, 'good');
      await expectPicture(screen);
      expect(tries()).toBe(3);

      wall.files.set(bad.url, whole);
      await screen.clock.fastForward(3_600_000);
      await shows(screen, 'bad');
    },
  );

  it('lets no file that never comes hold up another, and tells the keeper', async () => {
    const [bad, good] = [await picture(wall, 'bad-one'), await picture(wall, 'good')];
    wall.instead.set(bad.url, (_, response) => response.destroy());
    wall.publish(
      programmeOf({
        slides: { bad: artwork('坏图', 'bad'), good: artwork('好图', 'good') },
        assets: { bad, good },
      }),
    );
    screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'good');
    await expectPicture(screen);
    await afterTurns(screen, () =>
      expect(JSON.stringify(wall.heartbeats)).toMatch(
        /取不到文件 [0-9a-f]+-bad-one\S*（连接中断）/,
      ),
    );
    wall.instead.clear();
    await eventually(async () => {
      await screen.clock.fastForward(61_000);
      await shows(screen, 'bad', 4000);
    }, 40_000);
  });

  it('takes a new programme over when it can be shown, and withdraws at once what is not in it', async () => {
    const assets = { kept: await picture(wall, 'kept'), gone: await picture(wall, 'gone') };
    const kept = artwork('留下', 'kept');
    wall.publish(
      programmeOf({ slides: { kept, gone: artwork('撤下', 'gone', { seconds: 3600 }) }, assets }),
    );
    screen = await openScreen(context, wall);
    await shows(screen, 'gone');

    const next = await picture(wall, 'next', 3 * MEGABYTE);
    let release = () => undefined as void;
    wall.instead.set(next.url, (request, response) => {
      release = () => {
        wall.instead.delete(next.url);
        response.destroy();
      };
    });
    wall.publish(
      programmeOf({
        slides: { kept, next: artwork('新来', 'next') },
        assets: { kept: assets.kept, next },
        lists: { all: ['kept'], fresh: ['next'] },
        spans: [[Date.now() - 1000, Date.now() + 3_600_000, 'fresh']],
        fallback: 'all',
      }),
    );
    await pollNow(screen);
    await shows(screen, 'kept');
    await expectPicture(screen);
    const old = await screen.getAttribute('main', 'data-revision');
    expect(old).not.toBe(wall.programme?.revision);
    await eventually(async () => expect(wall.count(`GET ${next.url}`)).toBeGreaterThan(0), 20_000);
    release();
    await eventually(async () => {
      await pollNow(screen);
      expect(await standing(screen)).toBe('next');
    }, 40_000);
    expect(await screen.getAttribute('main', 'data-revision')).toBe(wall.programme?.revision);
  });

  it('keeps a newer programme in place of a file when its room shrinks: nothing withdrawn is back', async () => {
    const now = Date.now();
    const hour = 3_600_000;
    const assets = {
      soon: await picture(wall, 'soon', 8 * MEGABYTE),
      late: await picture(wall, 'late', 8 * MEGABYTE),
    };
    const slides = { stays: maxim('留下。'), gone: maxim('撤下。') };
    const later = { soon: artwork('早', 'soon'), late: artwork('晚', 'late') };
    const parts = {
      lists: { now: ['gone', 'stays'], soon: ['soon'], late: ['late'] },
      spans: [
        [now - hour, now + hour, 'now'],
        [now + hour, now + 2 * hour, 'soon'],
        [now + 2 * hour, now + 3 * hour, 'late'],
      ] as [number, number, string][],
    };
    await context.close();
    context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' });
    screen = await context.newPage();
    const session = await context.newCDPSession(screen);
    const allow = (megabytes: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin: wall.url,
        quotaSize: megabytes * MEGABYTE,
      });
    await allow(40);
    const withdrawn = { spare: await picture(wall, 'spare') };
    wall.publish(
      programmeOf({
        ...parts,
        slides: { ...slides, ...later },
        assets: { ...assets, ...withdrawn },
      }),
    );
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'gone');
    await eventually(
      async () => expect(await bytesKept(screen)).toBeGreaterThan(16 * MEGABYTE),
      40_000,
    );
    expect((await keptOn(screen)).wanted).toBe(3);
    await allow(12);
    // Or a play was the first to meet it, and something has given way already.
    await eventually(
      async () =>
        expect((await isFull(screen)) || (await bytesKept(screen)) < 16 * MEGABYTE).toBe(true),
      60_000,
    );
    wall.publish(programmeOf({ ...parts, slides: { stays: slides.stays, ...later }, assets }));
    await pollNow(screen);
    await eventually(async () => expect((await keptOn(screen)).wanted).toBe(2), 40_000);

    // A power cut, and nobody to say that it was withdrawn.
    wall.instead.set('/api/screen/programme', (_, response) => response.destroy());
    await screen.reload();
    await screen.getByText(/离线 · 更新于/).waitFor();
    await shows(screen, 'stays');
    expect(await turnsUp(screen, 6000)).toEqual(new Set(['stays']));
    await expectPicture(screen);
  });

  it('drops what is needed last when there is no room, and says so', async () => {
    const now = Date.now();
    const hour = 3_600_000;
    const slides: Parameters<typeof programmeOf>[0]['slides'] = {};
    const assets: Parameters<typeof programmeOf>[0]['assets'] = {};
    for (const name of ['today', 'tomorrow', 'later']) {
      assets[name] = await picture(wall, name, 8 * MEGABYTE);
      slides[name] = artwork(name, name);
    }
    const spans: [number, number, string][] = [
      [now - hour, now + hour, 'today'],
      [now + hour, now + 24 * hour, 'tomorrow'],
      [now + 24 * hour, now + 48 * hour, 'later'],
    ];
    const lists = { today: ['today'], tomorrow: ['tomorrow'], later: ['later'] };
    // Without the worker, whose faces would take their share of so small a quota.
    await context.close();
    context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' });
    screen = await context.newPage();
    const session = await context.newCDPSession(screen);
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: wall.url,
      quotaSize: 24 * MEGABYTE,
    });
    // First, with room to spare, what is last; then the rest comes and is needed sooner.
    wall.publish(
      programmeOf({
        slides: { later: slides['later']! },
        assets,
        lists: { later: ['later'] },
        spans: [[now - hour, now + 48 * hour, 'later']],
      }),
    );
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'later');
    wall.publish(programmeOf({ slides, assets, lists, spans }));
    await pollNow(screen);
    await shows(screen, 'today');
    await expectPicture(screen);
    await eventually(async () => {
      const beat = wall.heartbeats[wall.heartbeats.length - 1] as {
        cache: { state: string; wanted: number; present: number };
      };
      expect(beat.cache).toMatchObject({ state: 'partial', wanted: 3, present: 2 });
      expect(JSON.stringify(wall.heartbeats)).toContain('本机空间不足');
    }, 40_000);
    await shows(screen, 'today');
  });
});

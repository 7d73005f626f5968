import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { FakeWall } from '../support/fakeWall';
import { keptOn } from '../support/kept';
import { artwork, maxim, picture, programmeOf } from '../support/programmes';
import { afterTurns, expectPicture, shows, standing, turnsUp } from '../support/screen';

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
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  screen = await context.newPage();
  await screen.clock.install();
});
afterEach(async () => {
  await context.close();
  await wall.stop();
});

/** Lets the patience with a disk run out, second by second. */
const shownInTheEnd = (slide: string): Promise<void> =>
  eventually(async () => {
    await screen.clock.runFor(5000);
    expect(await standing(screen)).toBe(slide);
  }, 60_000);

const told = () => JSON.stringify(wall.heartbeats);

/** The database is not opened until somebody lets it, also over a reload. */
const openLate = () => {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...given) {
    if (sessionStorage.getItem('awake')) return open.apply(this, given);
    const request: Record<string, unknown> = {};
    window.addEventListener('awake', () => {
      sessionStorage.setItem('awake', 'yes');
      const real = open.apply(this, given);
      for (const name of ['onupgradeneeded', 'onsuccess'] as const) {
        real[name] = () => {
          request['result'] = real.result;
          (request[name] as () => void)();
        };
      }
    });
    return request as unknown as IDBOpenDBRequest;
  };
};

/** Nothing that is asked of the database is answered, from the beginning or from some moment on. */
const stopAnswering = () => {
  const { transaction } = IDBDatabase.prototype;
  const silent = new Proxy(() => undefined, { apply: () => ({}) });
  IDBDatabase.prototype.transaction = function (...given) {
    return 'silent' in window
      ? ({ objectStore: () => new Proxy({}, { get: () => silent }) } as unknown as IDBTransaction)
      : transaction.apply(this, given);
  };
};
const silence = () => {
  Object.assign(window, { silent: true });
};

describeInBrowser('a disk that does not answer', () => {
  it('is not waited for at the start, and taken up when it answers', async () => {
    const work = await picture(wall, 'work');
    wall.publish(programmeOf({ slides: { work: artwork('画', 'work') }, assets: { work } }));
    await screen.addInitScript(openLate);
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shownInTheEnd('work');
    await expectPicture(screen);
    await afterTurns(screen, () => expect(told()).toContain('不能在本机保存内容'));

    const loaded = screen.waitForEvent('load', { timeout: 60_000 });
    await screen.evaluate(() => window.dispatchEvent(new Event('awake')));
    await loaded;
    await shows(screen, 'work');
    await expectPicture(screen);
    await eventually(
      async () => expect((await keptOn(screen)).files).toMatchObject([{ verified: true }]),
      40_000,
    );
  });

  it('does not keep the wall from what needs no file', async () => {
    wall.publish(programmeOf({ slides: { verse: maxim('清风徐来。'), other: maxim('明月。') } }));
    await screen.addInitScript(stopAnswering);
    await screen.addInitScript(silence);
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shownInTheEnd('verse');
    // Its patience is half a minute, for all that it asks at the start.
    expect(await screen.evaluate(() => performance.now())).toBeLessThan(90_000);
    await expectPicture(screen);
    expect(await turnsUp(screen, 6000)).toEqual(new Set(['verse', 'other']));
  });

  it('keeps the last picture on the wall, and has the watchdog and the keeper know', async () => {
    const work = await picture(wall, 'work');
    wall.publish(programmeOf({ slides: { work: artwork('画', 'work') }, assets: { work } }));
    await screen.addInitScript(stopAnswering);
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'work');
    const before = await screen.title();
    await screen.clock.fastForward(31_000);
    expect(await screen.title()).not.toBe(before);

    await screen.evaluate(silence);
    // The next one is waited for, and one after another given up.
    for (let minute = 0; minute < 12; minute += 1) await screen.clock.runFor(60_000);
    await afterTurns(screen, () => expect(told()).toContain('同一画面停留过久'));
    const pulse = await screen.title();
    await screen.clock.runFor(120_000);
    expect(await screen.title()).toBe(pulse);
    expect(await standing(screen)).toBe('work');
    await expectPicture(screen);
  });
});

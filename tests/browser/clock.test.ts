import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { FakeWall } from '../support/fakeWall';
import { artwork, maxim, picture, programmeOf } from '../support/programmes';
import { expectNeverBare, expectPicture, openScreen, shellKept, shows } from '../support/screen';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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
  context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
});
afterEach(async () => {
  expectNeverBare(context);
  await context.close();
  await wall.stop();
});

/** Eight days, each with a work of its own by day and a verse by night; then the fallback. */
async function week(start: number) {
  const slides: Record<string, ReturnType<typeof maxim>> = {
    night: maxim('夜。', { seconds: 3600 }),
    // Soon over where it stands in for a work that is still on its way.
    always: maxim('常在。', { seconds: 5 }),
  };
  const assets: Record<string, Awaited<ReturnType<typeof picture>>> = {};
  const spans: [number, number, string][] = [];
  const lists: Record<string, string[]> = { night: ['night'], always: ['always'] };
  for (let day = 0; day < 8; day += 1) {
    const id = `day${day}`;
    assets[id] = await picture(wall, id);
    slides[id] = artwork(`第${day}天`, id, { seconds: 3600 });
    lists[id] = [id];
    const from = start + day * DAY;
    spans.push([from, from + 12 * HOUR, id], [from + 12 * HOUR, from + DAY, 'night']);
  }
  return programmeOf({ slides, assets, lists, spans, fallback: 'always' });
}

/** Lets simulated time pass, and real time for what is real: disks and decoders. */
const shownAfter = async (hours: number, slide: string) => {
  await screen.clock.fastForward(hours * HOUR);
  await shows(screen, slide);
};

describeInBrowser('the clock', () => {
  it('keeps its schedule for eight days without the server, over a restart, and has a fallback then', async () => {
    const start = Date.now() - HOUR;
    wall.publish(await week(start));
    screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'day0');
    await eventually(
      async () =>
        expect(wall.heartbeats[wall.heartbeats.length - 1]).toMatchObject({
          cache: { state: 'ready', present: 8 },
        }),
      40_000,
    );
    await shellKept(screen);
    await wall.stop();

    for (const day of [0, 1, 2, 3]) {
      await shownAfter(12, 'night');
      await shownAfter(12, `day${day + 1}`);
    }
    await expectPicture(screen);
    await screen.getByText(/离线 · 更新于 \d+月\d+日/).waitFor();
    await screen.close();

    // Off and on again in the fifth day, still without the server.
    screen = await context.newPage();
    await screen.clock.install({ time: start + 4 * DAY + 2 * HOUR });
    await screen.goto(`${wall.url}/screen`);
    await shows(screen, 'day4');
    await shownAfter(11, 'night');
    await shownAfter(24 * 2 + 12, 'day7');
    await shownAfter(12, 'night');
    await shownAfter(12, 'always');
    await shownAfter(24 * 30, 'always');
    await expectPicture(screen);
  });

  it.each([
    ['behind', -DAY],
    ['ahead', DAY],
  ])('plays right on a machine whose clock is a day %s', async (_, error) => {
    wall.publish(await week(Date.now() - 2 * DAY - HOUR));
    screen = await context.newPage();
    await screen.clock.install({ time: Date.now() + error });
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'day2');
    await expectPicture(screen);
    await eventually(async () => {
      const beat = wall.heartbeats[wall.heartbeats.length - 1];
      const { clockOffsetMs } = beat as { clockOffsetMs: number };
      expect(Math.abs(clockOffsetMs + error)).toBeLessThan(10_000);
    }, 20_000);
    await shellKept(screen);

    // The same without the server: what was learnt of the clock is kept.
    await wall.stop();
    await screen.reload();
    await shows(screen, 'day2');
    await shownAfter(11, 'night');
  });

  it('knows after a night asleep that it is morning, without the server; with it, the server knows', async () => {
    wall.publish(await week(Date.now() - HOUR));
    screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'day0');
    await shellKept(screen);
    // The machine sleeps: its clock goes on and the page's does not.
    const sleep = async (hours: number) => {
      const now = await screen.evaluate(() => Date.now());
      await screen.clock.setSystemTime(now + hours * HOUR);
    };
    const asked = wall.count('GET /api/screen/programme');
    await sleep(12);
    await eventually(
      async () => expect(wall.count('GET /api/screen/programme')).toBeGreaterThan(asked),
      40_000,
    );
    await shownAfter(1, 'day0');

    await wall.stop();
    await sleep(12);
    await shownAfter(1, 'night');
    await sleep(12);
    await shownAfter(1, 'day1');
    await sleep(-36);
    await shownAfter(1, 'day1');
    await expectPicture(screen);
  });

  it('plays only what is always valid where the machine has lost its clock', async () => {
    const from = Date.now() - HOUR;
    const limits = { validFrom: new Date(from).toISOString() };
    wall.publish(
      programmeOf({
        slides: {
          hour: maxim('此时。'),
          limited: maxim('限时。', limits),
          always: maxim('常在。'),
        },
        lists: { hour: ['hour'], spare: ['limited', 'always'] },
        spans: [[from, from + DAY, 'hour']],
        fallback: 'spare',
        notice: {
          id: 'n1',
          level: 'urgent',
          text: '早已过期',
          expiresAt: new Date(from - HOUR).toISOString(),
        },
      }),
    );
    screen = await openScreen(context, wall);
    await shows(screen, 'hour');
    await shellKept(screen);
    await screen.close();
    await wall.stop();
    screen = await context.newPage();
    await screen.clock.install({ time: new Date('2020-01-01T00:00:00Z') });
    await screen.goto(`${wall.url}/screen`);
    await shows(screen, 'always');
    await screen.clock.fastForward(10_000);
    await shows(screen, 'always');
    await expectPicture(screen);
    expect(await screen.locator('[data-notice]').count()).toBe(0);

    await wall.start();
    await screen.evaluate(() => window.dispatchEvent(new Event('online')));
    await shows(screen, 'hour');
  });
});

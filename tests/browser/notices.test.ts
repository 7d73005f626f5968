import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Programme } from '../../src/api/wall/programme/types';
import { describeInBrowser, keepScreenshot, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { FakeWall } from '../support/fakeWall';
import { maxim, programmeOf } from '../support/programmes';
import {
  afterTurns,
  expectNeverBare,
  expectPicture,
  openScreen,
  page as pageNamed,
  pollNow,
  shows,
  standing,
} from '../support/screen';
import { nameOf, SIZES } from '../support/wall';

const LONG =
  '因消防演练，今日下午三点至三点半，一楼大厅与二楼走廊暂停开放。请各位同事按楼层引导员指引，由东侧楼梯有序撤离，到北广场集合点名；来访人员请随接待人员一同离开，切勿乘坐电梯。';

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
});
afterEach(async () => {
  expectNeverBare(context);
  await context.close();
  await wall.stop();
});

type Notice = NonNullable<Programme['notice']>;
const notice = (seconds: number, more: Partial<Notice> = {}): Notice => ({
  id: 'n1',
  level: 'urgent',
  text: '请由东侧楼梯撤离',
  expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
  ...more,
});
const verses = { a: maxim('清风徐来。'), b: maxim('明月入怀。') };
const noticeShown = (page: Page) => page.locator('[data-notice]');
const listening = () => eventually(async () => expect(wall.listeners).toBe(1), 20_000);

describeInBrowser('what a server says at once', () => {
  it('shows a notice by its event in under a second, acknowledges it, and lifts it at its expiry', async () => {
    wall.publish(programmeOf({ slides: verses }));
    screen = await openScreen(context, wall);
    await shows(screen, 'a');
    await listening();
    let refusals = 0;
    wall.instead.set('/api/screen/notices/n1/receipts', (_, response) => {
      refusals += 1;
      if (refusals === 1) wall.instead.delete('/api/screen/notices/n1/receipts');
      response.writeHead(503).end();
    });
    const seconds = 9;
    // Dated where it is seen: how soon this process hears of it is another matter.
    const seen = screen.waitForFunction(() =>
      document.querySelector('[data-notice]') ? Date.now() : null,
    );
    const said = Date.now();
    wall.say('notice', { notice: notice(seconds) });
    expect(Number(await (await seen).jsonValue()) - said).toBeLessThan(1000);
    await screen.getByText('请由东侧楼梯撤离').waitFor();
    await eventually(async () => expect(wall.receipts).toEqual(['n1']), 20_000);
    expect(refusals).toBe(1);
    await noticeShown(screen).waitFor({ state: 'detached', timeout: 20_000 });
    expect(Date.now() - said).toBeGreaterThanOrEqual((seconds - 2) * 1000);
    await shows(screen, 'b');
  });

  it('shows one of the programme over a resting page too, at every size, and not after it was withdrawn', async () => {
    const empty = { slides: {}, lists: { all: [] } };
    wall.publish(programmeOf({ ...empty, notice: notice(3600, { text: LONG }) }));
    screen = await openScreen(context, wall);
    await noticeShown(screen).waitFor();
    for (const [index, size] of SIZES.entries()) {
      const level = (['info', 'warning', 'urgent'] as const)[index % 3] ?? 'info';
      wall.publish(programmeOf({ ...empty, notice: notice(3600, { text: LONG, level }) }));
      await pollNow(screen);
      await screen.locator(`.notice--${level}`).waitFor();
      await screen.setViewportSize(size);
      // The type is measured anew when the frame changes.
      await eventually(async () => {
        const text = await screen.locator('.notice__text').boundingBox();
        const head = await screen.locator('.notice__level').boundingBox();
        const foot = await screen.locator('.notice__foot').boundingBox();
        if (!text || !head || !foot) throw new Error('not laid out');
        expect(text.y).toBeGreaterThanOrEqual(head.y + head.height);
        expect(text.y + text.height).toBeLessThanOrEqual(foot.y);
        expect(text.width).toBeLessThanOrEqual(size.width * 0.81);
      });
      await screen.waitForTimeout(600);
      await expectPicture(screen);
      await keepScreenshot(screen, `notice-${level}-${nameOf(size)}`);
    }
    wall.publish(programmeOf(empty));
    await pollNow(screen);
    await noticeShown(screen).waitFor({ state: 'detached' });
    await screen.locator(pageNamed('resting')).waitFor();
  });

  it('fetches a programme when it is told of one, says who it is, and starts anew when bidden', async () => {
    wall.publish(programmeOf({ slides: { a: verses.a } }));
    screen = await openScreen(context, wall);
    await shows(screen, 'a');
    await listening();
    wall.publish(programmeOf({ slides: { b: verses.b } }));
    wall.say('programme', { revision: wall.programme?.revision });
    await shows(screen, 'b', 5000);
    const polls = wall.count('GET /api/screen/programme');
    wall.say('programme', { revision: wall.programme?.revision });
    wall.say('identify');
    await screen.locator(pageNamed('identity')).getByText('一楼大厅').waitFor();
    await expectPicture(screen);
    await keepScreenshot(screen, 'identity-1366x768');
    expect(wall.count('GET /api/screen/programme')).toBe(polls);
    await screen.locator(pageNamed('identity')).waitFor({ state: 'detached', timeout: 20_000 });
    const loads = wall.count('POST /api/screen/heartbeats');
    wall.say('reload');
    await screen.waitForEvent('load', { timeout: 40_000 });
    await shows(screen, 'b');
    await eventually(
      async () => expect(wall.count('POST /api/screen/heartbeats')).toBeGreaterThan(loads),
      20_000,
    );
  });
});

describeInBrowser('a next token', () => {
  const POLL = 'GET /api/screen/programme';
  const STREAM = 'GET /api/screen/events';
  const root = () => screen.locator('html');
  /** All that the screen asks from here on is asked with that token, and it goes on as it was. */
  const goesOnWith = async (token: string, from: number) => {
    await eventually(async () => {
      for (const call of [POLL, STREAM]) expect(wall.bearersOf(call, from)).toContain(token);
    }, 10_000);
    await listening();
    const since = wall.calls.length;
    wall.tokens.clear();
    wall.tokens.add(token);
    wall.say('programme', { revision: 'another' });
    await eventually(async () => {
      expect(new Set(wall.bearersOf(POLL, since))).toEqual(new Set([token]));
    }, 10_000);
    await shows(screen, 'b');
    await shows(screen, 'a');
    expect(wall.count('POST /api/screen/pairings')).toBe(0);
    expect(await root().getAttribute('data-since')).toBe('start');
  };

  it('is taken from the stream and from the answer to a heartbeat, and used at once', async () => {
    wall.publish(programmeOf({ slides: verses }));
    screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'a');
    await listening();
    await root().evaluate((element) => element.setAttribute('data-since', 'start'));
    wall.tokens.add('token-2');
    const told = wall.calls.length;
    wall.say('token', { token: 'token-2' });
    await goesOnWith('token-2', told);

    wall.tokens.add('token-3');
    wall.nextToken = 'token-3';
    const beaten = wall.calls.length;
    await screen.clock.fastForward(61_000);
    await goesOnWith('token-3', beaten);

    const started = wall.calls.length;
    await screen.reload();
    await shows(screen, 'a');
    await eventually(async () => expect(wall.bearersOf(POLL, started)).toContain('token-3'));

    // A kiosk starts with the address that it was given years ago.
    const anew = wall.calls.length;
    await screen.goto('about:blank');
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'a');
    await eventually(async () => expect(wall.bearersOf(POLL, anew)).toContain('token-3'), 20_000);
    expect(wall.bearersOf(POLL, anew)).not.toContain('token-1');
    expect(wall.count('POST /api/screen/pairings')).toBe(0);
  });

  it('is taken once: the answer to a heartbeat with the old one comes too late', async () => {
    wall.publish(programmeOf({ slides: verses }));
    const held: ServerResponse[] = [];
    wall.instead.set('/api/screen/heartbeats', (_, response) => void held.push(response));
    screen = await openScreen(context, wall);
    await shows(screen, 'a');
    await listening();
    await eventually(async () => expect(held).toHaveLength(1), 10_000);
    wall.instead.delete('/api/screen/heartbeats');
    // Both were made of the old one; the first to be used has ended the other.
    wall.tokens.add('token-2');
    const told = wall.calls.length;
    wall.say('token', { token: 'token-2' });
    await eventually(async () => expect(wall.bearersOf(POLL, told)).toContain('token-2'), 10_000);
    await listening();
    wall.tokens.delete('token-1');
    held[0]?.setHeader('Content-Type', 'application/json').end('{"token":"token-3"}');
    for (let round = 0; round < 3; round += 1) {
      const before = wall.calls.length;
      wall.say('programme', { revision: `another ${round}` });
      await eventually(async () => expect(wall.bearersOf(POLL, before)).not.toEqual([]), 10_000);
    }
    expect(wall.bearersOf(POLL, told)).not.toContain('token-3');
    expect(wall.count('POST /api/screen/pairings')).toBe(0);
  });
});

describeInBrowser('what a screen says', () => {
  it('reports what it applies and what it has, and its plays once each, through an outage', async () => {
    wall.publish(programmeOf({ slides: verses }));
    screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'a');
    await eventually(
      async () =>
        expect(wall.heartbeats[wall.heartbeats.length - 1]).toMatchObject({
          revision: wall.programme?.revision,
          playlist: 'all',
          online: true,
          cache: { state: 'ready', wanted: 0, present: 0 },
          secure: true,
          faults: [],
          viewport: { width: 1366, height: 768 },
        }),
      40_000,
    );
    await wall.stop();
    await shows(screen, 'b');
    await shows(screen, 'a');
    await shows(screen, 'b');
    await shows(screen, 'a');
    // Taken, but the answer is lost on the way: they are sent again, and count once.
    let lost = false;
    await wall.start();
    wall.instead.set('/api/screen/plays', (request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += chunk));
      request.on('end', () => {
        for (const play of JSON.parse(text).plays) wall.plays.set(play.id, play);
        lost = true;
        wall.instead.delete('/api/screen/plays');
        response.destroy();
      });
    });
    await pollNow(screen);
    await afterTurns(screen, () => expect(lost).toBe(true));
    const taken = wall.plays.size;
    expect(taken).toBeGreaterThanOrEqual(3);
    const posted = wall.count('POST /api/screen/plays');
    await afterTurns(screen, () =>
      expect(wall.count('POST /api/screen/plays')).toBeGreaterThan(posted),
    );
    const plays = [...wall.plays.values()];
    const starts = plays.map(({ startedAt, slide }) => `${startedAt} ${slide}`);
    expect(new Set(starts).size).toBe(plays.length);
    for (const play of plays.slice(0, 3)) {
      expect(play).toMatchObject({ kind: 'maxim', playlist: 'all', completed: true });
      expect(play['id']).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(['清风徐来。', '明月入怀。']).toContain(play['title']);
    }
  });

  it('sends no play under a token from the address before the server has said whose it is', async () => {
    wall.instead.set('/api/screen/plays', (_, response) => response.writeHead(503).end());
    wall.publish(programmeOf({ slides: verses }));
    screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'a');
    await shows(screen, 'b');
    wall.tokens.add('token-2');
    wall.instead.delete('/api/screen/plays');
    wall.instead.set('/api/screen/programme', (_, response) => response.writeHead(503).end());
    const given = wall.calls.length;
    await screen.evaluate(() => (window.location.hash = '#token=token-2'));
    await afterTurns(screen, () =>
      expect(wall.bearersOf('POST /api/screen/heartbeats', given)).toContain('token-2'),
    );
    await afterTurns(screen, () =>
      expect(wall.bearersOf('GET /api/screen/programme', given).length).toBeGreaterThan(2),
    );
    expect(wall.bearersOf('POST /api/screen/plays', given)).toEqual([]);
    wall.instead.clear();
    await afterTurns(screen, () => expect(wall.plays.size).toBeGreaterThan(0));
    expect(new Set(wall.bearersOf('POST /api/screen/plays', given))).toEqual(new Set(['token-2']));
  });

  it('keeps plays through an unpairing, and sends them when it is the same screen again', async () => {
    const hold = () =>
      wall.instead.set('/api/screen/plays', (_, response) => response.writeHead(503).end());
    const pairAgain = async (programme: Programme, token: string) => {
      wall.publish(programme);
      wall.tokens.clear();
      await pollNow(screen);
      await screen.locator(pageNamed('unpaired')).waitFor();
      await eventually(async () => expect(wall.pairings.size).toBeGreaterThan(0), 20_000);
      wall.instead.clear();
      wall.approve(token);
      await eventually(async () => expect(await standing(screen)).not.toBeNull(), 20_000);
    };
    const sent = (slide: string) =>
      [...wall.plays.values()].filter((play) => play['slide'] === slide);
    const hasSent = (slide: string) =>
      afterTurns(screen, () => expect(sent(slide)).not.toEqual([]));
    hold();
    wall.publish(programmeOf({ slides: verses }));
    screen = await context.newPage();
    await screen.clock.install();
    await screen.goto(`${wall.url}/screen#token=token-1`);
    await shows(screen, 'a');
    await shows(screen, 'b');
    await pairAgain(programmeOf({ slides: { c: verses.a, d: verses.b } }), 'token-2');
    await hasSent('a');

    hold();
    const before = [sent('c').length, sent('d').length];
    await shows(screen, 'c');
    await shows(screen, 'd');
    const other = programmeOf({ slides: { e: verses.a, f: verses.b } });
    other.screen.id = 'another';
    await pairAgain(other, 'token-3');
    await hasSent('e');
    expect([sent('c').length, sent('d').length]).toEqual(before);
  });
});

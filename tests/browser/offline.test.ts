import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, launch, launchProfile } from '../support/browser';
import { eventually } from '../support/eventually';
import { FakeWall } from '../support/fakeWall';
import { artwork, film, filmFile, maxim, picture, programmeOf } from '../support/programmes';
import {
  expectPicture,
  openScreen,
  page as pageNamed,
  pollNow,
  shellKept,
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
  await context.close();
  await wall.stop();
});

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
    await eventually(async () => {
      await pollNow(screen);
      expect(await standing(screen)).toBe('big');
    }, 20_000);
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
    await screen.waitForTimeout(1500);
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
      await screen.clock.fastForward(600_000);
      await shows(screen, 'good');
      await expectPicture(screen);
      expect(tries()).toBe(3);
      await eventually(async () =>
        expect(JSON.stringify(wall.heartbeats)).toContain('三次均不符，已停用'),
      );

      wall.files.set(bad.url, whole);
      wall.publish(programmeOf({ ...parts, fallback: 'all' }));
      await pollNow(screen);
      await shows(screen, 'bad');
    },
  );

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
    await shows(screen, 'kept', 6000);
    await expectPicture(screen);
    const old = await screen.getAttribute('main', 'data-revision');
    expect(old).not.toBe(wall.programme?.revision);
    release();
    await pollNow(screen);
    await eventually(async () => {
      await pollNow(screen);
      expect(await standing(screen)).toBe('next');
    }, 20_000);
    expect(await screen.getAttribute('main', 'data-revision')).toBe(wall.programme?.revision);
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

describeInBrowser('without a server', () => {
  it('plays on with every file, starts without it, and seeks in its film', async () => {
    await context.close();
    const profile = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-profile-'));
    context = await launchProfile(profile, VIEWPORT);
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
    screen = await openScreen(context, wall);
    await shows(screen, 'work');
    await shows(screen, 'film');
    await shellKept(screen);
    await wall.stop();
    for (const slide of ['film', 'verse', 'work', 'film']) await shows(screen, slide, 40_000);
    await context.close();

    // The power comes back, and the network does not.
    context = await launchProfile(profile, VIEWPORT);
    screen = await openScreen(context, wall, '');
    await shows(screen, 'work');
    await expectPicture(screen);
    await screen.getByText(/离线 · 更新于/).waitFor();
    await shows(screen, 'film');
    await expectPicture(screen);
    const sought = await screen.evaluate(async () => {
      const film = document.querySelector('video') as HTMLVideoElement;
      film.pause();
      film.currentTime = film.duration * 0.8;
      await new Promise((resolve) => film.addEventListener('seeked', resolve, { once: true }));
      return { asked: film.duration * 0.8, got: film.currentTime, source: film.src.slice(0, 5) };
    });
    expect(sought.source).toBe('blob:');
    expect(sought.got).toBeCloseTo(sought.asked, 1);
    await rm(profile, { recursive: true, force: true });
  });

  it('keeps the last good programme over a portal’s page, and takes no page for a file', async () => {
    const assets = { work: await picture(wall, 'work') };
    wall.publish(programmeOf({ slides: { work: artwork('画', 'work') }, assets }));
    screen = await openScreen(context, wall);
    await shows(screen, 'work');
    await shellKept(screen);
    const later = await picture(wall, 'later');
    const revision = wall.programme?.revision;
    const portal = (path: string) =>
      wall.instead.set(path, (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>请登录网络</html>');
      });
    portal('/api/screen/programme');
    portal(later.url);
    await screen.reload();
    await shows(screen, 'work');
    await screen.getByText(/离线/).waitFor();
    await expectPicture(screen);
    expect(await screen.getAttribute('main', 'data-revision')).toBe(revision);

    wall.instead.delete('/api/screen/programme');
    wall.publish(
      programmeOf({
        slides: { work: artwork('画', 'work'), later: artwork('后来', 'later') },
        assets: { ...assets, later },
      }),
    );
    await pollNow(screen);
    await eventually(async () =>
      expect(wall.fetched.length + wall.count(`GET ${later.url}`)).toBeGreaterThan(1),
    );
    await shows(screen, 'work');
    wall.instead.delete(later.url);
    await pollNow(screen);
    await shows(screen, 'later');
  });

  it('plays what it knows of a programme, and rests on an empty one', async () => {
    const hologram = { ...maxim('将来'), kind: 'hologram' } as never;
    const broken = {
      ...maxim('坏的'),
      content: { lines: ['坏'], themes: ['x'], background: 'lava' },
    } as never;
    wall.publish(
      programmeOf({
        slides: { hologram, known: maxim('清风徐来。'), broken, other: maxim('明月入怀。') },
      }),
    );
    screen = await openScreen(context, wall);
    await shows(screen, 'known');
    expect(await turnsUp(screen, 7000)).toEqual(new Set(['known', 'other']));
    await expectPicture(screen);
    wall.publish(programmeOf({ slides: {}, lists: { all: [] } }));
    await pollNow(screen);
    await screen.getByText('等待编排节目').waitFor();
    await expectPicture(screen);
  });

  it('does not begin its list anew when the same programme is read again', async () => {
    wall.publish(
      programmeOf({
        slides: { a: maxim('一。'), b: maxim('二。'), c: maxim('三。', { seconds: 4 }) },
      }),
    );
    screen = await openScreen(context, wall);
    await shows(screen, 'c');
    // Read anew as a whole, as after a lost cache of the server.
    wall.programme = { ...wall.programme!, screen: { ...wall.programme!.screen } };
    for (let turn = 0; turn < 5; turn += 1) await pollNow(screen);
    expect(await standing(screen)).toBe('c');
    await shows(screen, 'a');
    await shows(screen, 'b');
  });
});

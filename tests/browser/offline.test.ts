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
  expectNeverBare,
  expectPicture,
  openScreen,
  pollNow,
  shellKept,
  shows,
  standing,
  turnsUp,
} from '../support/screen';

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
          verse: maxim('清风徐来。', { seconds: 4 }),
          work: artwork('画', 'work', { seconds: 4 }),
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
    for (const slide of ['film', 'verse', 'work', 'film']) await shows(screen, slide);
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
    expect(await turnsUp(screen, 12_000)).toEqual(new Set(['known', 'other']));
    await expectPicture(screen);
    wall.publish(programmeOf({ slides: {}, lists: { all: [] } }));
    await pollNow(screen);
    await screen.getByText('等待编排节目').waitFor();
    await expectPicture(screen);
  });

  it('reads the whole programme at each start: a newer player may understand more of it', async () => {
    wall.publish(programmeOf({ slides: { a: maxim('一。') } }));
    screen = await openScreen(context, wall);
    await shows(screen, 'a');
    const polled = async (whole: number) => {
      const before = wall.count('GET /api/screen/programme');
      await eventually(async () => {
        await pollNow(screen);
        expect(wall.count('GET /api/screen/programme')).toBeGreaterThan(before + 1);
      });
      expect(wall.sentWhole).toBe(whole);
    };
    await polled(1);
    await screen.reload();
    await shows(screen, 'a');
    await eventually(async () => expect(wall.sentWhole).toBe(2));
    await polled(2);
  });

  it('does not begin its list anew when the same programme is read again', async () => {
    wall.publish(
      programmeOf({
        slides: {
          a: maxim('一。'),
          b: maxim('二。'),
          c: maxim('三。', { seconds: 10 }),
          d: maxim('四。', { seconds: 10 }),
        },
      }),
    );
    screen = await openScreen(context, wall);
    await shows(screen, 'c');
    // Sent anew as a whole, as after a lost cache of the server.
    let sent = 0;
    wall.instead.set('/api/screen/programme', (_, response) => {
      sent += 1;
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(wall.programme));
    });
    await eventually(async () => {
      await pollNow(screen);
      expect(sent).toBeGreaterThan(2);
    });
    expect(await standing(screen)).toBe('c');
    await eventually(async () => expect(await standing(screen)).not.toMatch(/c|null/), 20_000);
    expect(await standing(screen)).toBe('d');
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { Admin, type Entry } from '../support/admin';
import { describeInBrowser, keepScreenshot, launch, outsideRequests } from '../support/browser';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { columnsShown, makeScreen, nameOf, SIZES, look, type ScreenSize } from '../support/wall';

const MINUTE = 60_000;
/** Long enough that a loaded machine can look at a slide and take its picture. */
const SECONDS = 5;
const MARKS = /[，。、；：？！（）《》「」『』…—·]/gu;
const KINDS = ['maxim', 'artwork', 'film', 'family_story', 'bulletin', 'campaign'];

let instance: Instance;
let admin: Admin;
let browser: Browser;

const find = async (uid: string, field: string, value: string): Promise<Entry> => {
  const { body } = await admin.send(
    'get',
    `/content-manager/collection-types/${uid}?pageSize=1&filters[${field}][$startsWith]=${encodeURIComponent(value)}`,
  );
  return body.results[0];
};
const slide = (kind: string, entry: Entry, more: object = {}) => ({
  kind,
  [kind === 'family_story' ? 'familyStory' : kind]: { connect: [entry] },
  seconds: SECONDS,
  transition: 'fade',
  ...more,
});
const maxim = async (start: string) =>
  slide('maxim', await find('api::collection.maxim', 'text', start));
const story = async (title: string) =>
  slide('family_story', await find('api::collection.family-story', 'title', title));
const artwork = async (title: string, seconds = SECONDS) =>
  slide('artwork', await find('api::collection.artwork', 'title', title), { seconds });

/** One or two of everything, and the maxims that are hardest to set. */
async function everything(): Promise<object[]> {
  return [
    await maxim('千锤万凿'),
    await maxim('衙斋卧听'),
    await maxim('宠辱不惊'),
    await maxim('出淤泥'),
    await maxim('富贵不能淫'),
    await maxim('养心'),
    await artwork('清风'),
    await artwork('于谦《石灰吟》'),
    await artwork('青花莲纹盘', 6),
    slide('film', await find('api::collection.film', 'title', '镜鉴家风')),
    await story('外公的算盘'),
    await story('同一棵树下'),
    await story('皮影戏'),
    await story('门口的那把椅子'),
    slide('bulletin', await find('api::collection.bulletin', 'title', '月圆'), { seconds: 6 }),
    slide('campaign', await find('api::campaign.campaign', 'name', '建功')),
    slide('campaign', await find('api::campaign.campaign', 'name', '党风')),
  ];
}

async function open(slug: string, viewport: { width: number; height: number }): Promise<Page> {
  const token = await instance.screenToken(slug);
  const feed = `${instance.url}/api/screen/programme`;
  await eventually(async () => {
    const answer = await fetch(feed, { headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
  });
  const page = await browser.newPage({ viewport });
  await page.goto(`${instance.url}/screen?screen=${slug}#token=${token}`);
  return page;
}

const current = (page: Page) =>
  page.locator('[data-state="current"]').first().getAttribute('data-slide-id');

interface Tour {
  kinds: Set<string>;
  /** What stood out of its frame or broke a rule of setting, slide by slide. */
  faults: { slide: string; fault: string }[];
  outside: string[];
  errors: string[];
}

/** Watches a screen of one size until it has shown everything. */
async function tour(size: ScreenSize, list: Entry): Promise<Tour> {
  const name = nameOf(size);
  await makeScreen(admin, `all-${name}`, size, list);
  const page = await open(`all-${name}`, size);
  const outside = outsideRequests(page, instance.url);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const seen = new Map<string, string>();
  const faults: Tour['faults'] = [];
  const wanted = (list['slides'] as unknown[]).length;
  await eventually(async () => {
    const { id, sticksOut, columns } = await look(page);
    const kind = id?.split('-')[0] ?? '';
    if (id && !seen.has(id)) {
      seen.set(id, kind);
      const broken = kind === 'maxim' ? brokenColumns(columns) : [];
      faults.push(...[...sticksOut, ...broken].map((fault) => ({ slide: id, fault })));
      const count = [...seen.values()].filter((other) => other === kind).length;
      await keepScreenshot(page, `${name}-${kind}-${count}`);
    }
    if (seen.size < wanted) throw new Error(`${name} showed ${seen.size} of ${wanted} slides`);
  }, 5 * MINUTE);
  await page.close();
  return { kinds: new Set(seen.values()), faults, outside, errors };
}

/** Columns with a lone character, or that begin with a mark that closes. */
function brokenColumns(columns: readonly string[]): string[] {
  if (columns.length === 0) return ['no columns at all'];
  return columns.filter(
    (column) =>
      [...column.replace(MARKS, '')].length < 2 || /^[，。、；：？！）》」』]/u.test(column),
  );
}

describeInBrowser('the player', () => {
  let list: Entry;
  const tours = new Map<string, Promise<Tour>>();

  beforeAll(async () => {
    instance = await Instance.start();
    admin = await Admin.register(instance);
    await instance.loadSample();
    list = await admin.create('api::wall.playlist', {
      name: '全部画面',
      slides: await everything(),
    });
    browser = await launch();
    // Each takes two minutes of mostly waiting: two lanes side by side are what two cores can paint.
    const [hd, portrait, uhd, small] = SIZES as [ScreenSize, ScreenSize, ScreenSize, ScreenSize];
    for (const lane of [
      [hd, uhd],
      [portrait, small],
    ]) {
      let before: Promise<unknown> = Promise.resolve();
      for (const size of lane) {
        const watched = before.then(() => tour(size, list));
        tours.set(nameOf(size), watched);
        before = watched.catch(() => undefined);
      }
    }
  }, 5 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it.each(SIZES.map((size) => [nameOf(size), size] as const))(
    'at %s shows every kind within its frame, in columns without a lone character, from this origin only',
    async (name) => {
      const { kinds, faults, outside, errors } = await (tours.get(name) as Promise<Tour>);
      expect(faults).toEqual([]);
      expect(kinds).toEqual(new Set(KINDS));
      expect(outside).toEqual([]);
      expect(errors).toEqual([]);
    },
    10 * MINUTE,
  );

  it(
    'never shows a black or empty frame while slides change',
    async () => {
      const size = { width: 1366, height: 768 };
      const slides = [
        await maxim('千锤万凿'),
        await artwork('清风'),
        await maxim('富贵不能淫'),
        slide('campaign', await find('api::campaign.campaign', 'name', '党风'), {
          transition: 'none',
        }),
        await story('外公的算盘'),
      ];
      const changes = await admin.create('api::wall.playlist', { name: '换画', slides });
      await makeScreen(admin, 'changes', size, changes);
      const page = await open('changes', size);
      await eventually(async () => expect(await current(page)).toBeTruthy(), MINUTE);
      const frames = await record(page, async () => {
        const shown = new Set<string>();
        await eventually(async () => {
          const id = await current(page);
          if (id) shown.add(id);
          expect(shown.size).toBe(slides.length);
        }, MINUTE);
      });
      expect(frames.length).toBeGreaterThan(30);
      for (const [index, frame] of frames.entries()) {
        const { channels } = await sharp(frame).resize(160, 90).toColourspace('srgb').stats();
        const light = channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
        const contrast = Math.max(...channels.map(({ stdev }) => stdev));
        const seen = { index, black: light < 16, empty: contrast < 4 };
        expect(seen).toEqual({ index, black: false, empty: false });
      }
      await page.close();
    },
    3 * MINUTE,
  );

  it(
    'goes on with what it has when the feed cannot be read, and says since when',
    async () => {
      const size = { width: 1366, height: 768 };
      const page = await open('changes', size);
      await eventually(async () => expect(await current(page)).toBeTruthy(), MINUTE);
      await page.route('**/api/screen/programme', (route) =>
        route.fulfill({
          status: 200,
          contentType: 'text/html',
          body: '<html>Log in to Wi-Fi</html>',
        }),
      );
      await page.reload();
      await eventually(async () => expect(await current(page)).toBeTruthy(), MINUTE);
      await page.getByText(/离线/).waitFor();
      expect((await look(page)).sticksOut).toEqual([]);
      await keepScreenshot(page, 'state-stale');
      await page.close();
    },
    2 * MINUTE,
  );

  it(
    'says what to do where there is no token, a revoked one, or nothing to play',
    async () => {
      const size = { width: 1920, height: 1080 };
      const page = await browser.newPage({ viewport: size });
      for (const fragment of ['', '#token=revoked']) {
        await page.goto(`${instance.url}/screen?screen=x${fragment}`);
        await page.getByText(/screen:token/).waitFor();
      }
      await keepScreenshot(page, 'state-unpaired');
      await page.close();
      const empty = await admin.create('api::wall.playlist', { name: '空单', slides: [] });
      await makeScreen(admin, 'empty', size, empty);
      const resting = await open('empty', size);
      await resting.getByText('等待编排节目').waitFor();
      expect(await resting.getByText('测试屏 empty').count()).toBeGreaterThan(0);
      await keepScreenshot(resting, 'state-resting');
      await resting.close();
    },
    MINUTE,
  );

  it(
    'keeps its token out of the address, and remembers it',
    async () => {
      const page = await open('changes', { width: 1366, height: 768 });
      await eventually(async () => expect(page.url()).not.toContain('token'));
      await page.goto(`${instance.url}/screen?screen=changes`);
      await eventually(async () => expect(await current(page)).toBeTruthy(), MINUTE);
      await page.close();
    },
    2 * MINUTE,
  );

  it(
    'mends a slide and takes a withdrawn one off the wall with the next programme, not at their end',
    async () => {
      const size = { width: 1366, height: 768 };
      const entry = await find('api::collection.maxim', 'text', '公生明');
      const single = await admin.create('api::wall.playlist', {
        name: '一条',
        slides: [slide('maxim', entry, { seconds: 3600 })],
      });
      await makeScreen(admin, 'single', size, single);
      const page = await open('single', size);
      await eventually(
        async () => expect(await columnsShown(page)).toEqual(['公生明，', '偏生暗。']),
        MINUTE,
      );
      await admin.publish('api::collection.maxim', {
        documentId: entry.documentId,
        text: '公生明，\n廉生威。',
      });
      await eventually(async () => {
        await pollNow(page);
        expect(await columnsShown(page)).toEqual(['公生明，', '廉生威。']);
      }, MINUTE);
      await admin.unpublish('api::collection.maxim', entry.documentId);
      await eventually(async () => {
        await pollNow(page);
        expect(await page.getByText('等待编排节目').count()).toBe(1);
        expect(await columnsShown(page)).toEqual([]);
      }, MINUTE);
      await page.close();
    },
    2 * MINUTE,
  );
});

/** Screens poll at once when their network comes back; waiting for their minute would prove no more. */
const pollNow = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

/** Every frame that the browser painted while something happened. */
async function record(page: Page, happening: () => Promise<void>): Promise<Buffer[]> {
  const frames: Buffer[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(Buffer.from(data, 'base64'));
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth: 683 });
  await happening();
  await session.send('Page.stopScreencast');
  return frames;
}

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Admin, type Entry } from '../support/admin';
import { describeInBrowser, keepScreenshot, launch, outsideRequests } from '../support/browser';
import { eventually } from '../support/eventually';
import {
  allHere,
  current,
  hang,
  letGo,
  nextSlide,
  open,
  slide,
  turnPart,
} from '../support/gallery';
import { Instance } from '../support/instance';
import { LEGIBLE } from '../support/legibility';
import { columnsShown, look, makeScreen, nameOf, SIZES, type ScreenSize } from '../support/wall';

const MINUTE = 60_000;
const SMALL = { width: 1366, height: 768 };
const MARKS = /[，。、；：？！（）《》「」『』…—·]/gu;
const KINDS = ['maxim', 'artwork', 'film', 'family_story', 'bulletin', 'campaign'];

/** One or two of everything, and the maxims that are hardest to set. */
const EVERYTHING = [
  'maxim/shihui-yin',
  'maxim/zhengxie-1',
  'maxim/caigentan',
  'maxim/ailian',
  'maxim/mengzi-1',
  'maxim/mengzi-4',
  'artwork/qingfeng',
  'artwork/shihui-scroll',
  'artwork/plate-lotus',
  'film/jingjian-jiafeng',
  'family-story/abacus',
  'family-story/four-photos',
  'family-story/shadow-play',
  'family-story/door',
  'bulletin/mid-autumn',
  'campaign/draw-integrity',
  'campaign/family-ethos',
  'campaign/education-month',
];

let instance: Instance;
let admin: Admin;
let browser: Browser;

interface Tour {
  kinds: Set<string>;
  /** What stood out of its frame or broke a rule of setting, slide by slide. */
  faults: { slide: string; fault: string }[];
  outside: string[];
  errors: string[];
  /** The sides of the porcelain plate, as they came into view. */
  sides: string[];
  /** The captions over the films. */
  captions: string[];
}

/** Leads a screen of one size through everything, slide by slide. */
async function tour(size: ScreenSize): Promise<Tour> {
  const name = nameOf(size);
  let outside: string[] = [];
  const errors: string[] = [];
  const watch = (page: Page) => {
    outside = outsideRequests(page, instance.url);
    page.on('pageerror', (error) => errors.push(error.message));
  };
  const page = await open(browser, instance, `all-${name}`, size, { clock: true, watch });
  // How slides change is looked at below; here they stand.
  await page.addStyleTag({ content: '.layer--shown { transition-duration: 0.01s !important }' });
  const tour: Tour = {
    kinds: new Set(),
    faults: [],
    outside,
    errors,
    sides: [],
    captions: [],
  };
  await eventually(async () => expect(await current(page)).toBeTruthy(), MINUTE);
  await allHere(page, `all-${name}`);
  const seen = new Set<string>();
  for (const key of EVERYTHING) {
    const id = await nextSlide(page, seen);
    seen.add(id);
    const kind = id.split('-')[0] ?? '';
    tour.kinds.add(kind);
    const { sticksOut, columns } = await look(page);
    const faults = [...sticksOut];
    if (kind === 'maxim') faults.push(...brokenColumns(columns));
    if (kind === 'family_story') faults.push(...(await illegible(page, size)));
    if (key === 'film/jingjian-jiafeng') tour.captions.push(await captionAt(page, 5));
    if (key === 'family-story/door') tour.captions.push(await captionAt(page, 13));
    await keepScreenshot(page, `${name}-${key.replace('/', '-')}`);
    if (key.startsWith('artwork/plate')) {
      tour.sides = await turned(page);
      await keepScreenshot(page, `${name}-${key.replace('/', '-')}-base`);
    }
    tour.faults.push(...faults.map((fault) => ({ slide: key, fault })));
    await letGo(page);
  }
  await page.close();
  return tour;
}

/** Columns with a lone character, or that begin with a mark that closes. */
function brokenColumns(columns: readonly string[]): string[] {
  if (columns.length === 0) return ['no columns at all'];
  return columns.filter(
    (column) =>
      [...column.replace(MARKS, '')].length < 2 ||
      /^[，。、；：？！）》」』]/u.test(column) ||
      /[（《「『]$/u.test(column) ||
      /[“”‘’"']/u.test(column),
  );
}

/** Text of a story, captions included, that is too small to be read from three metres. */
async function illegible(page: Page, { width, height }: ScreenSize): Promise<string[]> {
  const least = LEGIBLE * Math.min(width, height);
  return page.evaluate((size) => {
    const texts = document.querySelectorAll(
      '[data-state="current"] :is(.paged p, figcaption, .video__caption)',
    );
    return [...texts].flatMap((text) => {
      const found = parseFloat(getComputedStyle(text).fontSize);
      return found < size && text.textContent
        ? [`${found} px < ${size} px: ${text.textContent}`]
        : [];
    });
  }, least);
}

/** What is written over the film at a time of it; it must lie on the picture, above all else. */
async function captionAt(page: Page, seconds: number): Promise<string> {
  await page.evaluate((time) => {
    const film = document.querySelector<HTMLVideoElement>('[data-state="current"] video');
    if (!film) throw new Error('no film');
    film.pause();
    film.currentTime = time;
  }, seconds);
  const caption = page.locator('[data-state="current"] .video__caption');
  await caption.waitFor({ timeout: MINUTE });
  return caption.evaluate((element) => {
    const film = element.parentElement?.querySelector('video')?.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const within = film && box.left >= film.left && box.right <= film.right;
    if (!within || box.top < film.top || box.bottom > film.bottom) return 'beside the film';
    const line = element.querySelector('span')?.getBoundingClientRect() ?? box;
    const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    if (!top || !element.contains(top)) return `under ${top?.className}`;
    return [...element.children].map(({ textContent }) => textContent).join('/');
  });
}

/** The sides of a plate in the order in which they face the room, each alone. */
async function turned(page: Page): Promise<string[]> {
  const facing = () =>
    page.evaluate(() => {
      const mounts = document.querySelectorAll('[data-state="current"] .mount--facing');
      const name = document.querySelector('[data-state="current"] .faces__face--shown');
      const alt = mounts[0]?.querySelector('img')?.getAttribute('alt') ?? '';
      return mounts.length === 1
        ? `${name?.textContent}: ${alt}`
        : `${mounts.length} sides at once`;
    });
  const sides = [await facing()];
  for (let side = 1; side < 3; side += 1) {
    await turnPart(page, 3);
    await eventually(async () => expect(await facing()).not.toBe(sides.at(-1)));
    sides.push(await facing());
  }
  return sides;
}

describeInBrowser('the player', () => {
  const tours = new Map<string, Promise<Tour>>();

  beforeAll(async () => {
    instance = await Instance.start();
    admin = await Admin.register(instance);
    await hang(instance, [
      {
        slug: 'all',
        slides: EVERYTHING.map((key) => slide(key)),
        screens: SIZES.map((size) => ({ slug: `all-${nameOf(size)}`, ...size })),
      },
      {
        slug: 'single',
        slides: [slide('maxim/xunzi-2')],
        screens: [{ slug: 'single', ...SMALL }],
      },
    ]);
    browser = await launch();
    // Two lanes side by side are what two cores can paint.
    const [hd, portrait, uhd, small] = SIZES as [ScreenSize, ScreenSize, ScreenSize, ScreenSize];
    for (const lane of [[hd, portrait, small], [uhd]]) {
      let before: Promise<unknown> = Promise.resolve();
      for (const size of lane) {
        const watched = before.then(() => tour(size));
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
    'at %s shows every kind within its frame, well set, legible, from this origin only',
    async (name) => {
      const { kinds, faults, outside, errors } = await (tours.get(name) as Promise<Tour>);
      expect(faults).toEqual([]);
      expect(kinds).toEqual(new Set(KINDS));
      expect(outside).toEqual([]);
      expect(errors).toEqual([]);
    },
    5 * MINUTE,
  );

  it.each(SIZES.map(nameOf))(
    'at %s turns porcelain through its sides, and writes captions over films',
    async (name) => {
      const { sides, captions } = await (tours.get(name) as Promise<Tour>);
      expect(sides.map((side) => side.split(':')[0])).toEqual(['正面', '背面', '底款']);
      expect(new Set(sides).size).toBe(3);
      expect(captions).toEqual([
        '以家风为镜，可以正身。',
        '门里是家，门外是情分，/中间这道坎，是父亲。',
      ]);
    },
    5 * MINUTE,
  );

  it('goes on with what it has when the feed cannot be read, and says since when', async () => {
    const page = await open(browser, instance, 'single', SMALL);
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
  });

  it('says what to do where there is no token, a revoked one, or nothing to play', async () => {
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
    const resting = await open(browser, instance, 'empty', size);
    await resting.getByText('等待编排节目').waitFor();
    expect(await resting.getByText('测试屏 empty').count()).toBeGreaterThan(0);
    await keepScreenshot(resting, 'state-resting');
    await resting.close();
  });

  it('keeps its token out of the address, and remembers it', async () => {
    const page = await open(browser, instance, 'single', SMALL);
    await eventually(async () => expect(page.url()).not.toContain('token'));
    await page.goto(`${instance.url}/screen?screen=single`);
    await eventually(async () => expect(await current(page)).toBeTruthy(), MINUTE);
    await page.close();
  });

  it(
    'mends a slide and takes a withdrawn one off the wall with the next programme, not at their end',
    async () => {
      const { body } = await admin.send(
        'get',
        `/content-manager/collection-types/api::collection.maxim?filters[text][$startsWith]=${encodeURIComponent('公生明')}`,
      );
      const [entry] = body.results as [Entry];
      const page = await open(browser, instance, 'single', SMALL);
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
    4 * MINUTE,
  );
});

/** Screens poll at once when their network comes back; waiting for their minute would prove no more. */
const pollNow = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Admin, type Entry } from '../support/admin';
import { describeInBrowser, keepScreenshot, launch, outsideRequests } from '../support/browser';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { flaws, signIn } from '../support/panel';
import { pairScreen, play } from '../support/screens';

const MINUTE = 60_000;

describeInBrowser('the keeper among several screens, one of them real', () => {
  let instance: Instance;
  let admin: Admin;
  let browser: Browser;
  let page: Page;
  let wall: Page;
  let outside: string[];

  beforeAll(async () => {
    instance = await Instance.start();
    admin = await Admin.register(instance);
    await furnish(admin);
    browser = await launch();
    const device = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    wall = await device.newPage();
    const token = await instance.screenToken('lobby');
    await wall.goto(`${instance.url}/screen?screen=lobby#token=${token}`);
    const desk = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    page = await desk.newPage();
    outside = outsideRequests(page, instance.url);
    await signIn(page, instance);
  });

  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it('finds a screen among several by its name, its state and its group', async () => {
    const corridor = await pairScreen(instance, admin, { name: '二楼走廊', place: '办公楼二楼' });
    await admin.create('api::wall.screen', {
      name: '待装的屏',
      slug: 'spare',
      width: 1080,
      height: 1920,
      timezone: 'Asia/Shanghai',
      audience: 'public',
    });
    await page.goto(`${instance.url}/admin/wall`);
    const names = () => page.getByRole('article').getByRole('link').allInnerTexts();
    const shows = (expected: string[]) =>
      eventually(async () => expect((await names()).sort()).toEqual(expected.sort()));
    await shows(['一楼大厅东', '二楼走廊', '待装的屏']);
    const search = page.locator('input[name=search]');
    await search.fill('走廊');
    await shows(['二楼走廊']);
    await search.fill('没有这样的屏');
    await page.getByText('没有符合条件的屏幕').waitFor();
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('button', { name: '清除筛选' }).press('Enter');
    await shows(['一楼大厅东', '二楼走廊', '待装的屏']);
    await page.getByRole('button', { name: /未配对/ }).press('Enter');
    await shows(['待装的屏']);
    await page.getByRole('button', { name: /^全部/ }).press('Enter');
    await page.getByRole('combobox', { name: '屏组' }).press('Enter');
    await page.getByRole('option', { name: '大厅' }).press('Enter');
    await shows(['一楼大厅东']);
    await admin.send('delete', `/wall/screens/${corridor.id}/tokens`).expect(204);
  });

  it('draws what a screen has played, says the same as a table, and gives it as a file', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '三楼大厅' });
    const played = (slide: string, title: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        play({
          slide,
          title,
          startedAt: new Date(Date.now() - (index + 1) * MINUTE).toISOString(),
        }),
      );
    const plays = [...played('maxim-a', '石灰吟', 5), ...played('maxim-b', '墨梅', 3)];
    await device.post('plays', { plays }).expect(202);
    await page.goto(`${instance.url}/admin/wall/screens/${id}`);
    await page.getByRole('tab', { name: '播放统计' }).press('Enter');
    await page.getByRole('img', { name: /近 30 天共播放 8 次/ }).waitFor();
    await page.getByRole('row', { name: '石灰吟 格言 5 1 分 15 秒' }).waitFor();
    await page.getByRole('row', { name: '墨梅 格言 3 45 秒' }).waitFor();
    const bars = page.locator('svg[role=img] rect');
    const heights = await bars.evaluateAll((all) =>
      all.map((bar) => Number(bar.getAttribute('height'))).filter((height) => height > 0),
    );
    // One or two days, where the last minutes lie about midnight.
    expect(heights.length).toBeGreaterThanOrEqual(2);
    await page.getByRole('button', { name: '按日明细' }).press('Enter');
    await page.getByRole('columnheader', { name: '日期' }).waitFor();
    expect(await flaws(page)).toEqual([]);
    await keepScreenshot(page, 'keeper-plays');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 CSV' }).press('Enter');
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^播放统计-三楼大厅-.*\.csv$/);
    const rows = readFileSync(await file.path(), 'utf8');
    expect(rows).toContain('石灰吟');
    await admin.remove('api::wall.screen', id);
  });

  it('is as legible in the dark, dialogs too', async () => {
    await page.evaluate(() => localStorage.setItem('STRAPI_THEME', 'dark'));
    await page.goto(`${instance.url}/admin/wall`);
    await page.locator('[data-preview=maxim][data-settled=true]').waitFor();
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(Number(/\d+/.exec(ground)?.[0])).toBeLessThan(80);
    expect(await flaws(page)).toEqual([]);
    await keepScreenshot(page, 'keeper-wall-dark');
    await page.getByRole('link', { name: '一楼大厅东' }).click();
    await page.locator('[data-block]').first().waitFor();
    expect(await flaws(page)).toEqual([]);
    await keepScreenshot(page, 'keeper-screen-dark');
    await page.getByRole('tab', { name: '运行状况' }).press('Enter');
    await page.getByText('可以（HTTPS）').waitFor();
    expect(await flaws(page)).toEqual([]);

    await page.getByRole('button', { name: '插播', exact: true }).press('Enter');
    await page.getByRole('dialog').locator('[data-settled=true]').waitFor();
    expect(await flaws(page, '[role=dialog]')).toEqual([]);
    await keepScreenshot(page, 'keeper-notice-dark');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '更多操作' }).press('Enter');
    await page.getByRole('menuitem', { name: '更换令牌' }).press('Enter');
    await page.getByRole('alertdialog').waitFor();
    expect(await flaws(page, '[role=alertdialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    for (const path of ['notices', 'pair']) {
      await page.goto(`${instance.url}/admin/wall/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await flaws(page)).toEqual([]);
    }
    await page.evaluate(() => localStorage.setItem('STRAPI_THEME', 'light'));
  });

  it('reloads the screen, and changes its token without anybody going there', async () => {
    await page.goto(`${instance.url}/admin/wall`);
    await page.getByRole('link', { name: '一楼大厅东' }).click();
    const reloaded = wall.waitForEvent('load');
    await page.getByRole('button', { name: '重新加载' }).press('Enter');
    await page.getByText('已请“一楼大厅东”重新加载。').waitFor();
    await reloaded;
    await wall.locator('article.maxim').first().waitFor();

    const tokens = async () => {
      const { body } = await admin.send('get', '/wall/screens').expect(200);
      const lobby = body.screens.find(({ name }: { name: string }) => name === '一楼大厅东');
      return lobby.tokens.map(({ id }: { id: string }) => id);
    };
    const [old] = await tokens();
    await page.getByRole('button', { name: '更多操作' }).press('Enter');
    await page.getByRole('menuitem', { name: '更换令牌' }).press('Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: '更换令牌' }).press('Enter');
    await page.getByText('已通知屏幕更换令牌。').waitFor();
    // The new one is in use, and with that the old one opens nothing.
    await eventually(async () => {
      const now = await tokens();
      expect(now).toHaveLength(1);
      expect(now).not.toContain(old);
    }, MINUTE);
    await wall.reload();
    await wall.locator('article.maxim').first().waitFor();
  });

  it('asks no other host for anything', () => {
    expect(outside).toEqual([]);
  });
});

/** A group with a lobby screen that plays one maxim. */
async function furnish(admin: Admin): Promise<void> {
  const group = await admin.create('api::wall.screen-group', { name: '大厅', slug: 'hall' });
  const maxim = await admin.createPublished('api::collection.maxim', {
    text: '清风徐来，\n水波不兴。',
    kind: 'verse',
    background: 'celadon',
    audience: 'public',
  });
  const connect = (entry: Entry) => ({ connect: [entry] });
  const playlist = await admin.create('api::wall.playlist', {
    name: '早间格言',
    slides: [{ kind: 'maxim', maxim: connect(maxim), seconds: 3600, transition: 'fade' }],
  });
  await admin.create('api::wall.screen', {
    name: '一楼大厅东',
    slug: 'lobby',
    place: '办公楼一楼',
    width: 1920,
    height: 1080,
    timezone: 'Asia/Shanghai',
    audience: 'public',
    group: connect(group),
    fallback: connect(playlist),
  });
}

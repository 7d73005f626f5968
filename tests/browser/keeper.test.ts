import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Admin } from '../support/admin';
import { describeInBrowser, keepScreenshot, launch, outsideRequests } from '../support/browser';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { flaws, returnsTo, signIn, tabTo } from '../support/panel';

const MINUTE = 60_000;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

describeInBrowser('the keeper at the wall, with a real screen', () => {
  let instance: Instance;
  let admin: Admin;
  let browser: Browser;
  let page: Page;
  let wall: Page;
  let outside: string[];

  beforeAll(async () => {
    instance = await Instance.start();
    admin = await Admin.register(instance);
    browser = await launch();
    const desk = await browser.newContext({
      viewport: DESK,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    page = await desk.newPage();
    outside = outsideRequests(page, instance.url);
    await signIn(page, instance);
    const device = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    wall = await device.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it('says what to do next while there is no screen', async () => {
    await page.getByRole('link', { name: '屏幕墙' }).click();
    await page.getByRole('heading', { name: '还没有屏幕' }).waitFor();
    await page.getByText(`${instance.url}/screen`).waitFor();
    expect(await flaws(page)).toEqual([]);
    await page.getByRole('link', { name: '配对新屏幕' }).first().click();
    await page.getByRole('textbox', { name: '配对码' }).fill('ABCD 1O23');
    await page.getByText(/配对码里没有 1、O/).waitFor();
    await page.getByRole('textbox', { name: '配对码' }).fill('ZZZZ-ZZZZ');
    await page.getByText(/没有这个配对码/).waitFor();
  });

  it('pairs the screen that it stands before, on a phone', async () => {
    const group = await admin.create('api::wall.screen-group', { name: '大厅', slug: 'hall' });
    await wall.goto(`${instance.url}/screen`);
    const code = await codeOn(wall);
    await page.setViewportSize(PHONE);
    // The address that the screen's QR code holds, but in small letters.
    await page.goto(`${instance.url}/admin/wall/pair?code=${code.toLowerCase()}`);
    await page.getByText('找到了这块屏：1920×1080 横屏').waitFor();
    await page.getByRole('button', { name: '确认配对' }).click();
    await page.getByText('请给这块屏起个名字。').waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe(
      'name',
    );
    await page.keyboard.type('一楼大厅东');
    await page.getByRole('textbox', { name: '位置' }).fill('办公楼一楼');
    await page.getByRole('combobox', { name: '屏组' }).click();
    await page.getByRole('option', { name: '大厅' }).click();
    expect(await flaws(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await keepScreenshot(page, 'keeper-pair-phone');
    await page.getByRole('button', { name: '确认配对' }).click();
    await page.getByRole('heading', { name: '“一楼大厅东”已配对' }).waitFor();
    const { body } = await admin.send('get', '/wall/screens').expect(200);
    expect(body.screens).toMatchObject([
      {
        name: '一楼大厅东',
        place: '办公楼一楼',
        width: 1920,
        height: 1080,
        group: { id: group.documentId, name: '大厅' },
      },
    ]);
    await page.setViewportSize(DESK);
  });

  it(
    'shows it online, with the picture that it paints and the reason of each span',
    async () => {
      const maxim = await admin.createPublished('api::collection.maxim', {
        text: '清风徐来，\n水波不兴。',
        kind: 'verse',
        background: 'celadon',
        audience: 'public',
      });
      const playlist = await admin.create('api::wall.playlist', {
        name: '早间格言',
        slides: [{ kind: 'maxim', maxim: { connect: [maxim] }, seconds: 3600, transition: 'fade' }],
      });
      const { body } = await admin.send('get', '/wall/screens').expect(200);
      await admin.create('api::wall.schedule', {
        name: '常年展播',
        playlist: { connect: [playlist] },
        screens: { connect: [{ documentId: body.screens[0].id }] },
        priority: 50,
        enabled: true,
      });
      await page.goto(`${instance.url}/admin/wall`);
      const card = page.getByRole('article');
      await card.getByText('在线', { exact: true }).waitFor({ timeout: 3 * MINUTE });
      await card
        .getByText(/(刚刚|\d+ 秒前)在播.*清风徐来.*早间格言/)
        .waitFor({ timeout: 3 * MINUTE });
      await card.locator('[data-preview=maxim][data-settled=true]').waitFor();
      const thumbnail = page.frameLocator('iframe');
      expect(await thumbnail.locator('article.maxim').innerText()).toContain('清');
      expect(await flaws(page)).toEqual([]);
      await keepScreenshot(page, 'keeper-wall');

      await card.getByRole('link', { name: '一楼大厅东' }).click();
      await page
        .getByRole('button', { name: /早间格言，排期：常年展播/ })
        .first()
        .waitFor();
      expect(await page.locator('[data-rule=schedule]').count()).toBe(7);
      expect(await flaws(page)).toEqual([]);
    },
    4 * MINUTE,
  );

  it('walks through the week and to its pictures without a pointer', async () => {
    const spans = page.locator('[data-block]');
    await spans.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const third = await spans.nth(2).getAttribute('data-block');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-block'))).toBe(
      third,
    );
    await page.locator('[data-span-detail]').getByText('缘由：排期“常年展播”').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/1 个画面，一轮 1 小时/).waitFor();
    const opener = page.getByRole('button', { name: '放大：清风徐来' });
    await opener.locator('[data-preview=maxim][data-settled=true]').waitFor();
    await tabTo(page, '放大：清风徐来');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('[data-settled=true]').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await returnsTo(page, '放大：清风徐来');
    await page.getByRole('button', { name: '以表格显示' }).press('Enter');
    await page.getByRole('cell', { name: '常年展播' }).first().waitFor();
    await keepScreenshot(page, 'keeper-screen');
    await page.getByRole('tab', { name: '运行状况' }).click();
    await page.getByText('可以（HTTPS）').waitFor();
    expect(await flaws(page)).toEqual([]);
  });

  it('lays a notice over the wall and hears that it stands there', async () => {
    await page.goto(`${instance.url}/admin/wall/notices`);
    await page.getByRole('button', { name: '新建插播' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '立即插播' }).click();
    await dialog.getByText('请写插播文字。').waitFor();
    await dialog.getByText('请选撤下的时间。').waitFor();
    await dialog.getByRole('textbox', { name: '插播文字' }).fill('下午三点消防演练。');
    await dialog.getByRole('radio', { name: /紧急/ }).click();
    await dialog.getByRole('button', { name: '1 小时后' }).click();
    await dialog.locator('[data-preview=notice][data-settled=true]').waitFor();
    await keepScreenshot(page, 'keeper-notice');
    await dialog.getByRole('button', { name: '立即插播' }).click();
    await dialog.waitFor({ state: 'detached' });
    await wall.getByText('下午三点消防演练。').waitFor();
    const receipts = page.getByRole('button', { name: '1 / 1 块屏已确认' });
    await receipts.waitFor();
    await receipts.click();
    await page.getByRole('row', { name: /一楼大厅东 \d+月\d+日/ }).waitFor();
    expect(await flaws(page)).toEqual([]);

    await page.getByRole('button', { name: '撤下' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤下' }).click();
    await page.getByText('现在没有插播。').waitFor();
    await wall.getByText('下午三点消防演练。').waitFor({ state: 'detached' });
  });

  it('identifies the screen, and sends it back to its code when its token is revoked', async () => {
    await page.goto(`${instance.url}/admin/wall`);
    await page.getByRole('link', { name: '一楼大厅东' }).click();
    await page.getByRole('button', { name: '识别' }).click();
    await wall.getByText('一楼大厅东').first().waitFor();

    const more = page.getByRole('button', { name: '更多操作' });
    await more.press('Enter');
    await page.getByRole('menuitem', { name: '吊销令牌' }).press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await returnsTo(page, '更多操作');

    await more.press('Enter');
    await page.getByRole('menuitem', { name: '吊销令牌' }).press('Enter');
    await tabTo(page, '吊销令牌');
    await page.keyboard.press('Enter');
    await page.getByText('这块屏幕还没有配对').waitFor();
    // Its stream ends at once; the poll alone would take a minute.
    expect(await codeOn(wall, MINUTE / 2)).toHaveLength(8);
    expect(outside).toEqual([]);
  });
});

/** The code that an unpaired screen shows. */
async function codeOn(wall: Page, patience = 90_000): Promise<string> {
  const code = wall.locator('.pairing__code');
  await eventually(
    async () => expect(await code.getAttribute('aria-label')).toMatch(/^[2-9A-HJ-NP-Z]{8}$/),
    patience,
  );
  return (await code.getAttribute('aria-label')) ?? '';
}

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ACCOUNT, Admin } from '../support/admin';
import { describeInBrowser, keepScreenshot, launch, outsideRequests } from '../support/browser';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { columnsShown, makeScreen } from '../support/wall';

const MINUTE = 60_000;
const MAXIM = 'api::collection.maxim';

describeInBrowser('the tour: edit a maxim in the Chinese admin panel, see it on the wall', () => {
  let instance: Instance;
  let browser: Browser;
  let admin: Admin;
  let page: Page;
  let outside: string[];

  beforeAll(async () => {
    instance = await Instance.start();
    admin = await Admin.register(instance);
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    outside = outsideRequests(page, instance.url);
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it(
    'signs in, in Chinese from the first visit',
    async () => {
      await page.goto(`${instance.url}/admin`);
      await page.locator('input[name=email]').fill(ACCOUNT.email);
      await page.locator('input[name=password]').fill(ACCOUNT.password);
      expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
      await page.locator('button[type=submit]').click();
      await page
        .getByRole('link', { name: /内容管理|Content Manager/ })
        .first()
        .waitFor();
    },
    MINUTE,
  );

  it(
    'shows Chinese labels and options in the form and in the list',
    async () => {
      const entry = await admin.createPublished(MAXIM, {
        text: '原来的一句，\n写在墙上。',
        kind: 'precept',
        background: 'celadon',
        audience: 'public',
      });
      await page.goto(`${instance.url}/admin/content-manager/collection-types/${MAXIM}`);
      await page.getByRole('gridcell', { name: '家训' }).first().waitFor();
      await keepScreenshot(page, 'admin-list');
      await page.goto(
        `${instance.url}/admin/content-manager/collection-types/${MAXIM}/${entry.documentId}`,
      );
      for (const label of [
        '原文（一行一句）',
        '类型',
        '作者',
        '出处（篇名）',
        '画面底色',
        '可见范围',
      ]) {
        await page.getByText(label, { exact: false }).first().waitFor();
      }
      for (const option of ['家训', '青瓷', '公开']) await page.getByText(option).first().waitFor();
      expect(await page.getByText(/^(precept|celadon|public)$/).count()).toBe(0);
      for (const word of ['草稿', '已发布', /最多 ?400 ?个字/, '发布', '保存']) {
        await page.getByText(word).first().waitFor();
      }
      for (const english of [
        /^Entry$/i,
        /^Draft$/i,
        /characters/,
        /^Create an entry$/,
        /relation/,
      ]) {
        expect(await page.getByText(english).count()).toBe(0);
      }
      await keepScreenshot(page, 'admin-form');
    },
    MINUTE,
  );

  it(
    'publishes a change that reaches the wall',
    async () => {
      const { body } = await admin.send('get', `/content-manager/collection-types/${MAXIM}`);
      const [entry] = body.results;
      const playlist = await admin.create('api::wall.playlist', {
        name: '一条',
        slides: [{ kind: 'maxim', maxim: { connect: [entry] }, seconds: 3600, transition: 'fade' }],
      });
      const size = { width: 1366, height: 768 };
      await makeScreen(admin, 'tour', size, playlist);
      await page.locator('textarea[name=text]').fill('亲手改过的一句，\n此刻已上墙。');
      await page.getByRole('button', { name: '发布', exact: true }).click();
      await eventually(async () => {
        const answer = await fetch(`${instance.url}/api/maxims`);
        expect(await answer.text()).toContain('亲手改过的一句');
      });
      const token = await instance.screenToken('tour');
      const wall = await browser.newPage({ viewport: size });
      await wall.goto(`${instance.url}/screen?screen=tour#token=${token}`);
      await eventually(
        async () => expect(await columnsShown(wall)).toEqual(['亲手改过的一句，', '此刻已上墙。']),
        MINUTE,
      );
      await keepScreenshot(wall, 'tour-wall');
    },
    2 * MINUTE,
  );

  it(
    'leads a stranger from the landing page and the desk, and asks no other host for anything',
    async () => {
      for (const [path, words, name] of [
        ['/', '清风', 'landing'],
        ['/desk', '展务工作台', 'desk'],
      ] as const) {
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(instance.url + path);
          await page.getByText(words).first().waitFor();
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
          await keepScreenshot(page, `${name}-${width}`);
        }
      }
      expect(outside).toEqual([]);
    },
    MINUTE,
  );
});

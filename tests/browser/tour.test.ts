import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ACCOUNT, Admin } from '../support/admin';
import { describeInBrowser, keepScreenshot, launch, outsideRequests } from '../support/browser';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { flaws } from '../support/panel';
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
  });

  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it('signs in, in Chinese from the first visit', async () => {
    await page.goto(`${instance.url}/admin`);
    await page.locator('input[name=email]').fill(ACCOUNT.email);
    await page.locator('input[name=password]').fill(ACCOUNT.password);
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
    await page.locator('button[type=submit]').click();
    await page
      .getByRole('link', { name: /内容管理|Content Manager/ })
      .first()
      .waitFor();
  });

  it('shows Chinese labels and options in the form and in the list', async () => {
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
    for (const english of [/^Entry$/i, /^Draft$/i, /characters/, /^Create an entry$/, /relation/]) {
      expect(await page.getByText(english).count()).toBe(0);
    }
    await page.getByText('墙上竖排，一行一列；标点照写。').waitFor();
    await keepScreenshot(page, 'admin-form');
  });

  it('shows beside the form what the draft looks like on a wall, lying and upright', async () => {
    const panel = page.locator('aside', { hasText: '墙上的样子' });
    await panel.locator('[data-preview=maxim][data-settled=true]').waitFor();
    const frame = panel.frameLocator('iframe');
    expect(await frame.locator('article.maxim').innerText()).toContain('原');
    const shape = async () => {
      const box = await panel.locator('[data-preview=maxim]').boundingBox();
      return (box?.width ?? 0) / (box?.height ?? 1);
    };
    expect(await shape()).toBeCloseTo(16 / 9, 1);
    await panel.getByRole('button', { name: '竖屏 9:16' }).press('Enter');
    await eventually(async () => expect(await shape()).toBeCloseTo(9 / 16, 1));
    await panel.locator('[data-preview=maxim][data-settled=true]').waitFor();
    await panel.getByRole('button', { name: /^放大/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-preview=maxim][data-settled=true]').waitFor();
    expect(await flaws(page, '[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const places = page.locator('aside', { hasText: '在墙上何处播' });
    await places.getByText(/还没有节目单用到它/).waitFor();
  });

  it('publishes a change that reaches the wall', async () => {
    const { body } = await admin.send('get', `/content-manager/collection-types/${MAXIM}`);
    const [entry] = body.results;
    const playlist = await admin.create('api::wall.playlist', {
      name: '一条',
      slides: [{ kind: 'maxim', maxim: { connect: [entry] }, seconds: 3600, transition: 'fade' }],
    });
    const size = { width: 1366, height: 768 };
    await makeScreen(admin, 'tour', size, playlist);
    // Beside the form: where it is shown now.
    await page.reload();
    const places = page.locator('aside', { hasText: '在墙上何处播' });
    await places.getByText(/现在起，一直 · 一条 · 备用节目单/).waitFor();
    await places.getByRole('link', { name: 'tour' }).waitFor();
    await page.locator('textarea[name=text]').fill('亲手改过的一句，\n此刻已上墙。');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const preview = page.locator('aside', { hasText: '墙上的样子' }).frameLocator('iframe');
    await preview.getByText('亲').first().waitFor();
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
  });

  it('says beside a playlist and a schedule when they play, and what to do where they do not', async () => {
    const cm = `${instance.url}/admin/content-manager/collection-types`;
    const { body } = await admin.send('get', `/content-manager/collection-types/${MAXIM}`);
    const [entry] = body.results;
    const idle = await admin.create('api::wall.playlist', {
      name: '没排上的',
      slides: [{ kind: 'maxim', maxim: { connect: [entry] }, transition: 'fade' }],
    });
    await page.goto(`${cm}/api::wall.playlist/${idle.documentId}`);
    const plays = page.locator('aside', { hasText: '在哪些屏幕、什么时候播' });
    await plays.getByText(/它不会播出/).waitFor();
    // A closed row is called by what it shows.
    await page.getByRole('button', { name: /格言：亲手改过的一句/ }).waitFor();
    await plays.getByRole('link', { name: '去新建排期' }).press('Enter');
    await page.getByText(/几个排期同时要播一块屏时，数大的播/).waitFor();

    const screens = await admin.send('get', '/content-manager/collection-types/api::wall.screen');
    const connect = (one: object) => ({ connect: [one] });
    const make = (name: string, priority: number, windows: object[]) =>
      admin.create('api::wall.schedule', {
        name,
        priority,
        windows,
        enabled: true,
        playlist: connect(idle),
        screens: connect(screens.body.results[0]),
      });
    const low = await make('全天', 10, []);
    await make('夜间', 90, [{ from: '20:00:00.000', to: '22:00:00.000' }]);
    await page.goto(`${cm}/api::wall.schedule/${low.documentId}`);
    const runs = page.locator('aside', { hasText: '接下来什么时候播' });
    await runs.locator('[data-plays=true]').first().waitFor();
    await runs
      .getByText(/20:00–22:00：让位给排期“夜间”/)
      .first()
      .waitFor();
    await runs.getByRole('link', { name: 'tour' }).press('Enter');
    await page.getByRole('heading', { name: '一周播出' }).waitFor();
  });

  it('writes numbers as they are, in the form and in the list, and takes full-width digits', async () => {
    const film = await admin.create('api::collection.film', {
      title: '年份',
      year: 2025,
      runtimeSeconds: 5400,
    });
    const cm = `${instance.url}/admin/content-manager/collection-types`;
    await page.goto(`${cm}/api::collection.film/${film.documentId}`);
    const year = page.getByLabel('年份', { exact: true });
    await eventually(async () => expect(await year.inputValue()).toBe('2025'));
    await year.fill('今年');
    expect(await year.inputValue()).toBe('2025');
    await year.fill('20261');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText(/值太大.*2100/).waitFor();
    await year.fill('２０２６');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await eventually(async () => {
      const { body } = await admin.send(
        'get',
        `/content-manager/collection-types/api::collection.film/${film.documentId}`,
      );
      expect(body.data.year).toBe(2026);
    });
    expect(await year.inputValue()).toBe('2026');
    await page.goto(`${cm}/api::collection.film`);
    await page.getByRole('gridcell', { name: '5400', exact: true }).waitFor();
  });

  it('leads a stranger from the landing page and the desk, and asks no other host for anything', async () => {
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
  });
});

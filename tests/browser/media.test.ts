import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { ACCOUNT, Admin, type Entry } from '../support/admin';
import { describeInBrowser, keepScreenshot, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { makeScreen } from '../support/wall';

const MINUTE = 60_000;
const ARTWORK = 'database/sample/media/artworks/qingfeng.webp';
const PDF = 'database/sample/media/resources/lecture.pdf';

let instance: Instance;
let admin: Admin;
let browser: Browser;
let page: Page;
let master: Buffer;

/** Files as they come from an organizer: in a folder of their own, under a Chinese name. */
async function handedIn(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(instance.folder, name);
  await writeFile(file, bytes);
  return file;
}

async function uploadInLibrary(...names: string[]): Promise<void> {
  await page.goto(`${instance.url}/admin/plugins/upload`);
  const input = page.locator('input[type="file"]').first();
  await input.waitFor({ state: 'attached' });
  await input.setInputFiles(names);
}

const painted = (selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((image) => (image as HTMLImageElement).naturalWidth);

describeInBrowser('files in the admin panel and on screens', () => {
  beforeAll(async () => {
    instance = await Instance.start();
    admin = await Admin.register(instance);
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    await page.goto(`${instance.url}/admin/auth/login`);
    await page.fill('input[name="email"]', ACCOUNT.email);
    await page.fill('input[name="password"]', ACCOUNT.password);
    await page.click('button[type="submit"]');
    await page.waitForURL((url) => !url.pathname.includes('auth'));
    master = await sharp(ARTWORK).resize(4400).jpeg({ quality: 90 }).toBuffer();
  });

  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it('paints the thumbnail of what was just brought in, by a signed address', async () => {
    await uploadInLibrary(await handedIn('清风 原作.jpg', master));
    const thumbnail = 'main img[src*="thumbnail_"]';
    await page.locator(thumbnail).first().waitFor();
    await eventually(async () => expect(await painted(thumbnail)).toBeGreaterThan(100), MINUTE);
    expect(await page.locator(thumbnail).first().getAttribute('src')).toContain('signature=');
    await keepScreenshot(page, 'media-library');
  });

  it("paints the master in the library's own view of a file, and its download is the master", async () => {
    await page.getByText('清风 原作.jpg').first().click();
    const preview = '[role="dialog"] img';
    await eventually(async () => expect(await painted(preview)).toBe(4400), MINUTE);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载原件' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('清风 原作.jpg');
    expect((await readFile(await download.path())).equals(master)).toBe(true);
  });

  it('lists masters with what they are, and saves one byte for byte under its name', async () => {
    await page.goto(`${instance.url}/admin/masters`);
    const row = page.locator('tr', { hasText: '清风 原作.jpg' });
    await row.waitFor();
    const size = await sharp(master).metadata();
    expect(await row.textContent()).toContain('image/jpeg');
    expect(await row.textContent()).toContain(`4400 × ${size.height}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('button', { name: '下载原件' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('清风 原作.jpg');
    expect((await readFile(await download.path())).equals(master)).toBe(true);
    await keepScreenshot(page, 'media-masters');
  });

  it('sets a focal point and leaves the master as it is', async () => {
    const files = async () => (await admin.send('get', '/upload/files')).body.results;
    const [before] = await files();
    const row = page.locator('tr', { hasText: '清风 原作.jpg' });
    await row.getByRole('button', { name: '焦点' }).click();
    const picture = page.locator('[role="dialog"] img');
    await eventually(async () => expect(await painted('[role="dialog"] img')).toBeGreaterThan(0));
    // As laid out: while the dialog opens, its box is still growing.
    const box = await picture.evaluate(({ clientWidth, clientHeight }) => ({
      width: clientWidth,
      height: clientHeight,
    }));
    await picture.click({ position: { x: box.width * 0.25, y: box.height * 0.75 } });
    await page.keyboard.press('Tab');
    await keepScreenshot(page, 'media-focal-point');
    await page.getByRole('button', { name: '保存' }).click();
    await eventually(async () => {
      const [{ focalPoint, sha256 }] = await files();
      expect(sha256).toBe(before.sha256);
      // A pixel of this small picture is some hundredths of it.
      expect(Math.abs(focalPoint.x - 25)).toBeLessThanOrEqual(3);
      expect(Math.abs(focalPoint.y - 75)).toBeLessThanOrEqual(3);
    });
  });

  it('says that a picture is there already and where, and deletes the new one if asked to', async () => {
    const [{ id }] = (await admin.send('get', '/upload/files')).body.results;
    const work = await admin.createPublished('api::collection.artwork', {
      title: '清风竹韵',
      category: 'chinese_painting',
      audience: 'public',
      views: [{ aspect: 'whole', image: id, alt: '竹' }],
    });
    const smaller = await sharp(master)
      .resize(1500)
      .modulate({ brightness: 1.08 })
      .jpeg({ quality: 70 })
      .toBuffer();
    await uploadInLibrary(await handedIn('微信图片.jpg', smaller));
    const dialog = page.getByRole('dialog').filter({ hasText: '媒体库中已有这些文件' });
    await dialog.waitFor({ timeout: MINUTE });
    expect(await dialog.textContent()).toContain('画面相似');
    expect(await dialog.textContent()).toContain('已发布');
    const link = dialog.getByRole('link', { name: '清风竹韵' });
    expect(await link.getAttribute('href')).toContain(work.documentId);
    await keepScreenshot(page, 'media-duplicates');
    await dialog.getByRole('button', { name: '删除刚上传的' }).click();
    await eventually(async () => {
      const { body } = await admin.send('get', '/upload/files');
      expect(body.results.map(({ name }: { name: string }) => name)).toEqual(['清风 原作.jpg']);
    });
  });

  it('shows the files of an entry beside its form', async () => {
    const { body } = await admin.send(
      'get',
      '/content-manager/collection-types/api::collection.artwork',
    );
    await page.goto(
      `${instance.url}/admin/content-manager/collection-types/api::collection.artwork/${body.results[0].documentId}`,
    );
    const panel = page.locator('aside, section, div').filter({ hasText: 'SHA-256' }).last();
    await panel.waitFor();
    const [{ sha256 }] = (await admin.send('get', '/upload/masters?ids=1')).body.files;
    await page.getByText(sha256).waitFor();
    await keepScreenshot(page, 'media-panel');
  });

  it('shows films, pictures and documents that are opened by their address, within their sandbox', async () => {
    const film = (await admin.upload(
      'database/sample/media/films/family-door.mp4',
      'film.mp4',
    )) as { url: string; id: number };
    const pdf = (await admin.upload(PDF, 'lecture.pdf')) as { url: string };
    const [file] = (await admin.send('get', '/upload/files?filters[mime][$startsWith]=image')).body
      .results;
    const tab = await browser.newPage();
    await tab.goto(`${instance.url}${file.formats.card.url}`);
    await eventually(async () =>
      expect(
        await tab.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth),
      ).toBeGreaterThan(0),
    );
    await tab.goto(`${instance.url}/screen`);
    // As the media library does: an element of the page, with the signed address.
    const seconds = await tab.evaluate(
      (url) =>
        new Promise<number>((resolve, reject) => {
          const video = document.createElement('video');
          video.onloadedmetadata = () => resolve(video.duration);
          video.onerror = () => reject(new Error('the film cannot be played'));
          video.src = url;
        }),
      film.url,
    );
    expect(seconds).toBeGreaterThan(1);
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      tab.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        link.click();
      }, pdf.url),
    ]);
    expect((await readFile(await download.path())).equals(await readFile(PDF))).toBe(true);
    await tab.close();
  });

  it.each([
    ['screen-hd', { width: 1920, height: 1080 }],
    ['screen-4k', { width: 3840, height: 2160 }],
  ])('a screen is sent %s', async (key, size) => {
    const { body } = await admin.send(
      'get',
      '/content-manager/collection-types/api::collection.artwork',
    );
    const list = (await admin.create('api::wall.playlist', {
      name: key,
      slides: [{ kind: 'artwork', artwork: { connect: [body.results[0]] }, transition: 'none' }],
    })) as Entry;
    await makeScreen(admin, key, size, list);
    const token = await instance.screenToken(key);
    const screen = await browser.newPage({ viewport: size });
    const asked: { url: string; status: number }[] = [];
    screen.on('response', (answer) => {
      const url = new URL(answer.url());
      if (url.pathname.startsWith('/uploads/'))
        asked.push({ url: url.pathname, status: answer.status() });
    });
    await screen.goto(`${instance.url}/screen?screen=${key}#token=${token}`);
    const picture = screen.locator('[data-state="current"] img').first();
    await picture.waitFor({ timeout: MINUTE });
    const long = await picture.evaluate((image) => {
      const { naturalWidth, naturalHeight } = image as HTMLImageElement;
      return Math.max(naturalWidth, naturalHeight);
    });
    expect(long).toBe(key === 'screen-4k' ? 3840 : 1920);
    expect(asked.length).toBeGreaterThan(0);
    for (const { url, status } of asked) {
      expect(path.basename(url)).toMatch(new RegExp(`^${key}_`));
      expect([200, 206]).toContain(status);
    }
    await screen.close();
  });
});

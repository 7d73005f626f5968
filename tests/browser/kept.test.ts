import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Admin } from '../support/admin';
import { describeInBrowser, launch } from '../support/browser';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import { expectPicture, shellKept } from '../support/screen';
import { makeScreen } from '../support/wall';

const MINUTE = 60_000;
const SIZE = { width: 1366, height: 768 };

let instance: Instance;
let browser: Browser;

describeInBrowser('a screen of a real server', () => {
  beforeAll(async () => {
    instance = await Instance.start();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it('keeps its programme, its files and itself: the server goes, the page is loaded anew, the work hangs', async () => {
    const admin = await Admin.register(instance);
    const image = await admin.upload(
      await picture({ width: 1200, height: 900, format: 'jpeg' }),
      'work.jpg',
    );
    const artwork = await admin.createPublished('api::collection.artwork', {
      title: '四方',
      category: 'photograph',
      audience: 'public',
      views: [{ aspect: 'whole', image: image.id, alt: '四色' }],
    });
    const list = await admin.create('api::wall.playlist', {
      name: '一幅',
      slides: [
        { kind: 'artwork', artwork: { connect: [artwork] }, seconds: 5, transition: 'fade' },
      ],
    });
    await makeScreen(admin, 'kept', SIZE, list);
    const token = await instance.screenToken('kept');

    const screen = await browser.newPage({ viewport: SIZE });
    await screen.goto(`${instance.url}/screen#token=${token}`);
    const hangs = () =>
      eventually(async () => {
        expect(await screen.locator('[data-state="current"][data-kind="artwork"]').count()).toBe(1);
      }, MINUTE);
    await hangs();
    await shellKept(screen);
    await instance.halt();
    await screen.reload();
    await hangs();
    await screen.getByText(/离线 · 更新于/).waitFor();
    await expectPicture(screen);
    const source = await screen
      .locator('[data-state="current"] img')
      .first()
      .evaluate((image: HTMLImageElement) => [image.src.slice(0, 5), image.naturalWidth > 600]);
    expect(source).toEqual(['blob:', true]);
  });
});

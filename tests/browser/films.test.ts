import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import request from 'supertest';
import { Admin } from '../support/admin';
import { describeInBrowser, launch } from '../support/browser';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import { phoneFilm } from '../support/phoneFilm';

const MINUTE = 60_000;

let instance: Instance;
let browser: Browser;

describeInBrowser('a film whose place was written over', () => {
  beforeAll(async () => {
    instance = await Instance.start();
    browser = await launch();
  }, 2 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    await instance?.stop();
  });

  it(
    'plays, and can be sought in',
    async () => {
      const admin = await Admin.register(instance);
      const { id } = await admin.upload(await phoneFilm(), '街头.mp4');
      const poster = await admin.upload(await picture({ width: 640, height: 360 }), '海报.png');
      const film = { title: '街头', audience: 'public', video: id, poster: poster.id };
      const { documentId } = await admin.createPublished('api::collection.film', film);
      const { body } = await request(instance.url).get(`/api/films/${documentId}`).expect(200);
      expect(body.data.video.url).toContain('clean_');
      const page = await browser.newPage();
      await page.goto(`${instance.url}${body.data.video.url}`);
      const seen = await page.locator('video').evaluate(async (element) => {
        const video = element as HTMLVideoElement;
        const sought = new Promise((resolve, reject) => {
          video.onseeked = resolve;
          video.onerror = () => reject(new Error(video.error?.message));
        });
        video.muted = true;
        video.currentTime = 10;
        await sought;
        const frames = () => video.getVideoPlaybackQuality().totalVideoFrames;
        const before = frames();
        const ended = new Promise((resolve) => {
          video.onended = resolve;
        });
        await video.play();
        await ended;
        return { width: video.videoWidth, seconds: video.duration, played: frames() - before };
      });
      expect(seen).toMatchObject({ width: 1920, seconds: expect.closeTo(15.76, 1) });
      expect(seen.played).toBeGreaterThan(50);
    },
    MINUTE,
  );
});

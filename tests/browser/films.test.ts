import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import request from 'supertest';
import { Admin } from '../support/admin';
import { describeInBrowser, launch } from '../support/browser';
import { eventually } from '../support/eventually';
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
  });

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
      // Looked at from outside: below /uploads no script runs, not even a listener.
      const video = page.locator('video');
      const look = () =>
        video.evaluate((element) => {
          const { videoWidth, duration, currentTime, ended } = element as HTMLVideoElement;
          return { width: videoWidth, seconds: duration, time: currentTime, ended };
        });
      await eventually(
        async () =>
          expect(await look()).toMatchObject({ width: 1920, seconds: expect.closeTo(15.76, 1) }),
        MINUTE,
      );
      await video.evaluate((element) => {
        const film = element as HTMLVideoElement;
        film.muted = true;
        film.currentTime = 10;
        void film.play();
      });
      expect((await look()).time).toBeGreaterThanOrEqual(10);
      await eventually(async () => expect((await look()).ended).toBe(true), MINUTE);
      const frames = await video.evaluate(
        (element) => (element as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames,
      );
      expect(frames).toBeGreaterThan(50);
    },
    4 * MINUTE,
  );
});

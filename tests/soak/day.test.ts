import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { describeInBrowser, launch } from '../support/browser';
import { FakeWall } from '../support/fakeWall';
import { objectBytes } from '../support/heap';
import { artwork, film, filmFile, maxim, picture, programmeOf } from '../support/programmes';
import { expectPicture, shows, standing } from '../support/screen';

const MINUTES = 60_000;
const HOURS = Number(process.env['SOAK_HOURS'] ?? 24);
/** Simulated seconds that a slide is shown for. */
const SECONDS = 60;
/** While one slide gives way to the next, time goes in such steps: disks and decoders are real. */
const STEP = 0.25;
/** Hours until caches and pools are what they will be, and most of what runs often is compiled. */
const WARM_UP = Math.min(6, Math.ceil(HOURS / 4));
const MOST_GROWTH = 0.1;

interface Sample {
  hour: number;
  heap: number;
  nodes: number;
  listeners: number;
  slides: number;
}

let browser: Browser;
let wall: FakeWall;

beforeAll(async () => {
  browser = await launch();
  wall = new FakeWall();
  await wall.start();
});
afterAll(async () => {
  await browser?.close();
  await wall?.stop();
});

/** Memory as it is once everything that can go has gone. */
async function measure(session: CDPSession, hour: number): Promise<Sample> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const slides = wall.plays.size;
  return { hour, heap: usedSize, nodes, listeners: jsEventListeners, slides };
}

/** The middle of some values: one sample may fall into a fade, when two slides stand. */
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const growth = (samples: Sample[], of: (sample: Sample) => number): number => {
  const third = Math.max(1, Math.floor(samples.length / 3));
  const first = middle(samples.slice(0, third).map(of));
  return middle(samples.slice(-third).map(of)) / first - 1;
};

/** Lets time pass until another slide stands, or this one has been given up. */
async function showOne(screen: Page): Promise<void> {
  const pass = async (seconds: number) => {
    wall.clockOffset += seconds * 1000;
    await screen.clock.runFor(seconds * 1000);
  };
  const slide = await standing(screen);
  await pass(SECONDS - 2);
  for (let second = 0; second < 20; second += STEP) {
    if ((await standing(screen)) !== slide) return;
    await pass(STEP);
  }
}

describeInBrowser('a screen that has been on for a day', () => {
  it(
    `has the same memory after ${HOURS} hours`,
    async () => {
      const assets = {
        one: await picture(wall, 'one', 500_000),
        two: await picture(wall, 'two', 500_000),
        film: filmFile(wall, 'media/films/kouhao-diyili-kouzi.mp4'),
      };
      const programme = () =>
        programmeOf({
          slides: {
            a: maxim('清风徐来。', { seconds: SECONDS }),
            one: artwork('一', 'one', { seconds: SECONDS }),
            b: maxim('明月入怀。', { seconds: SECONDS, transition: 'fade' }),
            two: artwork('二', 'two', { seconds: SECONDS }),
            film: film('片', 'film', { seconds: SECONDS }),
          },
          assets,
          spans: [[Date.now() - MINUTES, Date.now() + (HOURS + 24) * 60 * MINUTES, 'all']],
        });
      wall.publish(programme());
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const screen = await context.newPage();
      const errors: string[] = [];
      screen.on('pageerror', ({ message }) => errors.push(message));
      await screen.clock.install();
      await screen.goto(`${wall.url}/screen#token=token-1`);
      await shows(screen, 'a');
      const session = await context.newCDPSession(screen);
      const samples: Sample[] = [];
      let objects = 0;
      const began = Date.now();
      for (let hour = 1; hour <= HOURS; hour += 1) {
        const until = wall.clockOffset + 60 * MINUTES;
        while (wall.clockOffset < until) await showOne(screen);
        // Always before the same slide: a picture has more nodes than a verse.
        while ((await standing(screen)) !== 'a') await showOne(screen);
        // What a day brings: a changed programme, a notice that comes and goes.
        if (hour % 3 === 0) wall.publish(programme());
        const expiresAt = new Date(Date.now() + wall.clockOffset + 5 * MINUTES).toISOString();
        wall.say('notice', { notice: { id: `n${hour}`, level: 'info', text: '通知', expiresAt } });
        const sample = await measure(session, hour);
        if (hour > WARM_UP) samples.push(sample);
        if (hour === WARM_UP) objects = await objectBytes(session);
        await expectPicture(screen);
        const { heap, nodes, listeners, slides } = sample;
        process.stdout.write(
          `hour ${String(hour).padStart(3)}  heap ${(heap / 1e6).toFixed(2)} MB  nodes ${nodes}  listeners ${listeners}  slides ${slides}\n`,
        );
      }
      const [heap, nodes] = [growth(samples, (s) => s.heap), growth(samples, (s) => s.nodes)];
      // The heap holds compiled code too, which goes on growing for half a day: this is what is kept.
      const kept = (await objectBytes(session)) / objects - 1;
      const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
      process.stdout.write(
        `${HOURS} h in ${Math.round((Date.now() - began) / 1000)} s: heap ${percent(heap)}, its objects ${percent(kept)}, nodes ${percent(nodes)}, ${wall.plays.size} slides\n`,
      );
      expect(errors).toEqual([]);
      expect(heap).toBeLessThan(MOST_GROWTH);
      expect(kept).toBeLessThan(MOST_GROWTH);
      expect(nodes).toBeLessThan(MOST_GROWTH);
      // It did play, and not just stand.
      expect(wall.plays.size).toBeGreaterThan(HOURS * 40);
    },
    HOURS * MINUTES,
  );
});

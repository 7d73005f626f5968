import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, CDPSession } from 'playwright-core';
import { describeInBrowser, launch } from '../support/browser';
import { FakeWall } from '../support/fakeWall';
import { artwork, film, filmFile, maxim, picture, programmeOf } from '../support/programmes';
import { expectPicture, shows } from '../support/screen';

const MINUTES = 60_000;
const HOURS = Number(process.env['SOAK_HOURS'] ?? 24);
/** Simulated seconds a step: a slide is shown for so long, and real disks get their time between. */
const STEP = 15;
/** Until caches, compiled code and pools are what they will be. */
const WARM_UP = 2;
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
            a: maxim('清风徐来。', { seconds: STEP }),
            one: artwork('一', 'one', { seconds: STEP }),
            b: maxim('明月入怀。', { seconds: STEP, transition: 'fade' }),
            two: artwork('二', 'two', { seconds: STEP }),
            film: film('片', 'film', { seconds: STEP }),
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
      await shows(screen, 'one');
      const session = await context.newCDPSession(screen);
      const samples: Sample[] = [];
      const began = Date.now();
      for (let hour = 1; hour <= HOURS; hour += 1) {
        for (let second = 0; second < 3600; second += STEP) {
          wall.clockOffset += STEP * 1000;
          await screen.clock.runFor(STEP * 1000);
        }
        // What a day brings: a changed programme, a notice that comes and goes.
        if (hour % 3 === 0) wall.publish(programme());
        const expiresAt = new Date(Date.now() + wall.clockOffset + 5 * MINUTES).toISOString();
        wall.say('notice', { notice: { id: `n${hour}`, level: 'info', text: '通知', expiresAt } });
        const sample = await measure(session, hour);
        if (hour > WARM_UP) samples.push(sample);
        await expectPicture(screen);
        const { heap, nodes, listeners, slides } = sample;
        process.stdout.write(
          `hour ${String(hour).padStart(3)}  heap ${(heap / 1e6).toFixed(2)} MB  nodes ${nodes}  listeners ${listeners}  slides ${slides}\n`,
        );
      }
      const [heap, nodes] = [growth(samples, (s) => s.heap), growth(samples, (s) => s.nodes)];
      process.stdout.write(
        `${HOURS} h in ${Math.round((Date.now() - began) / 1000)} s: heap ${(heap * 100).toFixed(1)} %, nodes ${(nodes * 100).toFixed(1)} %, ${wall.plays.size} slides\n`,
      );
      expect(errors).toEqual([]);
      expect(heap).toBeLessThan(MOST_GROWTH);
      expect(nodes).toBeLessThan(MOST_GROWTH);
      // It did play, and not just stand.
      expect(wall.plays.size).toBeGreaterThan(HOURS * 60);
    },
    HOURS * MINUTES,
  );
});

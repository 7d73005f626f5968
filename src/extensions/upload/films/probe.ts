import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { corrupt } from '../guard/refusal';
import type { Track } from './playable';

/** An honest film of any size takes less than a second: only its index is read. */
const PATIENCE = 20_000;
/** Each takes a thread and its memory: many films at once wait for their turn. */
const AT_ONCE = 2;
/** A small nursery: what the parser hands over is little, and the thread is short-lived. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 };

let running = 0;
const waiting: (() => void)[] = [];

/** Looks into a film when it is its turn. */
export async function probe(file: string): Promise<Track[]> {
  if (running === AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await probeNow(file);
  } finally {
    // Whoever waits longest takes over this place.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/**
 * What mediainfo, which is bundled as WebAssembly, says of a film. In a thread of its own: a file
 * made to confuse the parser then costs a thread, not the server.
 */
function probeNow(file: string): Promise<Track[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'probe-worker.js'), {
      workerData: { file },
      resourceLimits: MEMORY,
    });
    const settle = (work: () => void) => {
      clearTimeout(timer);
      work();
      void worker.terminate();
    };
    const timer = setTimeout(() => settle(() => reject(corrupt('读不出编码信息'))), PATIENCE);
    worker.once('message', (tracks: Track[] | null) =>
      settle(() => (tracks ? resolve(tracks) : reject(corrupt('读不出编码信息')))),
    );
    worker.once('error', () => settle(() => reject(corrupt('读不出编码信息'))));
    worker.once('exit', () => settle(() => reject(corrupt('读不出编码信息'))));
  });
}

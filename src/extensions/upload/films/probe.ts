import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { corrupt } from '../guard/refusal';
import type { Track } from './playable';

/** An honest film of any size takes less than a second: only its index is read. */
const PATIENCE = 20_000;
const MEGABYTES = 256;

/**
 * What mediainfo, which is bundled as WebAssembly, says of a film. In a thread of its own: a file
 * made to confuse the parser then costs a thread, not the server.
 */
export function probe(file: string): Promise<Track[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'probe-worker.js'), {
      workerData: { file },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
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

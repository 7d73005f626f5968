/** The thread that `probe` starts: reads a film's index, answers with its tracks, and is gone. */
import { open } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import mediaInfoFactory from 'mediainfo.js';

async function run(file: string): Promise<unknown[]> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    // Used once and thrown away: optimizing it would take longer than running it, and 35 MB more.
    setFlagsFromString('--liftoff-only');
    const info = await mediaInfoFactory({ format: 'object' });
    setFlagsFromString('--no-liftoff-only');
    const { media } = await info.analyzeData(size, async (length, offset) => {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    });
    return JSON.parse(JSON.stringify(media?.track ?? []));
  } finally {
    await handle.close();
  }
}

run((workerData as { file: string }).file).then(
  (tracks) => parentPort?.postMessage(tracks),
  () => parentPort?.postMessage(null),
);

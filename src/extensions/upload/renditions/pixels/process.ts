/**
 * The process that decodes pictures, started by `decoder.ts`: what a hostile or huge file does to a
 * decoder, it does here, away from the server and its secrets; and its memory goes back to the
 * system when it ends.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { Answer, CutTask, MadeRenditions, RenderTask, Task } from '../decoder';
import { Undecodable } from './decode';
import { makeRenditions } from './make';
import { cutTiles, type TileSet } from './tiles';

const MOST_THREADS = 4;

sharp.cache(false);
sharp.concurrency(Math.min(os.availableParallelism(), MOST_THREADS));

async function render({ source, folder, focalPoint }: RenderTask): Promise<MadeRenditions> {
  const { rendered, ...rest } = await makeRenditions(source, focalPoint);
  const files = rendered.map(({ data, ...file }) => ({
    ...file,
    bytes: data.length,
    path: path.join(folder, `rendition-${file.key}${file.ext}`),
  }));
  await Promise.all(
    rendered.map(({ data }, index) => writeFile(files[index]?.path as string, data)),
  );
  return { ...rest, rendered: files };
}

function cut({ source, folder }: CutTask): Promise<TileSet> {
  return cutTiles(source, folder, async (name, data) => {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    // Whoever stores it will want it on the disk; by then it is.
    await writeFile(target, data, { flush: true });
  });
}

process.on('message', async ({ id, ...task }: Task & { id: number }) => {
  const answer: Answer = { id };
  try {
    answer.result = await (task.kind === 'render' ? render(task) : cut(task));
  } catch (error) {
    answer.error = error instanceof Error ? error.message : String(error);
    answer.isPicturesFault = error instanceof Undecodable;
  }
  process.send?.(answer);
  // Else the pixels of this picture stay while the next is decoded.
  globalThis.gc?.();
});
// The server is gone, however it went.
process.on('disconnect', () => process.exit(0));

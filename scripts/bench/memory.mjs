import { readdir, readFile } from 'node:fs/promises';
import process from 'node:process';

const INTERVAL = 20;

/**
 * Memory of a process and of the processes it started, in bytes; 0 where it is gone. `resident` is
 * what it holds by itself; in `share`, pages that several hold, such as Node's own code, are divided
 * among them, so that shares can be added up.
 */
async function memoryOf(pid) {
  const children = (await childrenOf(pid)).map(memoryOf);
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const bytes = (name) =>
    Number(text.match(new RegExp(`^${name}: +(\\d+) kB`, 'm'))?.[1] ?? 0) * 1024;
  const own = { resident: bytes('Rss'), share: bytes('Pss') };
  return [own, ...(await Promise.all(children)).flat()];
}

async function childrenOf(pid) {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) =>
      readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => ''),
    ),
  );
  return lists.join(' ').split(' ').filter(Boolean).map(Number);
}

/**
 * Watches resident memory while something is done: the most that one process had, and the most that
 * all had together. Linux only; elsewhere nothing is seen, and null is the answer.
 */
export async function watchingMemory(pid, work) {
  if (process.platform !== 'linux') return { result: await work(), memory: null };
  const sum = (parts) => parts.reduce((total, { share }) => total + share, 0);
  const before = sum(await memoryOf(pid));
  const memory = { before, server: 0, decoder: 0, together: 0 };
  let done = false;
  const watch = (async () => {
    while (!done) {
      const parts = await memoryOf(pid);
      const [own, ...others] = parts.map(({ resident }) => resident);
      memory.server = Math.max(memory.server, own ?? 0);
      memory.decoder = Math.max(memory.decoder, ...others, 0);
      memory.together = Math.max(memory.together, sum(parts));
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
  })();
  try {
    return { result: await work(), memory };
  } finally {
    done = true;
    await watch;
  }
}

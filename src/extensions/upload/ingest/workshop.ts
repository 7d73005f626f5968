import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { beganOf, ownLife } from './life';
import { isAbandoned, ownerOf, workshopName } from './owners';

/** Beside the stored files, so that what is on its way in needs no copy of room on another disk. */
const WORKSHOPS = '.working';
/** What journals in a workshop end in. */
export const JOURNAL = '.journal';
/** How often we show that we live: whoever cannot see us clears our folder once we are silent. */
const HEARTBEAT = 60_000;

let ours: string | null = null;
let heartbeat: NodeJS.Timeout | undefined;

/**
 * The folder in which this process keeps everything that is not finished: what is being received,
 * renditions in the making, journals. Whatever asks the system for a temporary place gets it here,
 * so that a start after a crash knows where to look.
 */
export function enterWorkshop(uploads: string): void {
  const folder = path.join(uploads, WORKSHOPS, workshopName(ownLife(), Date.now()));
  mkdirSync(folder, { recursive: true });
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  // At the very end: whatever is stopped before it may still be finishing in there.
  process.once('exit', () => leave(folder));
  ours = folder;
  clearInterval(heartbeat);
  heartbeat = setInterval(() => void showLife(folder), HEARTBEAT).unref();
}

/**
 * Made anew where somebody took it away: without it nothing could be received until the next start.
 *
 * @throws Error before `enterWorkshop`
 */
export function workshop(): string {
  if (!ours) throw new Error('no workshop yet');
  mkdirSync(ours, { recursive: true });
  return ours;
}

/** An act that was cut short has left its journal, which the next start needs. */
function leave(folder: string): void {
  try {
    if (readdirSync(folder).some((name) => name.endsWith(JOURNAL))) return;
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody took it away, or the disk is gone: nothing to leave behind.
  }
}

async function showLife(folder: string): Promise<void> {
  const now = new Date();
  // A disk that is away for a while is no reason to fail: uploads will say so themselves.
  await mkdir(folder, { recursive: true })
    .then(() => utimes(folder, now, now))
    .catch(() => undefined);
}

/** Folders of processes that are gone, and of others that live. */
export async function otherWorkshops(): Promise<{ abandoned: string[]; alive: string[] }> {
  const root = path.dirname(workshop());
  await mkdir(root, { recursive: true });
  const abandoned: string[] = [];
  const alive: string[] = [];
  const ourselves = ownLife();
  for (const name of await readdir(root)) {
    const folder = path.join(root, name);
    if (folder === ours) continue;
    const owner = ownerOf(name);
    const gone =
      !owner ||
      isAbandoned(owner, {
        ours: ourselves,
        now: Date.now(),
        lastTouched: await lastTouched(folder),
        beganOf,
      });
    (gone ? abandoned : alive).push(folder);
  }
  return { abandoned, alive };
}

async function lastTouched(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const times = await Promise.all(
    ['.', ...names].map((name) =>
      stat(path.join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.max(...times);
}

import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { releaseClaims } from '../renditions/claims';
import { storageOf } from '../storage';
import { keyAt } from '../storage/keys';
import { fileRows, namedKeys } from './rows';
import { SILENCE } from './owners';
import { JOURNAL, otherWorkshops, workshop } from './workshop';

const MOST_NAMED = 10;

/**
 * Clears what is half made, now and for as long as there are others that may be gone: those that only
 * their silence tells of have not been silent for long when we start.
 */
export async function keepClear(strapi: Core.Strapi, signal: AbortSignal): Promise<void> {
  const others = await clearHalfMade(strapi);
  if (others === 0 || signal.aborted) return;
  setTimeout(() => void keepClear(strapi, signal), SILENCE).unref();
}

/**
 * Clears what processes that were killed left half made: files that were being received, renditions
 * in the making, and stored objects that their journals name and no row does. A storage that cannot
 * be asked now keeps nobody from starting: the next start finds the journals again.
 *
 * @returns how many others may be alive
 */
async function clearHalfMade(strapi: Core.Strapi): Promise<number> {
  try {
    const { abandoned, alive } = await otherWorkshops();
    await removeNoted(strapi, abandoned, [...alive, workshop()]);
    await releaseClaims(strapi, abandoned);
    for (const folder of abandoned) await rm(folder, { recursive: true, force: true });
    await storageOf(strapi).clearHalfStored?.();
    return alive.length;
  } catch (error) {
    strapi.log.error(`上次中断留下的文件没有清理完，下次启动时会接着清理：${String(error)}`);
    return 0;
  }
}

/** Removes what journals of the dead name, and neither those of the living nor any row does. */
async function removeNoted(
  strapi: Core.Strapi,
  abandoned: readonly string[],
  alive: readonly string[],
): Promise<void> {
  const noted = new Set((await Promise.all(abandoned.map(keysNotedIn))).flat());
  if (noted.size === 0) return;
  // Before the rows: an act that ends in between has written its row by then.
  const claimed = new Set((await Promise.all(alive.map(keysNotedIn))).flat());
  const named = await namedKeys(strapi);
  const left = [...noted].filter((key) => !named.has(key) && !claimed.has(key));
  for (const key of left) await storageOf(strapi).remove(key);
  if (left.length > 0) {
    strapi.log.warn(`上次意外中断留下 ${left.length} 个没有登记的存储文件，已清理`);
  }
}

async function keysNotedIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const journals = names.filter((name) => name.endsWith(JOURNAL));
  const texts = await Promise.all(
    journals.map((name) => readFile(path.join(folder, name), 'utf8').catch(goneIsEmpty)),
  );
  // A last line without its end was being written: its object was not touched yet.
  return texts.flatMap((text) => text.split('\n').slice(0, -1));
}

/** An act of somebody who lives may end at any time, and its journal with it. */
function goneIsEmpty(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
  throw error;
}

/** Says which rows have lost their master; nothing here can bring it back. */
export async function reportMissing(strapi: Core.Strapi, signal: AbortSignal): Promise<void> {
  const missing: string[] = [];
  for await (const { id, name, url } of fileRows(strapi)) {
    if (signal.aborted) return;
    const key = keyAt(url);
    if (key && !(await storageOf(strapi).stat(key))) missing.push(`${id}“${name}”`);
  }
  if (missing.length === 0) return;
  const rest = missing.length > MOST_NAMED ? ` 等 ${missing.length} 个` : '';
  strapi.log.warn(
    `这些文件的原件不在存储中，请从备份恢复或重新上传：${missing.slice(0, MOST_NAMED).join('、')}${rest}`,
  );
}

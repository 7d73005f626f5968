import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { storageOf } from '../storage';
import { namedKeys } from './rows';
import { JOURNAL, workshop } from './workshop';

/** One change of the media library: objects in storage and a row in the database. */
interface Act {
  /** Keys that this act stores, and those that it makes superfluous. */
  stored: Set<string>;
  retired: Set<string>;
  /** Parts of it that are under way. */
  parts: Set<Promise<unknown>>;
  journal: Journal;
  isOver: boolean;
}

const acts = new AsyncLocalStorage<Act>();

/**
 * Does something to storage and database so that both tell the same in the end, whenever it is cut
 * short. Keys are written to a journal before anything happens to their objects; new objects go
 * when the row did not come about, old ones go after the row has let go of them; and a journal that
 * is still there at the next start tells what to look after.
 */
export async function asOneAct<T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> {
  if (acts.getStore()) return work();
  const journal = new Journal(path.join(workshop(), `${randomUUID()}${JOURNAL}`));
  const act: Act = {
    stored: new Set(),
    retired: new Set(),
    parts: new Set(),
    journal,
    isOver: false,
  };
  try {
    const result = await acts.run(act, work);
    // What is stored again under the same key, as the same bytes are, is still needed.
    const gone = [...act.retired].filter((key) => !act.stored.has(key));
    await conclude(strapi, act, () => removeAll(strapi, gone));
    return result;
  } catch (error) {
    await conclude(strapi, act, () => removeUnnamed(strapi, act.stored));
    throw error;
  }
}

/**
 * What is done is done: objects that cannot be removed now make no failure of it. Their journal
 * stays for the next start.
 */
async function conclude({ log }: Core.Strapi, act: Act, clear: () => Promise<void>): Promise<void> {
  await Promise.allSettled(act.parts);
  act.isOver = true;
  try {
    await clear();
    await act.journal.discard();
  } catch (error) {
    log.warn(`不再需要的存储文件没有清理完，下次启动时会接着清理：${String(error)}`);
    await act.journal.close().catch(() => undefined);
  }
}

/**
 * Does a part of the act that stands beside others. Where one of them fails, whoever waits for all
 * goes on at once: the act waits for the others, so that what they still store is cleared too.
 */
export async function asPart<T>(work: () => Promise<T>): Promise<T> {
  const parts = acts.getStore()?.parts;
  const part = work();
  parts?.add(part);
  try {
    return await part;
  } finally {
    parts?.delete(part);
  }
}

/** To be called before an object is stored. */
export async function willStore(key: string): Promise<void> {
  const act = acts.getStore();
  if (!act || act.isOver) return;
  await act.journal.add(key);
  act.stored.add(key);
}

/** Removes an object now, or once the act that no longer needs it has succeeded. */
export async function retire(strapi: Core.Strapi, key: string): Promise<void> {
  const act = acts.getStore();
  if (!act || act.isOver) return storageOf(strapi).remove(key);
  await act.journal.add(key);
  act.retired.add(key);
}

async function removeUnnamed(strapi: Core.Strapi, stored: ReadonlySet<string>): Promise<void> {
  if (stored.size === 0) return;
  // The row may have come about all the same, where only the answer was lost.
  const named = await namedKeys(strapi);
  await removeAll(
    strapi,
    [...stored].filter((key) => !named.has(key)),
  );
}

async function removeAll(strapi: Core.Strapi, keys: readonly string[]): Promise<void> {
  for (const key of keys) await storageOf(strapi).remove(key);
}

/** Keys, one a line, on the disk before their objects are touched. */
class Journal {
  /** A promise, because objects of one act are stored side by side: it is opened once. */
  private opened: Promise<FileHandle> | null = null;

  constructor(private readonly file: string) {}

  async add(key: string): Promise<void> {
    const handle = await (this.opened ??= open(this.file, 'a'));
    await handle.appendFile(`${key}\n`);
    await handle.datasync();
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    await (await opened)?.close();
  }

  async discard(): Promise<void> {
    await this.close();
    await rm(this.file, { force: true });
  }
}

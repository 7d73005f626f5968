import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  link,
  lstat,
  mkdir,
  open,
  opendir,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
} from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inLanes } from '../lanes';
import { requireKey } from './keys';
import type { ByteRange, Storage, StoredObject } from './types';

/** Files that are flushed at once: the system writes its journal once for several. */
const FLUSHES = 8;
/** What a system says of a folder that is in the way or on another disk; Windows says the last. */
const NOT_MOVABLE = new Set(['ENOTEMPTY', 'EEXIST', 'EXDEV', 'EPERM']);

/** The machine's own disk, below one folder. */
export class LocalStorage implements Storage {
  /** The folder itself may be a link, to another disk for instance; nothing in it may. */
  private realRoot: Promise<string> | undefined;

  /** @param workshop a folder on the same disk, for files on their way in */
  constructor(
    private readonly root: string,
    private readonly workshop: () => string,
  ) {}

  /** A new file takes its place in one step, after its bytes have reached the disk. */
  async put(key: string, body: Readable): Promise<void> {
    const target = this.pathOf(key);
    const incoming = path.join(this.workshop(), randomUUID());
    try {
      // Opened first: a body that breaks off at once would else be cleared before it is there.
      const handle = await open(incoming, 'wx');
      await pipeline(body, handle.createWriteStream({ flush: true }));
      await mkdir(path.dirname(target), { recursive: true });
      await rename(incoming, target);
      await flushFolder(path.dirname(target));
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
  }

  /** Disks without hard links, and files on another disk, are copied. */
  async adopt(key: string, file: string): Promise<boolean> {
    const target = this.pathOf(key);
    await flush(file, 'r+');
    await mkdir(path.dirname(target), { recursive: true });
    try {
      await link(file, target);
    } catch {
      return false;
    }
    await flushFolder(path.dirname(target));
    return true;
  }

  /**
   * No folder within is flushed: where a journal keeps the names of files, a file that reached the
   * disk has its folders there.
   */
  async adoptAll(prefix: string, folder: string): Promise<boolean> {
    const target = this.pathOf(prefix.replace(/\/$/, ''));
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    await inLanes(files, FLUSHES, (file) => flush(path.join(file.parentPath, file.name), 'r+'));
    await mkdir(path.dirname(target), { recursive: true });
    try {
      await rename(folder, target);
    } catch (error) {
      if (NOT_MOVABLE.has((error as NodeJS.ErrnoException).code ?? '')) return false;
      throw error;
    }
    await flushFolder(path.dirname(target));
    return true;
  }

  async open(key: string, range?: ByteRange): Promise<Readable | null> {
    return (await this.stat(key)) && createReadStream(this.pathOf(key), range);
  }

  async stat(key: string): Promise<StoredObject | null> {
    const target = this.pathOf(key);
    try {
      const found = await lstat(target);
      if (!found.isFile() || !(await this.isHere(key))) return null;
      return { key, bytes: found.size, changedAt: Math.floor(found.mtimeMs) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Folders that are empty then go too: a picture has hundreds for its tiles. */
  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
    let folder = path.posix.dirname(key);
    while (folder !== '.' && (await rmdir(this.pathOf(folder)).then(yes, no))) {
      folder = path.posix.dirname(folder);
    }
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    yield* this.walk('', prefix);
  }

  private async *walk(folder: string, prefix: string): AsyncIterable<StoredObject> {
    const entries = await opendir(path.join(this.root, folder)).catch((error: unknown) => {
      // It was empty, and gone while we came to it.
      if (folder !== '' && isMissing(error)) return [];
      throw error;
    });
    for await (const entry of entries) {
      const key = path.posix.join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        const inside = `${key}/`;
        if (inside.startsWith(prefix) || prefix.startsWith(inside)) yield* this.walk(key, prefix);
      } else if (key.startsWith(prefix)) {
        const found = await this.stat(key);
        if (found) yield found;
      }
    }
  }

  /** Whether the file is where its key says: no link leads there, and no other spelling. */
  private async isHere(key: string): Promise<boolean> {
    this.realRoot ??= realpath(this.root);
    return (await realpath(this.pathOf(key))) === path.join(await this.realRoot, key);
  }

  private pathOf(key: string): string {
    requireKey(key);
    return path.join(this.root, key);
  }
}

/** A renamed file survives a power cut once its folder is on the disk too. Windows has no such call. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await flush(folder, 'r');
}

async function flush(target: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(target, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const yes = () => true;
const no = () => false;

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '');

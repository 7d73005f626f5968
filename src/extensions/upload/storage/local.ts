import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteRange, Storage, StoredObject } from './types';

/** Files on their way in; a start after a crash may empty it. */
export const INCOMING = '.incoming';

/** The machine's own disk, below one folder. */
export class LocalStorage implements Storage {
  constructor(private readonly root: string) {}

  async put(key: string, body: Readable): Promise<void> {
    const target = this.pathOf(key);
    const incoming = path.join(this.root, INCOMING, randomUUID());
    await mkdir(path.dirname(incoming), { recursive: true });
    try {
      await pipeline(body, createWriteStream(incoming, { flags: 'wx', flush: true }));
      await mkdir(path.dirname(target), { recursive: true });
      await rename(incoming, target);
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
  }

  async open(key: string, range?: ByteRange): Promise<Readable | null> {
    return (await this.stat(key)) && createReadStream(this.pathOf(key), range);
  }

  async stat(key: string): Promise<StoredObject | null> {
    try {
      const found = await stat(this.pathOf(key));
      return found.isFile() ? { key, bytes: found.size } : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    yield* this.walk('', prefix);
  }

  private async *walk(folder: string, prefix: string): AsyncIterable<StoredObject> {
    for await (const entry of await opendir(path.join(this.root, folder))) {
      const key = path.posix.join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        if (key.startsWith(prefix) || prefix.startsWith(key)) yield* this.walk(key, prefix);
      } else if (key.startsWith(prefix)) {
        const found = await this.stat(key);
        if (found) yield found;
      }
    }
  }

  /** @throws RangeError for a key that leads out of the folder */
  private pathOf(key: string): string {
    const target = path.resolve(this.root, key);
    if (key.includes('\0') || !target.startsWith(this.root + path.sep)) {
      throw new RangeError('key outside of storage');
    }
    return target;
  }
}

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '');

import type { Readable } from 'node:stream';

/** Bytes of an object, both ends included, as in an HTTP `Range`. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface StoredObject {
  key: string;
  bytes: number;
  /** When it was stored, in whole milliseconds since the epoch. */
  changedAt: number;
}

/**
 * Where files lie. A key is a path below `/uploads/`, such as `screen-hd_bamboo_1f….webp` or
 * `tiles/1f…/info.json`; what it names never changes, because keys carry the hash of the master.
 */
export interface Storage {
  /** Stores all of `body` or nothing: an object that can be opened is whole. */
  put(key: string, body: Readable, mime: string): Promise<void>;
  /**
   * Stores a file that lies on this storage's own disk by giving it a second name, so that a film
   * is not written twice. The file may be deleted afterwards, but no longer written to.
   *
   * @returns false where it has to be `put`
   */
  adopt?(key: string, file: string): Promise<boolean>;
  /**
   * Stores all files of a folder on this storage's own disk by moving it, so that thousands come
   * about in one step or not at all. The folder is gone afterwards.
   *
   * @param prefix ends in `/`
   * @returns false where each file has to be `put`: something is stored below the prefix, or the
   *   folder lies on another disk
   */
  adoptAll?(prefix: string, folder: string): Promise<boolean>;
  /** Null where there is none. */
  open(key: string, range?: ByteRange): Promise<Readable | null>;
  stat(key: string): Promise<StoredObject | null>;
  /** Silent where there is none. */
  remove(key: string): Promise<void>;
  list(prefix: string): AsyncIterable<StoredObject>;
  /**
   * Clears what a killed process left half stored where nobody else would find it.
   *
   * @returns how many were cleared
   */
  clearHalfStored?(): Promise<number>;
}

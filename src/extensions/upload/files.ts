import type { Readable } from 'node:stream';
import type { FilmFacts } from './films/playable';
import { digestOf, type Digest } from './storage/digest';

/** A file on its way into storage, as the upload plugin hands it around. */
export interface StoredFile {
  name: string;
  hash: string;
  ext: string;
  mime: string;
  url?: string;
  path?: string | null;
  width?: number | null;
  height?: number | null;
  size: number;
  sizeInBytes?: number;
  filepath?: string;
  tmpWorkingDirectory?: string;
  sha256?: string;
  bytes?: number;
  arrivedAt?: Date;
  film?: FilmFacts | null;
  formats?: Record<string, object> | null;
  getStream: () => Readable;
}

const HASH_SUFFIX = /_[0-9a-f]{16}$/;

/**
 * Gives a file the SHA-256 and size of its bytes, and a storage name that ends in that hash: a URL
 * then never means other bytes, so nothing cached by URL goes stale when a file is replaced.
 *
 * @param known of bytes that were hashed while they came in: they are not read again
 */
export async function nameByContent(file: StoredFile, known?: Digest): Promise<void> {
  const { sha256, bytes } = known ?? (await digestOf(file.getStream()));
  file.sha256 = sha256;
  file.bytes = bytes;
  file.hash = `${file.hash.replace(HASH_SUFFIX, '')}_${sha256.slice(0, 16)}`;
}

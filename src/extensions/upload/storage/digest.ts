import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

export interface Digest {
  sha256: string;
  bytes: number;
}

/** Reads a stream to its end. */
export async function digestOf(stream: Readable): Promise<Digest> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    digest.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: digest.digest('hex'), bytes };
}

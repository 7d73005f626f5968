import type { Asset } from '../../../api/wall/programme/types';
import { retryAfterSeconds } from '../rules/polling';
import { readAnswer } from '../rules/resuming';
import { ask } from './http';
import type { Lease, Library } from './library';
import { FullError, VaultError } from './vault/vault';
import { within } from './within';

/** Bytes of a part: what a lost connection costs at most, and what is in memory at once. */
const PART = 1024 * 1024;
/** A body that brings nothing for so long is given up; what came of it is kept. */
const STALL = 20_000;

/** How a download ended. */
export type Outcome =
  | { kind: 'done' }
  /** Not the file that was announced: wrong size, wrong hash. */
  | { kind: 'corrupt'; detail: string }
  /** An answer of the server that is no file. */
  | { kind: 'refused'; status: number; retryAfter: number | null }
  /** No answer, or one of somebody else's. */
  | { kind: 'unreachable' }
  | { kind: 'full' }
  /** The disk does not do its part. */
  | { kind: 'unkept' }
  | { kind: 'aborted' };

interface Means {
  library: Library;
  token: string | null;
  signal: AbortSignal;
}

/** Fetches what is missing of a file, and counts it as here only when its size and hash are right. */
export async function download(asset: Asset, means: Means): Promise<Outcome> {
  try {
    return await fetchRest(asset, means);
  } catch (error) {
    if (means.signal.aborted) return { kind: 'aborted' };
    if (error instanceof FullError) return { kind: 'full' };
    return { kind: error instanceof VaultError ? 'unkept' : 'unreachable' };
  }
}

async function fetchRest(asset: Asset, { library, token, signal }: Means): Promise<Outcome> {
  const address = new URL(asset.url, window.location.origin);
  // The token opens files of this server and goes nowhere else.
  if (address.origin !== window.location.origin) return { kind: 'corrupt', detail: '不在本站' };
  const lease = library.lease();
  const { received } = library.heldOf(asset);
  if (received < asset.bytes) {
    const headers: Record<string, string> = received > 0 ? { Range: `bytes=${received}-` } : {};
    const response = await ask(address.pathname + address.search, { token, signal, headers });
    const reading = readAnswer(
      {
        status: response.status,
        type: response.headers.get('Content-Type'),
        length: response.headers.get('Content-Encoding') ? null : header(response, 'Length'),
        range: header(response, 'Range'),
      },
      asset,
      received,
    );
    if (reading !== 'append' && reading !== 'restart') void response.body?.cancel();
    if (reading === 'elsewhere') return { kind: 'unreachable' };
    if (reading === 'refused') {
      const retryAfter = retryAfterSeconds(response.headers.get('Retry-After'));
      return { kind: 'refused', status: response.status, retryAfter };
    }
    if (reading !== 'append') await library.drop([asset.sha256]);
    if (reading === 'discard') return { kind: 'unreachable' };
    if (reading === 'corrupt') return { kind: 'corrupt', detail: '大小不符' };
    await receive(asset, response, library, lease);
  }
  return verify(asset, library, lease);
}

const header = (response: Response, name: 'Length' | 'Range'): string | null =>
  response.headers.get(`Content-${name}`);

/** Writes a body part by part. What came before a connection broke is kept as well. */
async function receive(
  asset: Asset,
  response: Response,
  library: Library,
  lease: Lease,
): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no body');
  let chunks: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    const part = new Blob(chunks as BlobPart[]);
    chunks = [];
    size = 0;
    await library.append(asset, part, lease);
  };
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), STALL);
      if (done) break;
      chunks.push(value);
      size += value.length;
      if (library.heldOf(asset).received + size > asset.bytes) break;
      if (size >= PART) await flush();
    }
  } catch (error) {
    if (error instanceof VaultError) throw error;
    await flush();
    throw error;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  await flush();
}

/**
 * Reads the file back as it lies on the disk and compares: that proves the bytes that will be
 * played, not those that came over the wire.
 */
export async function verify(asset: Asset, library: Library, lease: Lease): Promise<Outcome> {
  const isWhole = library.heldOf(asset).received === asset.bytes;
  const digest = isWhole ? await library.digest(asset) : null;
  if (digest === asset.sha256) {
    await library.markVerified(asset, lease);
    return { kind: 'done' };
  }
  await library.drop([asset.sha256]);
  const detail = !isWhole ? '大小不符' : digest === null ? '在本机读不出来' : '校验值不符';
  return { kind: 'corrupt', detail };
}

import { open, type FileHandle } from 'node:fs/promises';
import { tooSlow } from './refusal';

/** Bytes that can be looked at anywhere, without having them all in memory. */
export interface Bytes {
  readonly size: number;
  /** Up to `length` bytes from `offset`: fewer where the file ends. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** Small reads are served from one window, so that walking a file costs few system calls. */
const WINDOW = 256 * 1024;

/** An honest file takes a second; the slowest disk reads this much in a millisecond. */
const PATIENCE = 20_000;
const BYTES_PER_MILLISECOND = 20_000;

class FileBytes implements Bytes {
  private window: Buffer = Buffer.alloc(0);
  private start = 0;

  constructor(
    private readonly handle: FileHandle,
    readonly size: number,
    private readonly deadline: number,
  ) {}

  async read(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(offset + length, this.size);
    if (offset >= end) return Buffer.alloc(0);
    if (offset < this.start || end > this.start + this.window.length) {
      this.window = await this.load(offset, Math.min(Math.max(length, WINDOW), this.size - offset));
      this.start = offset;
    }
    return this.window.subarray(offset - this.start, end - this.start);
  }

  private async load(offset: number, length: number): Promise<Buffer> {
    // Here, because whatever takes long reads on and on.
    if (performance.now() > this.deadline) throw tooSlow();
    const buffer = Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await this.handle.read(buffer, done, length - done, offset + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return buffer.subarray(0, done);
  }
}

/**
 * Opens a file for as long as `look` needs it, within limits.
 *
 * @param patience milliseconds, beside the time that the size of the file takes
 * @throws Refusal for a file that would keep the server busy
 */
export async function withBytes<T>(
  path: string,
  look: (bytes: Bytes) => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const deadline = performance.now() + patience + size / BYTES_PER_MILLISECOND;
    return await look(new FileBytes(handle, size, deadline));
  } finally {
    await handle.close();
  }
}

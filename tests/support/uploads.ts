import { readdir } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import type { Admin } from './admin';
import type { Instance } from './instance';

/** What lies on the disk: stored objects, and what is still being made. */
export interface Disk {
  stored: string[];
  unfinished: string[];
}

/** Everything below the uploads folder, folders apart. */
export async function diskOf({ folder }: Instance): Promise<Disk> {
  const uploads = path.join(folder, 'public', 'uploads');
  const entries = await readdir(uploads, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(uploads, path.join(entry.parentPath, entry.name)))
    .sort();
  const isUnfinished = (file: string) => file.startsWith('.');
  return {
    stored: files.filter((file) => !isUnfinished(file)),
    unfinished: files.filter(isUnfinished),
  };
}

export interface Row {
  id: number;
  name: string;
  mime: string;
  ext: string;
  url: string;
  sha256: string;
  bytes: string | number;
  width: number | null;
  height: number | null;
  film: Record<string, unknown> | null;
  formats: Record<string, { url: string }> | null;
}

/** Every row of the media library. */
export async function rowsOf(admin: Admin): Promise<Row[]> {
  const { body } = await admin.send('get', '/upload/files?pageSize=100&sort=id:ASC').expect(200);
  // Fingerprints are taken a moment after a picture came in.
  return body.results.map((row: Row) => ({ ...row, phash: undefined, updatedAt: undefined }));
}

/** Where the bytes of a stored address lie below the uploads folder. */
const keyOf = (url: string): string => url.replace('/uploads/', '').replace(/\?.*$/, '');

export const keysOf = ({ url, formats }: Row): string[] =>
  [url, ...Object.values(formats ?? {}).map((made) => made.url)].map(keyOf);

/** One piece of a form: bytes at once, or a stream of known length. */
export interface Part {
  length: number;
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>;
}

const BOUNDARY = 'qingfeng-form-boundary';

/** Sends a form with one file by hand, so that it can be huge, cut short or wrongly headed. */
export function sendForm(
  instance: Instance,
  admin: Admin,
  {
    name,
    part,
    target = '/upload',
    announced = true,
  }: {
    name: string;
    part: Part;
    target?: string;
    announced?: boolean;
  },
): { request: http.ClientRequest; answer: Promise<{ status: number; body: string }> } {
  const head = Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n` +
      `Content-Type: application/octet-stream\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
  const request = http.request(`${instance.url}${target}`, {
    method: 'POST',
    // A connection of its own: an idle one may be closed just when it is taken up again.
    agent: false,
    headers: {
      Authorization: `Bearer ${admin.token}`,
      'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
      ...(announced
        ? { 'Content-Length': head.length + part.length + tail.length }
        : { 'Transfer-Encoding': 'chunked' }),
    },
  });
  const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
    });
  });
  void send(request, head, part, tail);
  return { request, answer };
}

/** As fast as it is taken; silent where the other side goes away, which the answer tells. */
async function send(
  request: http.ClientRequest,
  head: Buffer,
  { chunks }: Part,
  tail: Buffer,
): Promise<void> {
  const closed = new Promise<void>((resolve) => request.once('close', resolve));
  const write = async (chunk: Buffer) => {
    if (request.write(chunk)) return;
    await Promise.race([new Promise<void>((resolve) => request.once('drain', resolve)), closed]);
  };
  await write(head);
  for await (const chunk of chunks) {
    if (request.destroyed) return;
    await write(chunk);
  }
  request.end(tail);
}

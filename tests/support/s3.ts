import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Context, Next } from 'koa';
import S3rver from 's3rver';

/** A local S3 server with one private bucket. */
export interface S3Server {
  endpoint: string;
  bucket: string;
  /** What makes an instance keep its files there. */
  environment: Record<string, string>;
  /** Keys of its objects, the prefix included. */
  keys(): Promise<string[]>;
  /** Takes an object away behind everybody's back. */
  lose(key: string): Promise<void>;
  /** Ids of uploads in parts that were neither completed nor given up. */
  openUploads(): Promise<string[]>;
  /** Makes those look as if they had been begun days ago. */
  ageOpenUploads(): Promise<void>;
  stop(): Promise<void>;
}

const BUCKET = 'qingfeng';
/** What s3rver's files of objects end in. */
const OBJECT = '._S3rver_object';
/** What s3rver lets in. */
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export async function startS3(): Promise<S3Server> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const uploads = server.store.getResourcePath(BUCKET, undefined, 'uploads');
  const openUploads = () => readdir(uploads).catch(() => []);
  server.middleware.unshift(givingUpUploads(uploads, openUploads));
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    bucket: BUCKET,
    environment: {
      S3_BUCKET: BUCKET,
      S3_ENDPOINT: endpoint,
      S3_REGION: 'us-east-1',
      S3_FORCE_PATH_STYLE: 'true',
      S3_PREFIX: 'media',
      S3_ACCESS_KEY_ID: KEYS.accessKeyId,
      S3_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    },
    async keys() {
      const names = await readdir(path.join(folder, BUCKET), { recursive: true });
      const objects = names.filter((name) => name.endsWith(OBJECT));
      return objects.map((name) => name.slice(0, -OBJECT.length)).sort();
    },
    async lose(key) {
      await rm(path.join(folder, BUCKET, `${key}${OBJECT}`));
    },
    openUploads,
    async ageOpenUploads() {
      const then = new Date('2026-01-01T00:00:00Z');
      for (const id of await openUploads()) await utimes(path.join(uploads, id), then, then);
    },
    async stop() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What S3 has and s3rver lacks: listing uploads in parts, a page of one at a time, and giving one up. */
function givingUpUploads(folder: string, openUploads: () => Promise<string[]>) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const { uploadId } = ctx.query;
    if (ctx.method === 'DELETE' && typeof uploadId === 'string') {
      await rm(path.join(folder, path.basename(uploadId)), { recursive: true, force: true });
      ctx.status = 204;
    } else if (ctx.method === 'GET' && 'uploads' in ctx.query) {
      const after = String(ctx.query['upload-id-marker'] ?? '');
      const [id, ...rest] = (await openUploads()).sort().filter((each) => each > after);
      const entries = await Promise.all(
        [id ?? []].flat().map(async (each) => {
          const key = await readFile(path.join(folder, each, 'key'), 'utf8');
          const { mtime } = await stat(path.join(folder, each));
          const begun = `<Initiated>${mtime.toISOString()}</Initiated>`;
          return `<Upload><Key>${key}</Key><UploadId>${each}</UploadId>${begun}</Upload>`;
        }),
      );
      const more = `<IsTruncated>${rest.length > 0}</IsTruncated><NextUploadIdMarker>${id}</NextUploadIdMarker>`;
      ctx.type = 'application/xml';
      ctx.body = `<ListMultipartUploadsResult>${entries.join('')}${more}</ListMultipartUploadsResult>`;
    } else {
      await next();
    }
  };
}

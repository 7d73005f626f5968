import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { tooLarge } from '../extensions/upload/ingest/limit';
import { latestFileOf, onlyFileOf } from '../extensions/upload/ingest/receiving';
import { isFull, NoRoom } from '../extensions/upload/ingest/room';
import { workshop } from '../extensions/upload/ingest/workshop';
import { TryAgain } from '../extensions/upload/renditions/faults';

/** What may send files where; nothing else is even received. */
const DOORS = [
  { path: /^\/upload(\/|$)/, type: 'admin' },
  { path: /^\/api\/upload(\/|$)/, type: 'content-api' },
] as const;

/** A browser reads an answer that comes early only while somebody still listens to it. */
const LINGER = 10_000;

const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  403: 'ForbiddenError',
  413: 'PayloadTooLargeError',
  415: 'UnsupportedMediaTypeError',
  503: 'ServiceUnavailableError',
  507: 'InsufficientStorageError',
};

interface Auth {
  authenticate(ctx: Context, next: () => Promise<void>): Promise<unknown>;
  verify(auth: unknown, config: { scope: string[] }): Promise<void>;
}

/**
 * Stands before the parser of bodies, which writes whatever anybody sends to the disk. Files are
 * received at the doors of the media library alone, from people who are signed in and may bring them
 * in, each up to the limit; and none of what was received stays behind, however the request ends.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const limit = (): number => strapi.config.get('plugin::upload.sizeLimit');

  /** @returns whether the sender may upload; the answer says why not. */
  async function isSignedIn(ctx: Context, type: string): Promise<boolean> {
    let passed = false;
    ctx.state['route'] = { info: { type }, config: {} };
    await (strapi.get('auth') as Auth).authenticate(ctx, async () => {
      passed = true;
    });
    return passed;
  }

  /** Whether the sender's roles, or their token, let them bring this in. Conditions are asked later. */
  async function mayUpload({ state, path, query }: Context, type: string): Promise<boolean> {
    if (type === 'admin') {
      const isReplacing = query['id'] !== undefined || path.endsWith('/replace');
      return state['userAbility'].can(`plugin::upload.assets.${isReplacing ? 'update' : 'create'}`);
    }
    const auth = strapi.get('auth') as Auth;
    const verified = auth.verify(state['auth'], { scope: ['plugin::upload.content-api.upload'] });
    return verified.then(
      () => true,
      () => false,
    );
  }

  return async (ctx: Context, next: Next) => {
    if (!/^multipart\//i.test(ctx.get('content-type'))) return next();
    const door = DOORS.find(({ path }) => path.test(ctx.path));
    if (!door) return refuse(ctx, 415, '这个地址不接收文件');
    if (!(await isSignedIn(ctx, door.type))) return lingering(ctx);
    if (!(await mayUpload(ctx, door.type))) return refuse(ctx, 403, '你没有上传这个文件的权限');
    try {
      // Where the parser writes to.
      workshop();
      await next();
      if (ctx.status === 413) refuse(ctx, 413, tooLarge(limit(), latestFileOf(ctx.req.headers)));
    } catch (error) {
      answer(ctx, error);
    } finally {
      await removeReceived(ctx);
    }
  };

  function answer(ctx: Context, error: unknown): void {
    if (error instanceof NoRoom || isFull(error)) {
      const { message } = error instanceof NoRoom ? error : new NoRoom(onlyFileOf(ctx.req.headers));
      strapi.log.error(message);
      return refuse(ctx, 507, message);
    }
    if (error instanceof TryAgain) {
      strapi.log.error(error.message);
      ctx.set('Retry-After', '60');
      return refuse(ctx, error.status, error.message);
    }
    const { code, httpCode } = error as { code?: unknown; httpCode?: number };
    if (typeof code === 'number' && httpCode) {
      return refuse(ctx, httpCode, '上传中断或表单不完整，请重新上传');
    }
    throw error;
  }
};

function refuse(ctx: Context, status: number, message: string): void {
  ctx.status = status;
  ctx.body = { data: null, error: { status, name: NAMES[status], message, details: {} } };
  lingering(ctx);
}

/** What is still being sent is thrown away, for a while. */
function lingering({ req, res }: Context): void {
  if (req.complete) return;
  req.resume();
  res.once('finish', () => {
    setTimeout(() => req.complete || req.destroy(), LINGER).unref();
  });
}

/** The parser's files; where all went well they are gone already. */
async function removeReceived(ctx: Context): Promise<void> {
  const { files } = ctx.request as {
    files?: Record<string, { filepath: string } | { filepath: string }[]>;
  };
  const received = Object.values(files ?? {}).flat();
  await Promise.all(received.map(({ filepath }) => rm(filepath, { force: true })));
}

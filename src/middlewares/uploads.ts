import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { headersFor, type Reader, REFUSED } from '../extensions/upload/access/headers';
import { claims, keyRequested } from '../extensions/upload/access/keys';
import { parseRange, rangeApplies } from '../extensions/upload/access/range';
import { accessOf } from '../extensions/upload/access/service';
import { storageOf } from '../extensions/upload/storage';
import { addressOf } from '../extensions/upload/storage/keys';
import type { StoredObject } from '../extensions/upload/storage/types';
import { matchesTag } from '../api/wall/programme/encoding';
import { bearerOf } from '../api/wall/tokens/bearer';

interface Permit {
  reader: Reader;
  name: string | null;
  save: boolean;
}

/**
 * The one way to a stored file: `GET|HEAD /uploads/<key>`, for whoever may see it. Everything that
 * could mean that folder is answered here, so that no server of static files ever does.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  async function permitFor(ctx: Context, path: string): Promise<Permit | null> {
    const access = accessOf(strapi);
    const token = bearerOf(ctx.get('authorization'));
    if (token && (await access.mayScreen(token, path))) {
      strapi.service('api::wall.token').glimpse(token, ctx);
      return { reader: 'screen', name: null, save: false };
    }
    if (await strapi.service('api::wall.smil').opens(path, ctx.querystring)) {
      return { reader: 'screen', name: null, save: false };
    }
    const grant = ctx.querystring === '' ? null : access.verify(path, ctx.querystring);
    if (grant) return { reader: 'link', name: grant.saveAs, save: grant.saveAs !== null };
    const found = await access.findPublic(path);
    return found && { reader: 'anybody', name: found.name, save: false };
  }

  return async (ctx: Context, next: Next) => {
    if (!claims(ctx.path)) return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return refuse(ctx, 405, '这里只能读取文件');
    const key = keyRequested(ctx.path);
    const permit = key && (await permitFor(ctx, addressOf(key)));
    const stored = permit && (await storageOf(strapi).stat(key));
    if (!stored) return refuse(ctx, 404, '没有这个文件，或者它没有公开');
    const framed = /^(iframe|embed|object)$/.test(ctx.get('sec-fetch-dest'));
    ctx.set(headersFor({ key, framed, ...permit }));
    await send(ctx, stored);
  };

  async function send(ctx: Context, stored: StoredObject): Promise<void> {
    const tag = tagOf(stored);
    ctx.set('ETag', tag);
    if (matchesTag(ctx.get('if-none-match'), tag)) {
      ctx.status = 304;
      return;
    }
    // A range means something to a GET alone (RFC 9110, section 14.2).
    const range =
      ctx.method === 'GET' && rangeApplies(ctx.get('if-range'), tag)
        ? parseRange(ctx.get('range'), stored.bytes)
        : null;
    if (range === 'unsatisfiable') {
      refuse(ctx, 416, '请求的范围超出了文件');
      ctx.set('Content-Range', `bytes */${stored.bytes}`);
      return;
    }
    ctx.status = range ? 206 : 200;
    if (range) ctx.set('Content-Range', `bytes ${range.start}-${range.end}/${stored.bytes}`);
    const length = range ? range.end - range.start + 1 : stored.bytes;
    if (ctx.method === 'GET') {
      const body = await storageOf(strapi).open(stored.key, range ?? undefined);
      if (!body) return refuse(ctx, 404, '没有这个文件，或者它没有公开');
      // Half a file must look broken, not finished. (Koa destroys the stream when the reader goes.)
      body.once('error', () => ctx.res.destroy());
      ctx.body = body;
    }
    ctx.length = length;
  }
};

/** Strong: a key names the same bytes for ever, and were it ever written anew this would differ. */
const tagOf = ({ key, bytes, changedAt }: StoredObject): string =>
  `"${/[0-9a-f]{16}(?=\.\w+$)/.exec(key)?.[0] ?? 'x'}-${bytes.toString(36)}-${changedAt.toString(36)}"`;

function refuse(ctx: Context, status: number, message: string): void {
  for (const name of ['Content-Disposition', 'ETag', 'Accept-Ranges']) ctx.remove(name);
  ctx.set(REFUSED);
  if (status === 405) ctx.set('Allow', 'GET, HEAD');
  ctx.status = status;
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = `${message}\n`;
}

import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { keepFromOthers, originOf } from '../api/website/iiif/origin';

const TILES = /^\/uploads\/tiles\/[0-9a-f]{64}\//;
const INFO = /\/info\.json$/;
const TYPE = 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"';

/**
 * What the IIIF Image API asks of answers that are files otherwise: any page may read them (CORS),
 * and `info.json` names itself by the address that it was asked for. Whether they are answered at
 * all is decided further in.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next) => {
    if (!TILES.test(ctx.path)) return next();
    const isInfo = INFO.test(ctx.path);
    // What is asked of a part, or a version, of the file cannot be said of what is made of it.
    if (isInfo) for (const header of ['range', 'if-none-match']) delete ctx.req.headers[header];
    await next();
    ctx.set('Access-Control-Allow-Origin', '*');
    ctx.remove('Access-Control-Allow-Credentials');
    if (!isInfo || ctx.status !== 200) return;
    keepFromOthers(strapi, ctx);
    // Validators of the file say nothing about an address.
    for (const header of ['ETag', 'Last-Modified', 'Content-Length', 'Accept-Ranges']) {
      ctx.remove(header);
    }
    if (ctx.method === 'GET') {
      const info = JSON.parse((await bytesOf(ctx.body)).toString()) as { id: string };
      ctx.body = JSON.stringify({ ...info, id: `${originOf(strapi, ctx)}${info.id}` });
    }
    ctx.set('Content-Type', TYPE);
  };

async function bytesOf(body: unknown): Promise<Buffer> {
  return typeof body === 'string' || Buffer.isBuffer(body)
    ? Buffer.from(body)
    : buffer(body as Readable);
}

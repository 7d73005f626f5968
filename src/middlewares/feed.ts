import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { chooseEncoding, matchesTag } from '../api/wall/programme/encoding';
import { bearerOf } from '../api/wall/tokens/bearer';

const PATH = '/api/screen/programme';

const refusal = (status: number, name: string, message: string) => ({
  data: null,
  error: { status, name, message, details: {} },
});

/**
 * Answers a screen's poll from bytes in memory, before the rest of the middleware chain.
 *
 * `GET|HEAD /api/screen/programme` with `Authorization: Bearer <screen token>`: 200 with a strong
 * ETag, 304 where the screen has it already, 401 for no token or a wrong one.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const feed = () => strapi.service('api::wall.feed');
  return async (ctx: Context, next: Next) => {
    if (ctx.path !== PATH) return next();
    ctx.set('X-Content-Type-Options', 'nosniff');
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.status = 405;
      ctx.set('Allow', 'GET, HEAD');
      ctx.body = refusal(405, 'MethodNotAllowedError', '此接口只接受 GET');
      return;
    }
    const token = bearerOf(ctx.get('authorization'));
    const served = feed().find(token);
    if (!token || !served) {
      ctx.status = 401;
      ctx.set('WWW-Authenticate', 'Bearer realm="screen"');
      ctx.set('Cache-Control', 'no-store');
      ctx.body = refusal(401, 'UnauthorizedError', '屏幕令牌缺失或无效');
      return;
    }
    strapi.service('api::wall.token').glimpse(token, ctx);
    ctx.set('ETag', served.tag);
    ctx.set('Cache-Control', 'private, no-cache');
    ctx.set('Vary', 'Accept-Encoding, Authorization');
    if (matchesTag(ctx.get('if-none-match'), served.tag)) {
      ctx.status = 304;
      return;
    }
    const encoding = chooseEncoding(ctx.get('accept-encoding'));
    ctx.status = 200;
    ctx.type = 'application/json; charset=utf-8';
    if (encoding !== 'identity') ctx.set('Content-Encoding', encoding);
    ctx.body = await served.body(encoding);
  };
};

import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { RateWindow } from '../api/wall/limits/window';
import { refuse } from '../api/wall/refusal';
import { bearerOf, bearerOrPassword } from '../api/wall/tokens/bearer';

const KB = 1024;

/** What a screen may send, and how often one token may in a minute. */
interface Door {
  method: 'GET' | 'POST';
  path: RegExp;
  /** Bytes. */
  limit: number;
  perMinute: number;
  /** Whether a token is needed; pairing is for screens that have none. */
  paired: boolean;
}

const DOORS: readonly Door[] = [
  { method: 'POST', path: /^pairings$/, limit: 2 * KB, perMinute: 0, paired: false },
  { method: 'GET', path: /^pairings\/[^/]+$/, limit: 0, perMinute: 0, paired: false },
  { method: 'GET', path: /^events$/, limit: 0, perMinute: 30, paired: true },
  { method: 'POST', path: /^heartbeats$/, limit: 16 * KB, perMinute: 30, paired: true },
  { method: 'POST', path: /^plays$/, limit: 512 * KB, perMinute: 60, paired: true },
  { method: 'POST', path: /^notices\/[^/]+\/receipts$/, limit: KB, perMinute: 60, paired: true },
];

const PREFIX = '/api/screen/';
/** Ours however it is spelt: the router behind minds neither case nor a slash at the end. */
const OURS = /^\/api\/screen(\/|$)/i;
const NOTHING = '没有这个接口';
const MINUTE = 60_000;

/**
 * Stands before everything that screens send: says no to strangers, to bodies that are too large
 * and to those who call too often, before anything of a body was read; and answers the stream of
 * events itself, so that a thousand open streams hold nothing of the chain behind it.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const windows = new Map(DOORS.map((door) => [door, new RateWindow(door.perMinute, MINUTE)]));

  /** Players of others know a name and a password; ours may ask too. */
  function smil(ctx: Context): void {
    if (!isReading(ctx)) {
      ctx.set('Allow', 'GET, HEAD');
      return refuse(ctx, 405, '此接口只接受 GET');
    }
    const token = bearerOrPassword(ctx.get('authorization'));
    const served = strapi.service('api::wall.feed').find(token);
    if (served) {
      strapi.service('api::wall.token').glimpse(token, ctx);
      return strapi.service('api::wall.smil').answer(ctx, served.programme, token);
    }
    ctx.set('WWW-Authenticate', 'Basic realm="screen", charset="UTF-8"');
    return refuse(ctx, 401, '屏幕令牌缺失或无效');
  }

  return async (ctx: Context, next: Next) => {
    if (!OURS.test(ctx.path)) return next();
    ctx.set('X-Content-Type-Options', 'nosniff');
    if (!ctx.path.startsWith(PREFIX)) return hangUp(ctx, 404, NOTHING);
    const rest = ctx.path.slice(PREFIX.length);
    if (rest === 'programme.smil') return smil(ctx);
    if (rest.startsWith('pages/') && isReading(ctx))
      return strapi.service('api::wall.smil').page(ctx);
    const matching = DOORS.filter(({ path }) => path.test(rest));
    // Else what no door looked at would reach the routes behind them.
    if (matching.length === 0) return hangUp(ctx, 404, NOTHING);
    ctx.set('Cache-Control', 'no-store');
    const door = matching.find(({ method }) => method === ctx.method);
    if (!door) {
      ctx.set('Allow', matching.map(({ method }) => method).join(', '));
      return refuse(ctx, 405, '此接口不接受这种方法');
    }
    if (door.paired) {
      const token = bearerOf(ctx.get('authorization'));
      const served = strapi.service('api::wall.feed').find(token);
      if (!served) {
        ctx.set('WWW-Authenticate', 'Bearer realm="screen"');
        return refuse(ctx, 401, '屏幕令牌缺失或无效');
      }
      const wait = windows.get(door)?.take(token, Date.now()) ?? 0;
      if (wait > 0) return refuse(ctx, 429, '请求过于频繁，请稍后再试', wait);
      const { id, name, timezone } = served.programme.screen;
      ctx.state['wall'] = { token, screen: id, name, timezone };
      if (rest === 'events') return strapi.service('api::wall.events').open(ctx, token, id);
    }
    const refused = bodyRefusal(ctx, door.limit);
    if (refused) return refused();
    return next();
  };
};

const isReading = ({ method }: Context): boolean => method === 'GET' || method === 'HEAD';

/** Bodies say how long they are; who does not, or says too much, is not read at all. */
function bodyRefusal(ctx: Context, limit: number): (() => void) | null {
  if (ctx.get('transfer-encoding')) {
    return () => hangUp(ctx, 411, '请求须带 Content-Length');
  }
  const length = Number(ctx.get('content-length') || 0);
  return length > limit ? () => hangUp(ctx, 413, `正文不能超过 ${limit / KB} KB`) : null;
}

function hangUp(ctx: Context, status: number, message: string): void {
  // The rest of the body is not wanted: it ends with the connection.
  ctx.set('Connection', 'close');
  refuse(ctx, status, message);
}

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { answering, Refusal } from '../refusal';
import { heartbeatReport } from '../reports/heartbeat';
import { pairingRequest } from '../reports/pairing';
import { MOST_PLAYS } from '../reports/play';
import { whereWrong } from '../reports/text';
import { bearerOf } from '../tokens/bearer';

const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;

/**
 * What screens send. Whoever comes past `middlewares/screens.ts` has a token; whose it is stands in
 * `ctx.state.wall`.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  pair: answering(async (ctx) => {
    const parsed = pairingRequest.safeParse(bodyOf(ctx));
    if (!parsed.success) throw new Refusal(400, `格式不对：${whereWrong(parsed.error)}`);
    ctx.body = await strapi.service('api::wall.pairing').request(parsed.data, ctx.ip);
    ctx.status = 201;
  }),

  pairing: answering(async (ctx) => {
    const { id } = ctx['params'] as { id: string };
    const secret = bearerOf(ctx.get('authorization'));
    const paired = await strapi.service('api::wall.pairing').poll(id.slice(0, 64), secret, ctx.ip);
    ctx.status = paired ? 200 : 202;
    ctx.body = paired ?? { state: 'waiting' };
  }),

  heartbeat: answering(async (ctx) => {
    const { screen, token } = ctx.state['wall'] as { screen: string; token: string };
    const parsed = heartbeatReport.safeParse(bodyOf(ctx));
    if (!parsed.success) throw new Refusal(400, `格式不对：${whereWrong(parsed.error)}`);
    const next = await strapi
      .service('api::wall.heartbeat')
      .receive(screen, token, parsed.data, { address: ctx.ip, userAgent: ctx.get('user-agent') });
    if (next) ctx.body = { token: next };
    else ctx.status = 204;
  }),

  plays: answering(async (ctx) => {
    const { screen, name, timezone } = ctx.state['wall'] as {
      screen: string;
      name: string;
      timezone: string;
    };
    const plays = (bodyOf(ctx) as { plays?: unknown } | undefined)?.plays;
    if (!Array.isArray(plays)) throw new Refusal(400, '格式不对：plays');
    if (plays.length > MOST_PLAYS) throw new Refusal(413, `一次最多报 ${MOST_PLAYS} 条播放`);
    ctx.body = await strapi
      .service('api::wall.play')
      .receive({ id: screen, name, timezone }, plays);
    ctx.status = 202;
  }),

  receipt: answering(async (ctx) => {
    const { screen } = ctx.state['wall'] as { screen: string };
    const { id } = ctx['params'] as { id: string };
    await strapi.service('api::wall.notice').acknowledge(id.slice(0, 64), screen);
    ctx.status = 204;
  }),
});

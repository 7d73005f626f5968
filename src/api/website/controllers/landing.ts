import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { sampleScreenLinks } from '../../../sample/links';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Whether a request was made on this very machine, and not passed on by a proxy. */
const isLocal = (ctx: Context): boolean =>
  LOOPBACK.test(ctx.req.socket.remoteAddress ?? '') &&
  !ctx.get('x-forwarded-for') &&
  !ctx.get('forwarded');

/**
 * What the landing page links to. Links to sample screens open them at once, so only somebody at
 * this machine gets them.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async show(ctx: Context) {
    const screens = isLocal(ctx) ? await sampleScreenLinks(strapi) : [];
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { screens, sample: screens.length > 0 };
  },
});

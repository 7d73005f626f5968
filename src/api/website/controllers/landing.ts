import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { sampleScreenLinks } from '../../../sample/links';
import { isFromThisMachine } from '../contract/local';

/**
 * What the landing page links to. Links to sample screens open them at once, so only somebody at
 * this machine gets them, and nobody where the server is meant for others: in production, or behind
 * an address of its own.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async show(ctx: Context) {
    const { socket, httpVersion, headers } = ctx.req;
    const published = strapi.config.get('server.url') || strapi.config.get('server.proxy.koa');
    const local =
      !published && isFromThisMachine({ address: socket.remoteAddress, httpVersion, headers });
    const screens = local ? await sampleScreenLinks(strapi) : [];
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { screens, sample: screens.length > 0 };
  },
});

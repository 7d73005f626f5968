import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { parseEntryQuery, parseListQuery } from '../contract/query';
import { PUBLIC_TYPES, type PublicType } from '../contract/types';

/** Readers ask each time whether it is still so: what is withdrawn is gone at once. */
const CACHE_CONTROL = 'public, max-age=0, must-revalidate';

const typeAt = (ctx: Context): PublicType => {
  const [, , path] = ctx.path.split('/');
  return PUBLIC_TYPES.find((type) => type.path === path) as PublicType;
};

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const type = typeAt(ctx);
    const parsed = parseListQuery(type, ctx.query);
    if (!parsed.ok) return ctx.badRequest(parsed.message);
    ctx.set('Cache-Control', CACHE_CONTROL);
    ctx.body = await strapi.service('api::website.website').list(type, parsed.query);
  },

  async one(ctx: Context) {
    const parsed = parseEntryQuery(ctx.query);
    if (!parsed.ok) return ctx.badRequest(parsed.message);
    const entry = await strapi.service('api::website.website').one(typeAt(ctx), ctx.params.id);
    if (!entry) return ctx.notFound('没有这条内容，或者它没有公开发布');
    ctx.set('Cache-Control', CACHE_CONTROL);
    ctx.body = { data: entry };
  },
});

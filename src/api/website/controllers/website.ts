import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { isDocumentId } from '../contract/id';
import { parseEntryQuery, parseListQuery } from '../contract/query';
import { PUBLIC_TYPES, type PublicType } from '../contract/types';

/** Readers ask each time whether it is still so: what is withdrawn is gone at once. */
const CACHE_CONTROL = 'public, max-age=0, must-revalidate';

/** By the route and not by the address, which may be written in capitals. */
const typeAt = (ctx: Context): PublicType => {
  const [, path] = ctx.state.route.path.split('/');
  return PUBLIC_TYPES.find((type) => type.path === path) as PublicType;
};

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const website = () => strapi.service('api::website.website');
  return {
    async list(ctx: Context) {
      const type = typeAt(ctx);
      const parsed = parseListQuery(type, ctx.querystring, website().attributeOf(type));
      if (!parsed.ok) return ctx.badRequest(parsed.message);
      ctx.set('Cache-Control', CACHE_CONTROL);
      ctx.body = await website().list(type, parsed.query);
    },

    async one(ctx: Context) {
      const parsed = parseEntryQuery(ctx.querystring);
      if (!parsed.ok) return ctx.badRequest(parsed.message);
      const { id } = ctx.params;
      const entry = isDocumentId(id) ? await website().one(typeAt(ctx), id) : null;
      if (!entry) return ctx.notFound('没有这条内容，或者它没有公开发布');
      ctx.set('Cache-Control', CACHE_CONTROL);
      ctx.body = { data: entry };
    },
  };
};

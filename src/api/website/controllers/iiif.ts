import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { isDocumentId } from '../contract/id';
import { keepFromOthers, originOf } from '../iiif/origin';
import { artworkManifest } from '../iiif/artwork';
import { exhibitionManifest } from '../iiif/exhibition';

const TYPE = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"';
/** Readers ask each time whether it is still so: what is withdrawn is gone at once. */
const CACHE_CONTROL = 'public, max-age=0, must-revalidate';

function answer(ctx: Context, body: { items?: unknown }): void {
  // A manifest has a canvas at least (section 5.2): without a picture there is none yet.
  if ((body.items as unknown[]).length === 0) return ctx.notFound('还没有可以公开的作品图');
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Cache-Control', CACHE_CONTROL);
  ctx.body = JSON.stringify(body);
  ctx.set('Content-Type', TYPE);
}

/** Works and exhibitions for IIIF viewers. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async artwork(ctx: Context) {
    const { id } = ctx.params;
    const work = isDocumentId(id) ? await strapi.service('api::website.iiif').artwork(id) : null;
    if (!work) return ctx.notFound('没有这件作品，或者它没有公开发布');
    answer(ctx, artworkManifest(work, originOf(strapi, ctx)));
    keepFromOthers(strapi, ctx);
  },

  async exhibition(ctx: Context) {
    const { id } = ctx.params;
    const exhibition = isDocumentId(id)
      ? await strapi.service('api::website.iiif').exhibition(id)
      : null;
    if (!exhibition) return ctx.notFound('没有这个展览，或者它没有公开发布');
    answer(ctx, exhibitionManifest(exhibition, originOf(strapi, ctx)));
    keepFromOthers(strapi, ctx);
  },
});

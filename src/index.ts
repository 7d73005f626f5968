import type { Core } from '@strapi/strapi';
import { keepInternal } from './api/wall/internal';
import { keeperActions, keeperRoutes } from './api/wall/keeper/routes';
import { accessOf } from './extensions/upload/access/service';
import { guardContent } from './validation/guard';

/**
 * Wires the rooms together.
 */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    // Outermost first: noticing a change wraps the refusal of a bad one.
    strapi.service('api::wall.changes').observe();
    guardContent(strapi);
    keepInternal(strapi);
    strapi.server.routes(keeperRoutes);
    // Before the panel gives its first account every permission that there is.
    await strapi.service('admin::permission').actionProvider.registerMany(keeperActions);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await strapi.service('api::wall.revision').prepare();
    await strapi.service('api::wall.feed').start();
    await accessOf(strapi).start();
    await strapi.service('api::wall.events').start();
    strapi.service('api::wall.upkeep').start();
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await strapi.service('api::wall.upkeep').stop();
    await strapi.service('api::wall.events').stop();
    await accessOf(strapi).stop();
    await strapi.service('api::wall.feed').stop();
  },
};

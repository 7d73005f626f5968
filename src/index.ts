import type { Core } from '@strapi/strapi';
import { keepInternal } from './api/wall/internal';
import { keeperActions, keeperRoutes } from './api/wall/keeper/routes';
import { nameRoles } from './extensions/admin/roles';
import { arrangeForms } from './extensions/content-manager/arrange';
import { nameRows } from './extensions/content-manager/rows';
import { accessOf } from './extensions/upload/access/service';
import { renditionJobs } from './extensions/upload/renditions/jobs';
import { fillFilms } from './extensions/upload/films/fill';
import { guardContent } from './validation/guard';

/**
 * Wires the rooms together.
 */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    // Strapi insists on this one and would serve every file below its public folder, uploads under
    // a percent-encoded name included. Pages and uploads have doors of their own.
    strapi.get('middlewares').set('strapi::public', () => undefined);
    renditionJobs(strapi).observe();
    // Outermost first: noticing a change wraps the refusal of a bad one.
    strapi.service('api::wall.changes').observe();
    renditionJobs(strapi).listen();
    guardContent(strapi);
    keepInternal(strapi);
    // Innermost: what it fills in is looked at by the rules.
    fillFilms(strapi);
    nameRows(strapi);
    arrangeForms(strapi);
    strapi.server.routes(keeperRoutes);
    // Before the panel gives its first account every permission that there is.
    await strapi.service('admin::permission').actionProvider.registerMany(keeperActions);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await nameRoles(strapi);
    await strapi.service('api::wall.revision').prepare();
    await strapi.service('api::wall.feed').start();
    await accessOf(strapi).start();
    await renditionJobs(strapi).start();
    await strapi.service('api::wall.events').start();
    strapi.service('api::wall.upkeep').start();
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await strapi.service('api::wall.upkeep').stop();
    await strapi.service('api::wall.events').stop();
    await renditionJobs(strapi).stop();
    await accessOf(strapi).stop();
    await strapi.service('api::wall.feed').stop();
  },
};

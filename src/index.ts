import type { Core } from '@strapi/strapi';
import { accessOf } from './extensions/upload/access/service';
import { renditionJobs } from './extensions/upload/renditions/jobs';
import { fillFilms } from './extensions/upload/films/fill';
import { guardContent } from './validation/guard';

/**
 * Wires the rooms together.
 */
export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    renditionJobs(strapi).observe();
    // Outermost first: noticing a change wraps the refusal of a bad one.
    strapi.service('api::wall.changes').observe();
    guardContent(strapi);
    // Innermost: what it fills in is looked at by the rules.
    fillFilms(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await strapi.service('api::wall.revision').prepare();
    await strapi.service('api::wall.feed').start();
    await accessOf(strapi).start();
    await renditionJobs(strapi).start();
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await renditionJobs(strapi).stop();
    await accessOf(strapi).stop();
    await strapi.service('api::wall.feed').stop();
  },
};

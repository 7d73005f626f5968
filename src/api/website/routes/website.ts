import { PUBLIC_TYPES } from '../contract/types';

/**
 * Reading only: no route of the content API writes editorial content, so a right to create can
 * never become a right to publish.
 */
export default {
  routes: PUBLIC_TYPES.flatMap(({ path }) => [
    { method: 'GET', path: `/${path}`, handler: 'website.list', config: { auth: false } },
    { method: 'GET', path: `/${path}/:id`, handler: 'website.one', config: { auth: false } },
  ]),
};

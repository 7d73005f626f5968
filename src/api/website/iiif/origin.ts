import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

const configuredOrigin = (strapi: Core.Strapi): string | null => {
  const configured: string = strapi.config.get('server.url', '');
  return /^https?:/.test(configured) ? configured.replace(/\/+$/, '') : null;
};

/**
 * What absolute addresses begin with: `PUBLIC_URL` where it is set; elsewhere what the reader came
 * to, so that a wall on a local network works by whatever name it is called.
 */
export const originOf = (strapi: Core.Strapi, ctx: Context): string =>
  configuredOrigin(strapi) ?? ctx.origin;

/** Addresses that begin with what the reader came to are for that reader: no cache hands them on. */
export function keepFromOthers(strapi: Core.Strapi, ctx: Context): void {
  if (configuredOrigin(strapi) === null) ctx.set('Cache-Control', 'private, no-cache');
}

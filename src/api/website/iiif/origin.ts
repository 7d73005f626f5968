import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/**
 * What absolute addresses begin with: `PUBLIC_URL` where it is set; elsewhere what the reader came
 * to, so that a wall on a local network works by whatever name it is called.
 */
export function originOf(strapi: Core.Strapi, ctx: Context): string {
  const configured: string = strapi.config.get('server.url', '');
  return /^https?:/.test(configured) ? configured.replace(/\/+$/, '') : ctx.origin;
}

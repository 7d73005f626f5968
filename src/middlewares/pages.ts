import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

/** The browser pages, by the address people type. */
const PAGES: Readonly<Record<string, string>> = {
  '/': 'landing/index.html',
  '/screen': 'screen/index.html',
  '/desk': 'desk/index.html',
  // One slide or notice in a frame of the admin panel; empty by itself.
  '/preview': 'preview/index.html',
  // At the root, because a service worker may answer only for what lies below it.
  '/screen-sw.js': 'screen-sw.js',
};

const POLICY = [
  "default-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Serves the built pages of `src/web` at their addresses; their assets are plain public files. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const fileOf = (page: string) => path.join(strapi.dirs.app.root, 'public', 'web', page);
  return async (ctx: Context, next: Next) => {
    const page = PAGES[ctx.path.length > 1 ? ctx.path.replace(/\/$/, '') : ctx.path];
    if (!page || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    try {
      ctx.body = await readFile(fileOf(page));
    } catch {
      ctx.status = 503;
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body = '页面尚未构建，请运行 npm start。The pages are not built yet: run npm start.\n';
      return;
    }
    ctx.type = `${page.endsWith('.js') ? 'text/javascript' : 'text/html'}; charset=utf-8`;
    ctx.set('Cache-Control', 'no-cache');
    ctx.set('Content-Security-Policy', POLICY);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'no-referrer');
  };
};

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
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

/** What a page loads. The build names these by their content, so an address never means other bytes. */
const ASSET = /^\/web\/assets\/([\w-]+(?:\.[\w-]+)+)$/;

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

/**
 * Serves the built pages of `src/web` at their addresses, and what they load below `/web/assets/`.
 * Both come from the app's own build, wherever the data of an installation lie.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const built = path.join(strapi.dirs.app.root, 'public', 'web');
  return async (ctx: Context, next: Next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    const page = PAGES[ctx.path.length > 1 ? ctx.path.replace(/\/$/, '') : ctx.path];
    if (page) return sendPage(ctx, path.join(built, page));
    const asset = ASSET.exec(ctx.path)?.[1];
    return asset ? sendAsset(ctx, path.join(built, 'assets', asset)) : next();
  };
};

async function sendPage(ctx: Context, file: string): Promise<void> {
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Cache-Control', 'no-cache');
  try {
    ctx.body = await readFile(file);
  } catch {
    ctx.status = 503;
    ctx.type = 'text/plain; charset=utf-8';
    ctx.body = '页面尚未构建，请运行 npm start。The pages are not built yet: run npm start.\n';
    return;
  }
  ctx.type = path.extname(file);
  ctx.set('Content-Security-Policy', POLICY);
  ctx.set('Referrer-Policy', 'no-referrer');
}

async function sendAsset(ctx: Context, file: string): Promise<void> {
  ctx.set('X-Content-Type-Options', 'nosniff');
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    // What is missing now may be there after the next build.
    ctx.set('Cache-Control', 'no-store');
    ctx.status = 404;
    return;
  }
  ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
  ctx.type = path.extname(file);
  ctx.status = 200;
  if (ctx.method === 'GET') ctx.body = createReadStream(file);
  ctx.length = found.size;
}

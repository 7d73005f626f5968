import path from 'node:path';
import type { Core } from '@strapi/strapi';

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  // A film of 2 GB takes half an hour to come in at 10 Mbit/s; Node would cut it off after 5 minutes.
  http: { serverOptions: { requestTimeout: env.int('UPLOAD_TIMEOUT_MINUTES', 240) * 60_000 } },
  // Behind a reverse proxy that sets X-Forwarded-*; trusting those headers without one lets
  // anybody choose their own address. Of the addresses in X-Forwarded-For only the last was seen by
  // that proxy: those before it are what the caller wrote.
  proxy: { koa: env.bool('TRUST_PROXY', false), maxIpsCount: 1 },
  app: { keys: env.array('APP_KEYS') },
  // What Strapi calls public holds `uploads/` alone; the built pages are served from the app itself.
  dirs: { public: path.resolve(env('DATA_DIR') || '.data', 'public') },
  webhooks: { populateRelations: false },
  // `npm start` prints its own links, in Chinese and English.
  logger: { startup: { enabled: false }, updates: { enabled: false } },
});

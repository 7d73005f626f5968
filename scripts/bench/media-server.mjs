/**
 * What `bench:media` uploads to, in a process of its own: an instance of this product, or, as
 * `stock`, a fresh Strapi application with nothing of ours in it.
 */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { root } from '../lib/environment.mjs';

const require = createRequire(import.meta.url);
const [mode, folder, port] = process.argv.slice(2);

/** As `create-strapi-app` leaves it, less the admin panel's pages, which nobody opens here. */
const STOCK = {
  'package.json': JSON.stringify({ name: 'stock', version: '0.0.0', dependencies: {} }),
  'config/server.js': `module.exports = { host: '127.0.0.1', port: ${port}, app: { keys: ['a', 'b'] }, logger: { startup: { enabled: false }, updates: { enabled: false } } };`,
  'config/admin.js': `module.exports = { serveAdminPanel: false, auth: { secret: 's' }, apiToken: { salt: 's' }, transfer: { token: { salt: 's' } }, secrets: { encryptionKey: 'k' } };`,
  'config/database.js': `module.exports = { connection: { client: 'sqlite', connection: { filename: ${JSON.stringify(path.join(folder, 'stock.db'))} }, useNullAsDefault: true } };`,
  'config/logger.js': `module.exports = { level: 'error' };`,
  'config/middlewares.js': `module.exports = ['strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy', 'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public'];`,
  'src/index.js': 'module.exports = {};',
};

async function stock() {
  for (const [file, text] of Object.entries(STOCK)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  await mkdir(path.join(folder, 'public', 'uploads'), { recursive: true });
  await mkdir(path.join(folder, 'src', 'api'), { recursive: true });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const { createStrapi } = require('@strapi/strapi');
  return createStrapi({ appDir: folder, distDir: folder }).load();
}

async function ours() {
  const { loadInstance } = await import('../lib/instance.mjs');
  return loadInstance();
}

// Whoever measures is gone.
process.on('disconnect', () => process.exit(0));

const strapi = await (mode === 'stock' ? stock() : ours());
await strapi.listen();
process.send({ ready: true });

/**
 * What `bench:feed` measures against, in a process of its own: an instance on the sample collection
 * with Strapi's stock REST routes beside the feed; or, as `bare`, a Node server that
 * does nothing but send the given bytes.
 */
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import process from 'node:process';

const require = createRequire(import.meta.url);
const [mode, port, bodyFile, tag] = process.argv.slice(2);

async function bare() {
  const body = await readFile(bodyFile);
  const headers = {
    ETag: tag,
    'Cache-Control': 'private, no-cache',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Encoding': 'br',
    'Content-Length': body.length,
  };
  const server = http.createServer((request, response) => {
    if (request.headers['if-none-match'] === tag) response.writeHead(304, { ETag: tag }).end();
    else response.writeHead(200, headers).end(body);
  });
  server.listen(Number(port), '127.0.0.1', () => process.send({ ready: true }));
}

async function instance() {
  const { loadInstance, compiled } = await import('../lib/instance.mjs');
  const { factories } = require('@strapi/strapi');
  const strapi = await loadInstance();
  await compiled('sample/load.js').loadSample(strapi);
  const stock = (uid) => {
    strapi.get('services').set(uid, factories.createCoreService(uid));
    const controller = factories.createCoreController(uid)({ strapi });
    return [(ctx) => controller.find(ctx)];
  };
  const route = (path, uid) => ({
    method: 'GET',
    path,
    handler: stock(uid),
    info: { apiName: 'bench' },
    config: { auth: { scope: [] } },
  });
  strapi.server
    .api('content-api')
    .routes([
      route('/stock-playlists', 'api::wall.playlist'),
      route('/stock-maxims', 'api::collection.maxim'),
    ]);
  const token = await strapi.service('api::wall.token').issue('stairwell');
  const { accessKey } = await strapi
    .service('admin::api-token')
    .create({ name: 'bench', description: '', type: 'full-access', lifespan: null });
  await strapi.listen();
  process.send({ ready: true, token, accessKey });
}

await (mode === 'bare' ? bare() : instance());

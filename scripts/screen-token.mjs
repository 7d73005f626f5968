/**
 * `npm run --silent screen:token -- <screen slug>`: prints a new token for a screen, and nothing
 * else, for provisioning kiosks by script. Works while the server runs.
 */
import process from 'node:process';
import { buildStale } from './lib/build.mjs';
import { prepareEnvironment } from './lib/environment.mjs';
import { loadInstance } from './lib/instance.mjs';
import { complain, Plain } from './lib/say.mjs';

// Standard output is the token's alone; what others print goes where people read it.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const [slug, ...rest] = process.argv.slice(2);
try {
  if (!slug || rest.length > 0) {
    throw new Plain(
      '用法：npm run --silent screen:token -- <屏幕标识>',
      'Usage: npm run --silent screen:token -- <screen slug>',
    );
  }
  await prepareEnvironment();
  process.env.LOG_LEVEL = 'error';
  await buildStale(['server']);
  const strapi = await loadInstance();
  const token = await strapi
    .service('api::wall.token')
    .issue(slug)
    .catch((error) => {
      throw error.name === 'NotFoundError' ? new Plain(error.message, 'No such screen.') : error;
    });
  await strapi.destroy();
  print(`${token}\n`);
  process.exit(0);
} catch (error) {
  complain(error);
  process.exit(1);
}

/** `npm run sample`: loads the sample collection into the database, or brings it up to date. */
import process from 'node:process';
import { buildStale } from './lib/build.mjs';
import { prepareEnvironment } from './lib/environment.mjs';
import { loadInstance } from './lib/instance.mjs';
import { loadSampleWithProgress } from './lib/sample.mjs';
import { complain } from './lib/say.mjs';

try {
  await prepareEnvironment();
  await buildStale(['server']);
  const strapi = await loadInstance();
  await loadSampleWithProgress(strapi);
  await strapi.destroy();
  process.exit(0);
} catch (error) {
  complain(error);
  process.exit(1);
}

import path from 'node:path';
import { createRequire } from 'node:module';
import { root } from './environment.mjs';

const require = createRequire(import.meta.url);
const dist = path.join(root, 'dist');

/** A part of the compiled server. */
export const compiled = (file) => require(path.join(dist, 'src', file));

/** Opens the database and wires everything together, without listening. */
export async function loadInstance() {
  const { createStrapi } = require('@strapi/strapi');
  return createStrapi({ appDir: root, distDir: dist }).load();
}

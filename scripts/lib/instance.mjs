import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createRequire } from 'node:module';
import { root } from './environment.mjs';

const require = createRequire(import.meta.url);
const dist = path.join(root, 'dist');

/** A part of the compiled server. */
export const compiled = (file) => require(path.join(dist, 'src', file));

/**
 * Opens the database and wires everything together, without listening. The folder for uploads is
 * made where the settings put it: no clone and no volume has it yet.
 */
export async function loadInstance() {
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: dist });
  await mkdir(path.join(strapi.dirs.static.public, 'uploads'), { recursive: true });
  return strapi.load();
}

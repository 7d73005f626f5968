import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { createRequire } from 'node:module';
import { root } from './environment.mjs';
import { Plain } from './say.mjs';

const require = createRequire(import.meta.url);
const SIGNALS = ['SIGINT', 'SIGTERM'];
const dist = path.join(root, 'dist');

/** A part of the compiled server. */
export const compiled = (file) => require(path.join(dist, 'src', file));

function requireStrapi() {
  try {
    return require('@strapi/strapi');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new Plain(
      '依赖没有装全，请重新运行 npm ci。',
      'Dependencies are incomplete: run npm ci again.',
    );
  }
}

/**
 * Opens the database and wires everything together, without listening. The folder for uploads is
 * made where the settings put it: no clone and no volume has it yet.
 */
export async function loadInstance() {
  const { createStrapi } = requireStrapi();
  const ours = SIGNALS.map((signal) => process.listeners(signal));
  const strapi = createStrapi({ appDir: root, distDir: dist });
  // Whoever starts an instance stops it. Strapi would stop it once more at the same moment, which
  // is an error as soon as stopping takes longer than a blink.
  SIGNALS.forEach((signal, at) => {
    const theirs = process.listeners(signal).filter((listener) => !ours[at].includes(listener));
    theirs.forEach((listener) => process.off(signal, listener));
  });
  await mkdir(path.join(strapi.dirs.static.public, 'uploads'), { recursive: true });
  return strapi.load();
}

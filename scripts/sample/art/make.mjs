/**
 * Draws the sample artworks into `database/sample/media/artworks`, the same on every machine:
 * `node scripts/sample/art/make.mjs [--only <name>]`. A developer's tool; what it makes is committed.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { calligraphy } from './calligraphy.mjs';
import { paintings } from './paintings.mjs';
import { paperCuts } from './papercuts.mjs';
import { plates } from './plates.mjs';

const folder = path.resolve(import.meta.dirname, '../../../database/sample/media/artworks');
const [flag, wanted] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
for (const { name, draw } of [...calligraphy, ...plates, ...paperCuts, ...paintings]) {
  if (flag === '--only' && !name.startsWith(wanted)) continue;
  await draw(folder);
  process.stdout.write(`${name}\n`);
}

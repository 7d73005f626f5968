import type { Core } from '@strapi/strapi';
import { storageOf } from '../storage';
import { tilesFolder } from './columns';
import { rowsOf, tileSetsOf } from './verify';

const TILES = tilesFolder('').split('/')[0] as string;

/**
 * Removes tile sets that no row names: a server that was killed while it cut or removed them left
 * them behind.
 *
 * @returns how many sets
 */
export async function removeStrayTiles(strapi: Core.Strapi): Promise<number> {
  const storage = storageOf(strapi);
  const found = new Set<string>();
  for await (const { key } of storage.list(`${TILES}/`)) found.add(key.split('/')[1] as string);
  // Rows after sets: a set that was begun since is not among them.
  for await (const row of rowsOf(strapi)) for (const set of tileSetsOf(row)) found.delete(set);
  for (const sha256 of found) {
    for await (const { key } of storage.list(tilesFolder(sha256))) await storage.remove(key);
  }
  return found.size;
}

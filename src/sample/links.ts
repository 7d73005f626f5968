import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { readLedger, readOpened, writeOpened } from './ledger';

/** A sample screen with the address that opens it, already paired. */
export interface ScreenLink {
  name: string;
  place: string | null;
  width: number;
  height: number;
  /** Path on this server; the fragment holds the token and is never sent. */
  href: string;
}

/**
 * The token of a sample screen follows from a secret of this installation, so that its link can be
 * printed at every start while the database holds only a digest, as for any other token.
 */
const tokenFor = (secret: string, documentId: string): string =>
  createHmac('sha256', secret).update(`sample screen ${documentId}`).digest('base64url');

const SCREEN_KEY = /^screen\//;

/**
 * Links to the sample screens; none in production or where the sample was not loaded. A screen takes
 * its token once: after a keeper revoked it, or paired another device, its link is gone.
 */
export async function sampleScreenLinks(strapi: Core.Strapi): Promise<ScreenLink[]> {
  const secret = process.env['SCREEN_LINK_SECRET'];
  if (!secret || process.env['NODE_ENV'] === 'production') return [];
  const { entries } = await readLedger(strapi);
  const ids = Object.entries(entries)
    .filter(([key]) => SCREEN_KEY.test(key))
    .map(([, { documentId }]) => documentId);
  const screens = await strapi.db
    .query('api::wall.screen')
    .findMany({ where: { documentId: { $in: ids } }, orderBy: { id: 'asc' } });
  const tokens = strapi.service('api::wall.token');
  const opened = await readOpened(strapi);
  const links: ScreenLink[] = [];
  for (const { id, documentId, slug, name, place, width, height } of screens) {
    const token = tokenFor(secret, documentId);
    if (!opened.includes(documentId)) {
      await tokens.accept(id, token);
      opened.push(documentId);
      await writeOpened(strapi, opened);
    }
    if (!(await tokens.isKnown(token))) continue;
    links.push({ name, place, width, height, href: `/screen?screen=${slug}#token=${token}` });
  }
  return links;
}

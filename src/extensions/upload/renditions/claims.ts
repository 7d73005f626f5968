import { readdir } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';

const FILE = 'plugin::upload.file';
const CLAIM = /^qingfeng-renditions-(\d+)-/;

/** How the folder begins in which a row is worked on: it says in the workshop what is claimed. */
export const claimOf = (id: number): string => `qingfeng-renditions-${id}-`;

/**
 * Gives back what processes that are gone were at work on, so that it need not wait until their
 * claims run out.
 *
 * @param abandoned their workshops
 */
export async function releaseClaims(
  strapi: Core.Strapi,
  abandoned: readonly string[],
): Promise<void> {
  // Another instance that starts at this moment may have cleared one: it has given back its claims.
  const names = (
    await Promise.all(abandoned.map((folder) => readdir(folder).catch(() => [])))
  ).flat();
  const ids = names.flatMap((name) => CLAIM.exec(name)?.[1] ?? []).map(Number);
  if (ids.length === 0) return;
  await strapi.db.query(FILE).updateMany({
    where: { id: { $in: ids }, renditionDue: { $notNull: true } },
    data: { renditionDue: new Date() },
  });
}

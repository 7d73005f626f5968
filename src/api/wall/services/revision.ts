import type { Core } from '@strapi/strapi';

const UID = 'api::wall.revision';

/**
 * The wall's revision: one row, one number, counted up by every change to content. An instance that
 * reads a larger number than it knew looks again at what its screens show. The row is all that
 * instances need to share, so this works alike on every database and survives any restart.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Makes sure the row is there; called once at start. */
  async prepare(): Promise<void> {
    if ((await strapi.db.query(UID).count()) === 0) {
      await strapi.db.query(UID).create({ data: { number: 0 } });
    }
  },

  async read(): Promise<number> {
    const row = await strapi.db.query(UID).findOne({ select: ['number'], orderBy: { id: 'asc' } });
    return (row?.number as number | undefined) ?? 0;
  },

  /** Counts up, within the caller's transaction where there is one: both happen or neither. */
  async bump(): Promise<void> {
    await strapi.db.queryBuilder(UID).update({}).increment('number', 1).execute();
  },
});

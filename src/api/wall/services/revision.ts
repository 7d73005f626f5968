import type { Core } from '@strapi/strapi';

const UID = 'api::wall.revision';
const CHANGE = 'api::wall.change';

/** How many changes are remembered; an instance that is further behind looks at everything. */
const KEPT = 1000;
const CLEAN_EVERY = 200;

/** What a revision changed. */
export interface Change {
  /** Content type; null where whoever changed something did not say, so that it may be anything. */
  uid: string | null;
  /** documentId, or a file's id; null is any of the type. */
  document: string | null;
}

/**
 * The wall's revision: one row, one number, counted up by every change to content. An instance that
 * reads a larger number than it knew looks again at what its screens show. Beside it stands what
 * each revision changed, so that only that need be looked at. These rows are all that instances
 * share, so this works alike on every database and survives any restart.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const read = async (): Promise<number> => {
    const row = await strapi.db.query(UID).findOne({ select: ['number'], orderBy: { id: 'asc' } });
    return (row?.number as number | undefined) ?? 0;
  };
  return {
    /** Makes sure the row is there; called once at start. */
    async prepare(): Promise<void> {
      if ((await strapi.db.query(UID).count()) === 0) {
        await strapi.db.query(UID).create({ data: { number: 0 } });
      }
    },

    read,

    /**
     * Counts up and notes what for, within the caller's transaction where there is one: all happens
     * or nothing. The row is locked until then, so numbers are handed out in the order of commits.
     */
    async bump(change: Partial<Change> = {}): Promise<void> {
      await strapi.db.transaction(async () => {
        await strapi.db.queryBuilder(UID).update({}).increment('number', 1).execute();
        const number = await read();
        const { uid = null, document = null } = change;
        await strapi.db.query(CHANGE).create({ data: { number, uid, document } });
        if (number % CLEAN_EVERY === 0) {
          await strapi.db.query(CHANGE).deleteMany({ where: { number: { $lte: number - KEPT } } });
        }
      });
    },

    /** What changed after one revision up to another; null where that is not remembered. */
    async changesBetween(known: number, current: number): Promise<Change[] | null> {
      const rows: (Change & { number: number })[] = await strapi.db.query(CHANGE).findMany({
        select: ['number', 'uid', 'document'],
        where: { number: { $gt: known, $lte: current } },
        limit: KEPT + 1,
      });
      const numbers = new Set(rows.map(({ number }) => number));
      const isWhole = current >= known && numbers.size === current - known;
      return isWhole && rows.every(({ uid }) => uid !== null) ? rows : null;
    },
  };
};

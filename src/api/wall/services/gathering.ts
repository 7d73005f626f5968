import type { Core } from '@strapi/strapi';
import { gatheredIn, type Gathered } from '../programme/rows';
import { GATHERED_FIELDS, SOURCES } from '../programme/source';

const UID = 'api::wall.gathering';
const CAMPAIGN = SOURCES.campaign.uid;
const onlyId = { select: ['documentId'] };

/**
 * What each published campaign gathers, by the works' documentIds. Strapi links the published campaign
 * to the published works, and such a link dies with the version that it names: without this, a work
 * that was withdrawn and published again would not come back.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Called in the transaction in which a campaign (documentId) was published, withdrawn or deleted. */
  async follow(campaign: string): Promise<void> {
    const published = await strapi.db
      .query(CAMPAIGN)
      .count({ where: { documentId: campaign, publishedAt: { $notNull: true } } });
    if (published === 0) {
      await strapi.db.query(UID).deleteMany({ where: { campaign } });
      return;
    }
    // The draft is what was published: it points at works, whether they are published or not.
    const draft = await strapi.db.query(CAMPAIGN).findOne({
      where: { documentId: campaign, publishedAt: { $null: true } },
      populate: Object.fromEntries(GATHERED_FIELDS.map((field) => [field, onlyId])),
    });
    const works = JSON.stringify(gatheredIn(draft));
    await strapi.db.transaction(({ trx }) =>
      trx('gatherings').insert({ campaign, works }).onConflict('campaign').merge(['works']),
    );
  },

  /** By campaign (documentId). */
  async all(): Promise<Map<string, Gathered>> {
    const rows: { campaign: string; works: Gathered }[] = await strapi.db.query(UID).findMany({});
    return new Map(rows.map(({ campaign, works }) => [campaign, works]));
  },
});

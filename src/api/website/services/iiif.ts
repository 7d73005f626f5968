import type { Core } from '@strapi/strapi';
import type { ArtworkRow, ExhibitionRow } from '../iiif/rows';

const PUBLIC = { audience: 'public' };
const image = { fields: ['width', 'height', 'sha256', 'formats', 'tiles'] };
const parts = {
  artist: { fields: ['name'] },
  dimensions: true,
  rights: true,
  views: { populate: { image } },
};

/** Reads works and exhibitions as their manifests need them: published and public, nothing else. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async artwork(documentId: string): Promise<ArtworkRow | null> {
    const work = await strapi.documents('api::collection.artwork').findFirst({
      status: 'published',
      filters: { documentId, ...PUBLIC } as never,
      populate: parts as never,
    });
    return work as unknown as ArtworkRow | null;
  },

  /** A work that is shown twice is listed once, where it comes first. */
  async exhibition(documentId: string): Promise<ExhibitionRow | null> {
    const found = await strapi.documents('api::exhibition.exhibition').findFirst({
      status: 'published',
      filters: { documentId } as never,
      populate: {
        poster: image,
        entries: { populate: { artwork: { filters: PUBLIC, populate: parts } } },
      } as never,
    });
    if (!found) return null;
    const { entries, ...exhibition } = found as unknown as ExhibitionRow & {
      entries: { artwork: ArtworkRow | null }[] | null;
    };
    const works = new Map<string, ArtworkRow>();
    for (const { artwork } of entries ?? []) {
      if (artwork && !works.has(artwork.documentId)) works.set(artwork.documentId, artwork);
    }
    return { ...exhibition, works: [...works.values()] };
  },
});

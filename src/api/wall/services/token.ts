import { createHash, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

const TOKEN_UID = 'api::wall.screen-token';
const SCREEN_UID = 'api::wall.screen';

/** Lower-case hex SHA-256: a token has 256 random bits, so no salt and no slow hash is needed. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Screen tokens: random, shown once, stored as a digest, good for one screen. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const remember = async (screenId: number, digest: string): Promise<void> => {
    await strapi.db.transaction(async () => {
      await strapi.db.query(TOKEN_UID).create({ data: { screen: screenId, digest } });
      await strapi.service('api::wall.revision').bump({ uid: TOKEN_UID });
    });
    // Whoever is given a token uses it at once: here it opens the feed from now on.
    await strapi.service('api::wall.feed').refresh();
  };
  return {
    /**
     * Makes a token for a screen; tokens given out before keep working.
     *
     * @throws NotFoundError naming the screens there are
     */
    async issue(slug: string): Promise<string> {
      const screens = await strapi.db
        .query(SCREEN_UID)
        .findMany({ select: ['id', 'slug'], orderBy: { slug: 'asc' } });
      const screen = screens.find((candidate) => candidate.slug === slug);
      if (!screen) {
        const known = screens.map((candidate) => candidate.slug).join('、') || '（无）';
        throw new errors.NotFoundError(`没有标识为「${slug}」的屏幕。现有屏幕：${known}`);
      }
      const token = randomBytes(32).toString('base64url');
      await remember(screen.id, digestOf(token));
      return token;
    },

    /** Accepts a token made elsewhere, once; used to pair the sample screens. */
    async accept(screenId: number, token: string): Promise<void> {
      const digest = digestOf(token);
      if ((await strapi.db.query(TOKEN_UID).count({ where: { digest } })) === 0) {
        await remember(screenId, digest);
      }
    },

    /** Every digest that opens the feed, with the documentId of the screen it opens it for. */
    async all(): Promise<Map<string, string>> {
      const rows = await strapi.db
        .query(TOKEN_UID)
        .findMany({ select: ['digest'], populate: { screen: { select: ['documentId'] } } });
      return new Map(
        rows.flatMap(({ digest, screen }) => (screen ? [[digest, screen.documentId]] : [])),
      );
    },
  };
};

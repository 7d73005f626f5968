import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { errors } from '@strapi/utils';
import { Refusal } from '../refusal';
import type { Glimpse, Sighting } from '../tokens/copies';
import { digestOf } from '../tokens/digest';
import { Glimpses } from '../tokens/glimpses';
import { useOf, writeUses } from '../tokens/uses';

const TOKEN_UID = 'api::wall.screen-token';
const SCREEN_UID = 'api::wall.screen';

/**
 * How long a rotated token still works for a screen that has not come for its next one, and a next
 * one waits for its first use: far beyond the eight days that a screen may be cut off.
 */
const GRACE = 30 * 24 * 60 * 60_000;
/** Next tokens of one token that wait for one of them to be used. */
const MOST_SUCCESSORS = 4;
/** Tokens that one statement looks up: databases cap the number of bound values. */
const CHUNK = 200;

interface TokenRow {
  id: number;
  digest: string;
  madeAt: string | null;
  createdAt: string;
  lastSeenAt: string | null;
  lastAddress: string | null;
  sightings: Sighting[] | null;
  copiedAt: string | null;
  retiresAt: string | null;
  successorOf: number | null;
}

/** What a keeper may know of a token: never the token, nor its digest. */
export interface TokenView {
  id: string;
  createdAt: string;
  lastSeenAt: string | null;
  lastAddress: string | null;
  duplicated: boolean;
}

const iso = (milliseconds: string | null): string | null =>
  milliseconds === null ? null : new Date(Number(milliseconds)).toISOString();

/** Screen tokens: random, shown once, stored as a digest, good for one screen. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const glimpses = new Glimpses();
  const tokens = () => strapi.db.query(TOKEN_UID);
  const of = (screen: string) => ({ screen: { documentId: screen } });
  const bump = () => strapi.service('api::wall.revision').bump({ uid: TOKEN_UID });
  const refresh = () => strapi.service('api::wall.feed').refresh();

  const store = (screenId: number, digest: string, successorOf: number | null = null) =>
    tokens().create({
      data: { screen: screenId, digest, madeAt: String(Date.now()), successorOf },
    });

  async function remember(screenId: number, digest: string): Promise<void> {
    await strapi.db.transaction(async () => {
      await store(screenId, digest);
      await bump();
    });
    // Whoever is given a token uses it at once: here it opens the feed from now on.
    await refresh();
  }

  /**
   * Notes on a token's row by whom it was used.
   *
   * @returns whether that ended other tokens; the feed is to be refreshed then
   */
  async function see(
    row: TokenRow,
    glimpsed: readonly Glimpse[],
    beat: Sighting | null,
  ): Promise<boolean> {
    const use = useOf(row, glimpsed, beat);
    if (!use) return false;
    const before = row.successorOf;
    await strapi.db.transaction(async ({ trx }) => {
      if (before === null) return writeUses(trx, [use]);
      // Each copy of the old token was given a next one of its own: only the first that is used
      // stays. Who deletes the old one goes first; another then finds its own gone.
      await tokens().deleteMany({ where: { id: before } });
      await tokens().deleteMany({ where: { successorOf: before, id: { $ne: row.id } } });
      await tokens().updateMany({ where: { id: row.id }, data: { successorOf: null } });
      await writeUses(trx, [use]);
      await bump();
    });
    return before !== null;
  }

  /**
   * Before one more next token: the oldest gives way where there are enough. Their answers were lost,
   * and a screen must not be left without any.
   */
  async function makeRoom(before: number): Promise<void> {
    const waiting: { id: number }[] = await tokens().findMany({
      where: { successorOf: before },
      select: ['id'],
      orderBy: { id: 'desc' },
    });
    const ids = waiting.slice(MOST_SUCCESSORS - 1).map(({ id }) => id);
    await tokens().deleteMany({ where: { id: { $in: ids }, successorOf: before } });
  }

  const fresh = () => randomBytes(32).toString('base64url');

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
        throw new errors.NotFoundError(`没有标识为“${slug}”的屏幕。现有屏幕：${known}`);
      }
      const token = fresh();
      await remember(screen.id, digestOf(token));
      return token;
    },

    /** Accepts a token made elsewhere, once; used to pair the sample screens. */
    async accept(screenId: number, token: string): Promise<void> {
      const digest = digestOf(token);
      if ((await tokens().count({ where: { digest } })) === 0) await remember(screenId, digest);
    },

    /** Whether a token still opens something. */
    async isKnown(token: string): Promise<boolean> {
      return (await this.all()).has(digestOf(token));
    },

    /** Whether a token (by its id) is there and nobody ever came with it. */
    async isUnused(id: number | null): Promise<boolean> {
      await this.flush();
      return (
        id !== null && (await tokens().count({ where: { id, lastSeenAt: { $null: true } } })) > 0
      );
    },

    /**
     * Makes the one token of a screen that was just paired: whatever opened it before no longer
     * does. Within the caller's transaction; it refreshes the feed afterwards.
     */
    async replaceAll(screenId: number): Promise<{ id: number; token: string }> {
      const token = fresh();
      const old: { id: number }[] = await tokens().findMany({
        where: { screen: { id: screenId } },
        select: ['id'],
      });
      await tokens().deleteMany({ where: { id: { $in: old.map(({ id }) => id) } } });
      const { id } = await store(screenId, digestOf(token));
      await bump();
      return { id, token };
    },

    /** Every digest that opens the feed, with the documentId of the screen it opens it for. */
    async all(): Promise<Map<string, string>> {
      const rows = await tokens().findMany({
        where: {
          $or: [{ retiresAt: { $null: true } }, { retiresAt: { $gt: String(Date.now()) } }],
        },
        select: ['digest'],
        populate: { screen: { select: ['documentId'] } },
      });
      return new Map(
        rows.flatMap(({ digest, screen }) => (screen ? [[digest, screen.documentId]] : [])),
      );
    },

    /** The tokens of every screen, as a keeper may see them. */
    async views(): Promise<Map<string, TokenView[]>> {
      await this.flush();
      const rows: (TokenRow & { screen: { documentId: string } | null })[] =
        await tokens().findMany({
          populate: { screen: { select: ['documentId'] } },
          orderBy: { id: 'asc' },
        });
      const views = new Map<string, TokenView[]>();
      for (const row of rows) {
        if (!row.screen) continue;
        const view = {
          id: String(row.id),
          createdAt: iso(row.madeAt) ?? new Date(row.createdAt).toISOString(),
          lastSeenAt: iso(row.lastSeenAt),
          lastAddress: row.lastAddress,
          duplicated: row.copiedAt !== null,
        };
        views.set(row.screen.documentId, [...(views.get(row.screen.documentId) ?? []), view]);
      }
      return views;
    },

    /** Takes every token of a screen away: it goes back to showing a code. */
    async revoke(screen: string): Promise<void> {
      await strapi.db.transaction(async () => {
        const rows = await tokens().findMany({ where: of(screen), select: ['id'] });
        await tokens().deleteMany({ where: { id: { $in: rows.map(({ id }) => id) } } });
        await bump();
      });
      await refresh();
      await strapi.service('api::wall.commands').send('close', screen);
    },

    /**
     * Has a screen change its token. It is handed the next one over the stream or the heartbeat
     * that the old one opened; the old one ends with the first use of the next, or after thirty days.
     *
     * @throws Refusal for a token in use from two places: both would be handed the next one
     */
    async rotate(screen: string): Promise<void> {
      const rows: TokenRow[] = await tokens().findMany({ where: of(screen) });
      if (rows.length === 0) throw new Refusal(409, '这块屏幕还没有配对，没有令牌可更换');
      if (rows.some(({ copiedAt }) => copiedAt !== null)) {
        throw new Refusal(
          409,
          '令牌疑似在两处同时使用：更换会让两处都拿到新令牌，请改用“吊销”后重新配对',
        );
      }
      const retiresAt = String(Date.now() + GRACE);
      const current = rows.filter((row) => row.successorOf === null && row.retiresAt === null);
      await tokens().updateMany({
        where: { id: { $in: current.map(({ id }) => id) } },
        data: { retiresAt },
      });
      await strapi.service('api::wall.commands').send('rotate', screen);
    },

    /** The next token for the bearer of one that is to be changed; null where none is. */
    async successorFor(token: string): Promise<string | null> {
      const row: (TokenRow & { screen: { id: number } | null }) | null = await tokens().findOne({
        where: { digest: digestOf(token) },
        populate: { screen: { select: ['id'] } },
      });
      if (!row?.screen || row.retiresAt === null) return null;
      const next = fresh();
      const { screen, id, retiresAt } = row;
      const made = await strapi.db.transaction(async () => {
        // Held while the next one is made: used up meanwhile, it gets none.
        const { count } = await tokens().updateMany({ where: { id }, data: { retiresAt } });
        if (count === 0) return false;
        await makeRoom(id);
        await store(screen.id, digestOf(next), id);
        await bump();
        return true;
      });
      if (!made) return null;
      await refresh();
      return next;
    },

    /**
     * Notes a use that nobody waits for: a poll, a file, a stream. Kept in memory until the next
     * heartbeat or the next minute.
     */
    glimpse(token: string, { ip, headers }: Context): void {
      glimpses.note(token, ip, headers['user-agent'] ?? '', Date.now());
    },

    /**
     * Notes that a token was used. The first use of a next token ends the one before it, and every
     * other next token that was made of it.
     *
     * @param sighting null where all that is known are glimpses
     */
    async used(token: string, sighting: Sighting | null): Promise<void> {
      const waiting = glimpses.take(token);
      const row: TokenRow | null = await tokens().findOne({ where: { digest: digestOf(token) } });
      if (row && (await see(row, waiting, sighting))) await refresh();
    },

    /** Writes down what was only glimpsed. */
    async flush(): Promise<void> {
      const waiting = new Map(
        glimpses.takeAll().map(([token, glimpsed]) => [digestOf(token), glimpsed]),
      );
      const digests = [...waiting.keys()];
      let ended = false;
      for (let start = 0; start < digests.length; start += CHUNK) {
        const rows: TokenRow[] = await tokens().findMany({
          where: { digest: { $in: digests.slice(start, start + CHUNK) } },
        });
        const glimpsed = (row: TokenRow) => waiting.get(row.digest) ?? [];
        const uses = rows
          .filter(({ successorOf }) => successorOf === null)
          .flatMap((row) => useOf(row, glimpsed(row)) ?? []);
        await strapi.db.transaction(async ({ trx }) => {
          await writeUses(trx, uses);
          for (const row of rows.filter(({ successorOf }) => successorOf !== null)) {
            ended = (await see(row, glimpsed(row), null)) || ended;
          }
        });
      }
      if (ended) await refresh();
    },

    /**
     * Writes down what was glimpsed; forgets tokens whose time is over, next ones never used, and those
     * of screens that are gone.
     */
    async sweep(now: number): Promise<void> {
      await this.flush();
      const orphans: { id: number }[] = await tokens().findMany({
        where: { screen: { id: { $null: true } } },
        select: ['id'],
      });
      const over = { retiresAt: { $lte: String(now) } };
      const unused = {
        successorOf: { $notNull: true },
        lastSeenAt: { $null: true },
        madeAt: { $lte: String(now - GRACE) },
      };
      const orphaned = { id: { $in: orphans.map(({ id }) => id) } };
      const { count } = await tokens().deleteMany({ where: { $or: [over, unused, orphaned] } });
      if (count > 0) await bump();
    },
  };
};

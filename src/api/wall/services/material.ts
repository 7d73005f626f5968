import type { Core } from '@strapi/strapi';
import type { PlaylistRule, ScreenRule } from '../programme/wall';
import type { Row } from '../programme/contents';
import type { Candidate } from '../programme/picks';
import {
  candidateOf,
  gatheredIn,
  gatheredList,
  playlistOf,
  scheduleOf,
  screenOf,
  takeoverOf,
  type Gathered,
  type StoredClaim,
} from '../programme/rows';
import { GATHERED_FIELDS, SLIDE_KINDS, SOURCES } from '../programme/source';
import type { SlideKind } from '../programme/types';

/** Ids in one query; databases cap the number of bound values. */
const CHUNK = 500;
/** Rows in one query. */
const PAGE = 2000;

const onlyId = { select: ['documentId'] };
const isPublished = { publishedAt: { $notNull: true } };
const CAMPAIGN = SOURCES.campaign.uid;

/** Attributes that rules filter by, for the kinds that have them; `maximKind` is a maxim's kind. */
const FILTERED: Readonly<Record<SlideKind, { select: string[]; populate: string[] }>> = {
  maxim: { select: ['kind', 'pillar', 'audience'], populate: ['themes'] },
  artwork: { select: ['category', 'pillar', 'audience'], populate: ['themes', 'artist'] },
  film: { select: ['pillar', 'audience'], populate: ['themes'] },
  family_story: { select: ['form', 'pillar', 'audience'], populate: ['themes'] },
  bulletin: { select: ['audience'], populate: [] },
  campaign: { select: ['pillar'], populate: [] },
};

/** Reads what is stored of the wall, one part a function; nothing here remembers anything. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async screens(): Promise<ScreenRule[]> {
    const rows = await strapi.db
      .query('api::wall.screen')
      .findMany({ populate: { group: onlyId, fallback: onlyId }, orderBy: { documentId: 'asc' } });
    return rows.map(screenOf);
  },

  /** Schedules as they are stored. */
  scheduleRows(where: object): Promise<Row[]> {
    return strapi.db.query('api::wall.schedule').findMany({
      where,
      populate: {
        playlist: onlyId,
        screens: onlyId,
        groups: onlyId,
        occasion: true,
        windows: true,
        recurrence: true,
      },
      orderBy: { documentId: 'asc' },
    });
  },

  /** Schedules that are switched on and have something to play. */
  async schedules(): Promise<StoredClaim[]> {
    const rows = await this.scheduleRows({ enabled: true });
    return rows.flatMap((row) => scheduleOf(row) ?? []);
  },

  /** Published campaigns that take screens over, and the lists of what they gather. */
  async takeovers(): Promise<{ claims: StoredClaim[]; lists: PlaylistRule[] }> {
    const rows = await strapi.db.query(CAMPAIGN).findMany({
      where: { takeover: true, ...isPublished },
      populate: Object.fromEntries(
        ['playlist', 'screens', 'groups', ...GATHERED_FIELDS].map((name) => [name, onlyId]),
      ),
      orderBy: { documentId: 'asc' },
    });
    const gathered: Map<string, Gathered> = await strapi.service('api::wall.gathering').all();
    // One that was published before that was noted has the links that are left.
    const lists = rows.map((row) =>
      gatheredList(row, gathered.get(row.documentId) ?? gatheredIn(row)),
    );
    return { claims: rows.map(takeoverOf), lists };
  },

  async playlists(): Promise<PlaylistRule[]> {
    const populate = Object.fromEntries(SLIDE_KINDS.map((kind) => [SOURCES[kind].field, onlyId]));
    const pick = { populate: { themes: onlyId, artist: onlyId } };
    const rows = await strapi.db.query('api::wall.playlist').findMany({
      populate: { slides: { populate: { ...populate, pick } } },
      orderBy: { documentId: 'asc' },
    });
    return rows.map(playlistOf);
  },

  /** Published rows by documentId; a draft is never read. */
  async published(kind: SlideKind, wanted: readonly string[]): Promise<Map<string, Row>> {
    const found = new Map<string, Row>();
    for (let start = 0; start < wanted.length; start += CHUNK) {
      const rows = await strapi.db.query(SOURCES[kind].uid).findMany({
        where: { documentId: { $in: wanted.slice(start, start + CHUNK) }, ...isPublished },
        populate: SOURCES[kind].populate,
      });
      for (const row of rows) found.set(row.documentId, row);
    }
    return found;
  },

  /** What rules know of published works: of all of a kind, or of one. */
  async candidates(kind: SlideKind, only?: string): Promise<Map<string, Candidate>> {
    const { select, populate } = FILTERED[kind];
    const found = new Map<string, Candidate>();
    for (let last = 0; ;) {
      const rows = await strapi.db.query(SOURCES[kind].uid).findMany({
        select: ['id', 'documentId', 'createdAt', ...select],
        where: { ...(only ? { documentId: only } : {}), ...isPublished, id: { $gt: last } },
        populate: Object.fromEntries(populate.map((name) => [name, onlyId])),
        orderBy: { id: 'asc' },
        limit: PAGE,
      });
      for (const row of rows) found.set(row.documentId, candidateOf(row));
      if (rows.length < PAGE) return found;
      last = rows.at(-1).id;
    }
  },
});

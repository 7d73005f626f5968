import type { Core } from '@strapi/strapi';
import { compileProgramme, type PlaylistRule, type ScreenRule } from '../programme/compile';
import { prepare, type Prepared, type Row } from '../programme/contents';
import { SLIDE_KINDS, SOURCES } from '../programme/source';
import type { ScheduleRule } from '../programme/spans';
import type { NoticeContent, Omitted, Programme, SlideKind, Transition } from '../programme/types';

/** Ids in one query; databases cap the number of bound values. */
const CHUNK = 500;

type Audience = 'public' | 'internal';
type Visit = { documentId: string };

interface ScreenRow extends ScreenRule {
  audience: Audience;
  group: string | null;
}

interface ScheduleRow extends Omit<ScheduleRule, 'direct'> {
  screens: Set<string>;
  groups: Set<string>;
}

interface SlideRow extends Record<string, unknown> {
  kind: SlideKind;
  seconds: number | null;
  transition: Transition;
  validFrom: string | null;
  validUntil: string | null;
}

const ids = (rows: Visit[] | null): Set<string> =>
  new Set((rows ?? []).map(({ documentId }) => documentId));
const idOf = (row: Visit | null): string | null => row?.documentId ?? null;
const onlyId = { select: ['documentId'] };
const iso = (time: string | null): string | null => time && new Date(time).toISOString();

/** Fetches what screens show and has the rules resolve it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  async function fetchScreens(): Promise<ScreenRow[]> {
    const rows = await strapi.db
      .query('api::wall.screen')
      .findMany({ populate: { group: onlyId, fallback: onlyId }, orderBy: { documentId: 'asc' } });
    return rows.map((row) => ({
      id: row.documentId,
      name: row.name,
      timezone: row.timezone,
      width: row.width,
      height: row.height,
      audience: row.audience,
      group: idOf(row.group),
      fallback: idOf(row.fallback),
    }));
  }

  async function fetchSchedules(): Promise<ScheduleRow[]> {
    const rows = await strapi.db.query('api::wall.schedule').findMany({
      where: { enabled: true },
      populate: { playlist: onlyId, screens: onlyId, groups: onlyId },
      orderBy: { documentId: 'asc' },
    });
    return rows.flatMap((row) => {
      const playlist = idOf(row.playlist);
      if (!playlist) return [];
      return [
        {
          id: row.documentId,
          name: row.name,
          playlist,
          startsOn: row.startsOn,
          endsOn: row.endsOn,
          priority: row.priority,
          screens: ids(row.screens),
          groups: ids(row.groups),
        },
      ];
    });
  }

  async function fetchPlaylists(): Promise<Map<string, PlaylistRule>> {
    const populate = Object.fromEntries(SLIDE_KINDS.map((kind) => [SOURCES[kind].field, onlyId]));
    const rows = await strapi.db.query('api::wall.playlist').findMany({
      populate: { slides: { populate } },
      orderBy: { documentId: 'asc' },
    });
    return new Map(
      rows.map((row) => [
        row.documentId,
        { id: row.documentId, name: row.name, places: (row.slides ?? []).flatMap(placeOf) },
      ]),
    );
  }

  function placeOf(slide: SlideRow): PlaylistRule['places'] {
    const content = idOf(slide[SOURCES[slide.kind].field] as Visit | null);
    if (!content) return [];
    return [
      {
        kind: slide.kind,
        content,
        seconds: slide.seconds,
        transition: slide.transition,
        validFrom: iso(slide.validFrom),
        validUntil: iso(slide.validUntil),
      },
    ];
  }

  /** Published rows by documentId; a draft is never read. */
  async function fetchPublished(kind: SlideKind, wanted: string[]): Promise<Map<string, Row>> {
    const found = new Map<string, Row>();
    for (let start = 0; start < wanted.length; start += CHUNK) {
      const rows = await strapi.db.query(SOURCES[kind].uid).findMany({
        where: {
          documentId: { $in: wanted.slice(start, start + CHUNK) },
          publishedAt: { $notNull: true },
        },
        populate: SOURCES[kind].populate,
      });
      for (const row of rows) found.set(row.documentId, row);
    }
    return found;
  }

  async function fetchContents(
    playlists: Iterable<PlaylistRule>,
  ): Promise<Map<SlideKind, Map<string, Row>>> {
    const wanted = new Map<SlideKind, Set<string>>(SLIDE_KINDS.map((kind) => [kind, new Set()]));
    for (const { places } of playlists) {
      for (const { kind, content } of places) wanted.get(kind)?.add(content);
    }
    const contents = new Map<SlideKind, Map<string, Row>>();
    for (const [kind, list] of wanted) contents.set(kind, await fetchPublished(kind, [...list]));
    return contents;
  }

  return {
    /** The programme of every screen at `now` (milliseconds since the epoch), by screen id. */
    async compileAll(now: number): Promise<Map<string, Programme>> {
      const screens = await fetchScreens();
      const schedules = await fetchSchedules();
      const playlists = await fetchPlaylists();
      const contents = await fetchContents(playlists.values());
      const notices: Map<string, NoticeContent> = await strapi
        .service('api::wall.notice')
        .activeFor(now);
      const shelves = new Map<string, Map<string, Prepared | null>>();

      const contentFor = (screen: ScreenRow) => {
        // Screens of one size and audience show the same: what is prepared for one serves all.
        const shelfKey = `${screen.width}x${screen.height} ${screen.audience}`;
        const shelf = shelves.get(shelfKey) ?? new Map<string, Prepared | null>();
        shelves.set(shelfKey, shelf);
        return (kind: SlideKind, id: string): Prepared | null => {
          const key = `${kind} ${id}`;
          const known = shelf.get(key);
          if (known !== undefined) return known;
          const row = contents.get(kind)?.get(id);
          const prepared = row && maySee(screen.audience, row) ? prepare(kind, row, screen) : null;
          shelf.set(key, prepared);
          return prepared;
        };
      };

      return new Map(
        screens.map((screen) => {
          const material = {
            screen,
            schedules: schedules.flatMap((schedule) => appliesTo(screen, schedule)),
            playlists,
            contentOf: contentFor(screen),
            notice: notices.get(screen.id) ?? null,
          };
          return [screen.id, compileProgramme(material, now)];
        }),
      );
    },

    /**
     * What one screen would show at any time, and what it would leave out; null for a screen that
     * is not there.
     *
     * @param screen documentId
     * @param at milliseconds since the epoch
     */
    async compileAt(
      screen: string,
      at: number,
    ): Promise<{ programme: Programme; omitted: Omitted[] } | null> {
      const programmes = await this.compileAll(at);
      const programme = programmes.get(screen);
      return programme ? { programme, omitted: [] } : null;
    },
  };
};

function appliesTo(screen: ScreenRow, schedule: ScheduleRow): ScheduleRule[] {
  const direct = schedule.screens.has(screen.id);
  const byGroup = screen.group !== null && schedule.groups.has(screen.group);
  return direct || byGroup ? [{ ...schedule, direct }] : [];
}

/** A screen for the public shows what is public; types without an audience are. */
function maySee(audience: Audience, row: Row): boolean {
  return audience === 'internal' || (row['audience'] ?? 'public') === 'public';
}

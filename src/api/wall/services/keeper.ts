import type { Core } from '@strapi/strapi';
import { DateTime } from 'luxon';
import { accessOf } from '../../../extensions/upload/access/service';
import { named, slideOf, slidesAt } from '../keeper/moment';
import { spanAt } from '../programme/instant';
import type { NoticeContent, Omitted, Programme } from '../programme/types';
import { Refusal } from '../refusal';
import { isBehind, SILENCE, stateOf, type Expected } from '../states/state';
import type { HeartbeatView } from './heartbeat';
import type { TokenView } from './token';

const SCREEN_UID = 'api::wall.screen';

interface ScreenRow {
  documentId: string;
  name: string;
  slug: string;
  place: string | null;
  width: number;
  height: number;
  timezone: string;
  audience: 'public' | 'internal';
  group: { documentId: string; name: string } | null;
}

interface Compiled {
  programme: Programme;
  omitted: Omitted[];
}

/** What a keeper sees of the wall. Nothing here holds a token, a digest or a secret. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const feed = () => strapi.service('api::wall.feed');

  async function find(id: string): Promise<ScreenRow> {
    const row = await strapi.db
      .query(SCREEN_UID)
      .findOne({ where: { documentId: id }, populate: { group: true } });
    if (!row) throw new Refusal(404, '没有这块屏幕');
    return row;
  }

  async function compile(id: string, at: number): Promise<Compiled> {
    const compiled: Compiled | null = await strapi.service('api::wall.programme').compileAt(id, at);
    if (!compiled) throw new Refusal(404, '没有这块屏幕');
    return compiled;
  }

  /** Within the days that screens have been given, what they were given: nothing is resolved anew. */
  async function programmeAt(id: string, at: number): Promise<Programme> {
    await feed().refresh();
    const given: Programme | null = feed().programmeOf(id);
    return given && spanAt(given, at) ? given : (await compile(id, at)).programme;
  }

  return {
    async screens() {
      const now = Date.now();
      const rows: ScreenRow[] = await strapi.db
        .query(SCREEN_UID)
        .findMany({ populate: { group: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
      const tokens: Map<string, TokenView[]> = await strapi.service('api::wall.token').views();
      const beats: Map<string, HeartbeatView> = await strapi.service('api::wall.heartbeat').all();
      const notices: Map<string, NoticeContent> = await strapi
        .service('api::wall.notice')
        .activeFor(now);
      return rows.map(({ documentId: id, group, ...row }) => {
        const programme: Programme | null = feed().programmeOf(id);
        const held = tokens.get(id) ?? [];
        const beat = beats.get(id) ?? null;
        const expected: Expected | null = strapi.service('api::wall.events').expectedOf(id);
        const span = programme && spanAt(programme, now);
        const talks = beat !== null && now - beat.at <= SILENCE;
        return {
          id,
          name: row.name,
          slug: row.slug,
          place: row.place,
          group: group && { id: group.documentId, name: group.name },
          width: row.width,
          height: row.height,
          timezone: row.timezone,
          audience: row.audience,
          paired: held.length > 0,
          tokens: held,
          ...stateOf({ now, paired: held.length > 0, heartbeat: beat, expected }),
          behind: beat !== null && expected !== null && isBehind(beat, expected),
          heartbeat: beat && {
            at: new Date(beat.at).toISOString(),
            address: beat.address,
            ...beat.report,
          },
          revision: programme?.revision ?? null,
          now:
            programme && span
              ? {
                  playlist: named(programme, span).playlist,
                  slide: talks ? beat.report.slide : null,
                  because: span.because,
                }
              : null,
          omitted: feed().omittedOf(id),
          notice: notices.get(id) ?? null,
        };
      });
    },

    /** What plays when, from a screen's local day on, and why. */
    async timeline(id: string, from: string) {
      const { timezone } = await find(id);
      const midnight = DateTime.fromISO(from, { zone: timezone }).startOf('day');
      const { programme } = await compile(id, midnight.toMillis());
      return {
        timezone,
        ...programme.horizon,
        spans: programme.spans.map((span) => named(programme, span)),
      };
    },

    /**
     * What a screen would show at a time, with links to its files that the panel may follow.
     *
     * @param only a slide of its programme, due then or not: a screen that is still making the next
     *   list ready shows the fallback
     */
    async preview(id: string, at: number, only?: string) {
      const programme = await programmeAt(id, at);
      const span = spanAt(programme, at);
      const slides =
        only === undefined
          ? slidesAt(programme, span?.playlist ?? null, at)
          : slideOf(programme, only);
      const wanted = new Set(slides.flatMap(({ slide }) => slide.assets));
      const { sign } = accessOf(strapi);
      const assets = Object.entries(programme.assets)
        .filter(([key]) => wanted.has(key))
        .map(([key, asset]) => [key, { ...asset, url: sign(asset.url) }]);
      return {
        at: new Date(at).toISOString(),
        span: span && named(programme, span),
        slides,
        assets: Object.fromEntries(assets),
      };
    },

    async command(id: string, kind: 'identify' | 'reload'): Promise<void> {
      await find(id);
      await strapi.service('api::wall.commands').send(kind, id);
    },

    async rotate(id: string): Promise<void> {
      await find(id);
      await strapi.service('api::wall.token').rotate(id);
    },

    async revoke(id: string): Promise<void> {
      await find(id);
      await strapi.service('api::wall.token').revoke(id);
    },
  };
};

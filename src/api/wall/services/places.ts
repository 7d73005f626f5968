import type { Core } from '@strapi/strapi';
import {
  keysOf,
  listsWith,
  playlistsWith,
  timesOf,
  type ContentPlaces,
  type OnScreen,
  type PlaylistPlaces,
  type SchedulePiece,
  type SchedulePlaces,
  type Use,
} from '../keeper/places';
import type { Claim, WallRules } from '../programme/answer';
import type { Row } from '../programme/contents';
import { isGathered, scheduleOf, type StoredClaim } from '../programme/rows';
import { sayWhen } from '../programme/schedules';
import { SOURCES } from '../programme/source';
import type { Horizon } from '../programme/spans';
import type { Omitted, Programme, SlideKind } from '../programme/types';
import { contested, nextIntervals } from '../programme/upcoming';
import { keyOf, type PlaylistRule, type ScreenRule } from '../programme/wall';
import { Refusal } from '../refusal';

/** Times that are told of one screen. */
const TIMES = 3;
/** Screens that a schedule is worked out for; a wall has hundreds. */
const SCREENS = 12;
/** Times of a schedule that are worked out for each. */
const AHEAD = 5;
/** Where a schedule names no screen, its days are those of the house. */
const HOUSE_TIMEZONE = 'Asia/Shanghai';

interface Arrangement {
  screens: ScreenRule[];
  claims: StoredClaim[];
  playlists: Map<string, PlaylistRule>;
}

interface RulesThere {
  horizon: Horizon;
  rules: Required<WallRules>;
}

/** Where on the wall a playlist, a schedule or a work is: now, next, and if nowhere, why. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const feed = () => strapi.service('api::wall.feed');
  const material = () => strapi.service('api::wall.material');
  const arrangement = (): Promise<Arrangement> =>
    strapi.service('api::wall.programme').arrangement();

  /** Screens that play some of their lists within the days that they were given, soonest first. */
  function onScreens(
    screens: readonly ScreenRule[],
    listsOf: (programme: Programme) => ReadonlySet<string>,
    now: number,
  ): OnScreen[] {
    return screens
      .flatMap(({ id, name, timezone }) => {
        const programme: Programme | null = feed().programmeOf(id);
        const times = programme ? timesOf(programme, listsOf(programme), now, TIMES) : [];
        return times.length > 0 ? [{ id, name, timezone, times }] : [];
      })
      .sort((a, b) => startOf(a) - startOf(b) || a.name.localeCompare(b.name, 'zh'));
  }

  function useOf(row: Row, screens: readonly ScreenRule[], now: number): Use {
    const stored = scheduleOf(row);
    const [screen] = stored ? screensOf(stored, screens) : [];
    const next = stored && beginOf(stored.claim, screen?.timezone ?? HOUSE_TIMEZONE, now);
    return {
      rule: 'schedule',
      id: row['documentId'] as string,
      name: row['name'] as string,
      says: stored && sayWhen(stored.claim.when),
      idle: row['enabled'] !== true || stored === null,
      next: next ?? null,
    };
  }

  /** The rules on a screen that hold at `at`, asked for once for all times within their days. */
  function ruler(screen: string): (at: number) => Promise<RulesThere | null> {
    const known: RulesThere[] = [];
    return async (at) => {
      const found = known.find(
        ({ horizon }) => Date.parse(horizon.from) <= at && at < Date.parse(horizon.to),
      );
      if (found) return found;
      const there: RulesThere | null = await strapi
        .service('api::wall.programme')
        .rulesAt(screen, at);
      if (there) known.push(there);
      return there;
    };
  }

  async function piecesOn(
    { id, timezone }: ScreenRule,
    claim: StoredClaim['claim'],
    now: number,
  ): Promise<SchedulePiece[]> {
    const pieces: SchedulePiece[] = [];
    const rulesAt = ruler(id);
    for (const interval of nextIntervals(claim.when, now, timezone, AHEAD)) {
      const from = Math.max(now, interval.from);
      const there = await rulesAt(from);
      if (!there) break;
      const parts = contested(there.rules, there.horizon, claim, interval, from);
      const reach = parts.at(-1)?.to ?? 0;
      pieces.push(
        ...parts.map(({ to, hasOwn, winner, ...part }) => ({
          from: iso(part.from),
          to: to === reach && to < interval.to ? null : iso(to),
          plays: isIt(winner, claim),
          why: isIt(winner, claim) ? null : hasOwn ? ('outranked' as const) : ('empty' as const),
          instead: winner && !isIt(winner, claim) ? { rule: winner.rule, name: winner.name } : null,
        })),
      );
    }
    return pieces;
  }

  return {
    /** @throws Refusal 404 where there is no such playlist */
    async playlist(id: string, now: number): Promise<PlaylistPlaces> {
      await feed().refresh();
      const { screens, claims, playlists } = await arrangement();
      if (!playlists.has(id)) throw new Refusal(404, '没有这份节目单');
      const rows: Row[] = await material().scheduleRows({ playlist: { documentId: id } });
      const takeovers = claims.filter(
        ({ claim }) => claim.rule === 'campaign' && claim.playlist === id,
      );
      return {
        screens: onScreens(screens, (programme) => keysOf(programme, id), now),
        uses: [
          ...takeovers.map(({ claim }) => ({
            rule: claim.rule,
            id: claim.id,
            name: claim.name,
            says: sayWhen(claim.when),
            idle: false,
            next: beginOf(claim, HOUSE_TIMEZONE, now),
          })),
          ...rows.map((row) => useOf(row, screens, now)),
          ...screens
            .filter(({ fallback }) => fallback === id)
            .map((screen) => ({
              rule: 'fallback' as const,
              id: screen.id,
              name: screen.name,
              says: null,
              idle: false,
              next: null,
            })),
        ],
      };
    },

    /** @throws Refusal 404 where there is no such schedule */
    async schedule(id: string, now: number): Promise<SchedulePlaces> {
      const [row]: Row[] = await material().scheduleRows({ documentId: id });
      if (!row) throw new Refusal(404, '没有这个排期');
      const hasPlaylist = Boolean(row['playlist']);
      // What has no playlist yet may still say when it will play.
      const stored = scheduleOf({ ...row, playlist: row['playlist'] ?? { documentId: '' } });
      const { screens } = await arrangement();
      const meant = stored ? screensOf(stored, screens) : [];
      const isOn = row['enabled'] === true && hasPlaylist;
      const listed = meant.slice(0, SCREENS).map(async (screen) => ({
        id: screen.id,
        name: screen.name,
        timezone: screen.timezone,
        pieces: stored && isOn ? await piecesOn(screen, stored.claim, now) : [],
      }));
      return {
        enabled: row['enabled'] === true,
        hasPlaylist,
        hasDays: stored !== null,
        says: stored && sayWhen(stored.claim.when),
        screens: await Promise.all(listed),
        more: Math.max(0, meant.length - SCREENS),
      };
    },

    /** @throws Refusal 404 where there is no such work */
    async content(kind: SlideKind, id: string, now: number): Promise<ContentPlaces> {
      await feed().refresh();
      const rows: { publishedAt: unknown }[] = await strapi.db
        .query(SOURCES[kind].uid)
        .findMany({ select: ['publishedAt'], where: { documentId: id } });
      if (rows.length === 0) throw new Refusal(404, '没有这项内容');
      const work = { kind, content: id };
      const { screens, claims, playlists } = await arrangement();
      const candidates = await material().candidates(kind, id);
      const { naming, picking } = playlistsWith(playlists.values(), work, candidates.get(id));
      const takeovers = new Map(
        claims.flatMap(({ claim }) =>
          claim.rule === 'campaign' ? [[claim.playlist, claim] as const] : [],
        ),
      );
      const omitted = screens
        .flatMap((screen) => feed().omittedOf(screen.id) as Omitted[])
        .find((each) => keyOf(each) === keyOf(work));
      return {
        published: rows.some(({ publishedAt }) => publishedAt !== null),
        screens: onScreens(screens, (programme) => listsWith(programme, work), now),
        playlists: naming.filter(({ id: list }) => !isGathered(list)),
        picked: picking,
        campaigns: naming.flatMap(({ id: list }) => {
          const claim = isGathered(list) ? takeovers.get(list) : undefined;
          return claim ? [{ id: claim.id, title: claim.name }] : [];
        }),
        omitted: omitted?.reason ?? null,
      };
    },
  };
};

const startOf = ({ times }: OnScreen): number => Date.parse(times[0]?.from ?? '');

const iso = (instant: number): string => new Date(instant).toISOString();

const isIt = (winner: Claim | null, { rule, id }: StoredClaim['claim']): boolean =>
  winner !== null && winner.rule === rule && winner.id === id;

const screensOf = ({ screens, groups }: StoredClaim, all: readonly ScreenRule[]): ScreenRule[] =>
  all
    .filter(({ id, group }) => screens.has(id) || (group !== null && groups.has(group)))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));

/** When it next begins; null where it has begun, or does not within the days looked at. */
function beginOf({ when }: StoredClaim['claim'], timezone: string, now: number): string | null {
  const [next] = nextIntervals(when, now, timezone, 1);
  return next && next.from > now && Number.isFinite(next.from) ? iso(next.from) : null;
}

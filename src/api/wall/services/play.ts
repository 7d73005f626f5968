import type { Core } from '@strapi/strapi';
import { DateTime } from 'luxon';
import { sortPlay, type PlayReport, type Rejection } from '../reports/play';

const UID = 'api::wall.play';
const TOTAL_UID = 'api::wall.play-total';
const DAY = 24 * 60 * 60_000;
/** How long single plays are kept; the daily totals stay. */
const KEPT = 400 * DAY;
/** Rows that one sweep deletes, so that it never holds up the wall. */
const SWEEP = 2000;
/** Rows of one statement: databases cap the number of bound values. */
const CHUNK = 50;

export interface DayTotal {
  day: string;
  screen: string;
  /** What the screen was called when it reported, and so when it is gone; null in older rows. */
  screenName: string | null;
  slide: string;
  title: string;
  kind: string;
  plays: number;
  seconds: number;
}

/**
 * Proof of play. A play is stored once, whatever happens to its answer on the way; the daily totals
 * count exactly what was stored, in the same transaction, so that they are right after duplicates
 * and restarts, and stay when the single plays are cleared away and when the screen is deleted: they
 * are a record, and carry its name.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Takes a batch in. A row that was here already is accepted again, and counted once. */
  async receive(
    screen: { id: string; name: string; timezone: string },
    reported: readonly unknown[],
  ): Promise<{ accepted: number; rejected: { id: string | null; reason: Rejection }[] }> {
    const now = Date.now();
    const sorted = reported.map((row) => sortPlay(row, now));
    const plays = sorted.flatMap(({ play }) => play ?? []);
    const rejected = sorted.flatMap((row) => row.rejected ?? []);
    const dayOf = ({ startedAt }: PlayReport): string =>
      DateTime.fromMillis(startedAt, { zone: screen.timezone }).toFormat('yyyy-MM-dd');
    const unique = [...new Map(plays.map((play) => [play.id, play])).values()];

    await strapi.db.transaction(async ({ trx }) => {
      const stored = new Set<string>();
      for (let start = 0; start < unique.length; start += CHUNK) {
        const rows = unique.slice(start, start + CHUNK).map((play) => ({
          key: play.id,
          screen: screen.id,
          slide: play.slide,
          kind: play.kind,
          title: play.title,
          playlist: play.playlist,
          started_at: play.startedAt,
          seconds: play.seconds,
          completed: play.completed,
          day: dayOf(play),
        }));
        const inserted: { key: string }[] = await trx('plays')
          .insert(rows)
          .onConflict(['screen', 'key'])
          .ignore()
          .returning('key');
        for (const { key } of inserted) stored.add(key);
      }
      const fresh = unique.filter(({ id }) => stored.has(id));
      for (const { screenName: screen_name, ...total } of totalsOf(fresh, screen, dayOf)) {
        await trx('play_totals')
          .insert({ ...total, screen_name })
          .onConflict(['day', 'screen', 'slide'])
          .merge({
            title: total.title,
            kind: total.kind,
            screen_name,
            plays: trx.raw('?? + ?', ['play_totals.plays', total.plays]),
            seconds: trx.raw('?? + ?', ['play_totals.seconds', total.seconds]),
          });
      }
    });
    return { accepted: plays.length, rejected };
  },

  /** Daily totals between two local days, both included. */
  async totals(from: string, to: string, screen: string | null): Promise<DayTotal[]> {
    const rows: DayTotal[] = await strapi.db.query(TOTAL_UID).findMany({
      where: { day: { $gte: from, $lte: to }, ...(screen !== null && { screen }) },
      orderBy: [{ day: 'asc' }, { screen: 'asc' }, { plays: 'desc' }, { slide: 'asc' }],
    });
    return rows.map(({ day, screen: shown, screenName, slide, title, kind, plays, seconds }) => ({
      day,
      screen: shown,
      screenName,
      slide,
      title,
      kind,
      plays,
      seconds: Math.round(seconds * 10) / 10,
    }));
  },

  async sweep(now: number): Promise<void> {
    const old: { id: number }[] = await strapi.db.query(UID).findMany({
      where: { startedAt: { $lt: String(now - KEPT) } },
      select: ['id'],
      limit: SWEEP,
    });
    if (old.length === 0) return;
    await strapi.db.query(UID).deleteMany({ where: { id: { $in: old.map(({ id }) => id) } } });
  },
});

/** What a batch adds to each day's totals, in one order everywhere so that no two calls deadlock. */
function totalsOf(
  plays: readonly PlayReport[],
  screen: { id: string; name: string },
  dayOf: (play: PlayReport) => string,
): DayTotal[] {
  const totals = new Map<string, DayTotal>();
  for (const play of plays) {
    const day = dayOf(play);
    const key = `${day} ${play.slide}`;
    const total = totals.get(key) ?? {
      day,
      screen: screen.id,
      screenName: screen.name,
      slide: play.slide,
      title: play.title,
      kind: play.kind,
      plays: 0,
      seconds: 0,
    };
    totals.set(key, {
      ...total,
      title: play.title,
      plays: total.plays + 1,
      seconds: total.seconds + play.seconds,
    });
  }
  return [...totals.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}

import { DateTime } from 'luxon';
import type { SchedulePiece } from '../../../api/wall/keeper/places';
import { clock, moment } from './time';

/** 11月25日 周三 08:00, with the year where it is another one than now. */
export function longMoment(iso: string, zone: string, now: number): string {
  const { year } = DateTime.fromISO(iso, { zone });
  const isThisYear = year === DateTime.fromMillis(now, { zone }).year;
  return `${isThisYear ? '' : `${year}年`}${moment(iso, zone)}`;
}

/** The day before, where a time is the midnight that ends it: 24:00 of that day. */
function endMoment(iso: string, zone: string, now: number): string {
  const end = DateTime.fromISO(iso, { zone });
  if (end.toMillis() !== end.startOf('day').toMillis()) return longMoment(iso, zone, now);
  const day = longMoment(end.minus({ days: 1 }).toISO() ?? iso, zone, now);
  return day.replace(/\d{2}:\d{2}$/, '24:00');
}

/**
 * A time on the wall in words: “现在起，到 11月25日 周三 24:00”, “11月25日 周三 08:00–12:00”.
 *
 * @param to null where no end is in sight
 * @param now milliseconds since the epoch
 */
export function timeText(
  { from, to }: { from: string; to: string | null },
  zone: string,
  now: number,
): string {
  const hasBegun = Date.parse(from) <= now;
  if (to === null) return hasBegun ? '现在起，一直' : `${longMoment(from, zone, now)} 起`;
  if (hasBegun) return `现在起，到 ${endMoment(to, zone, now)}`;
  const begin = longMoment(from, zone, now);
  const isOneDay = DateTime.fromISO(to, { zone }) <= endOfDay(from, zone);
  return isOneDay ? `${begin}–${clock(to, zone, from)}` : `${begin} 至 ${endMoment(to, zone, now)}`;
}

const endOfDay = (iso: string, zone: string): DateTime =>
  DateTime.fromISO(iso, { zone }).startOf('day').plus({ days: 1 });

interface Scheduled {
  id: string;
  name: string;
  timezone: string;
  pieces: SchedulePiece[];
}

/** Screens on which a schedule fares alike, told once; in their order. */
export function alike(screens: readonly Scheduled[]): Scheduled[][] {
  const groups = new Map<string, Scheduled[]>();
  for (const screen of screens) {
    const key = JSON.stringify([screen.timezone, screen.pieces]);
    const group = groups.get(key);
    if (group) group.push(screen);
    else groups.set(key, [screen]);
  }
  return [...groups.values()];
}

import type { PlayTotal } from '../api/types';
import { shiftDay } from './time';

/** One slide's share of the chart. */
interface Series {
  /** Slide id; null gathers those that are too few to be told apart. */
  slide: string | null;
  title: string;
  kind: PlayTotal['kind'] | null;
  plays: number;
  seconds: number;
  /** Plays a day, in the order of `days`. */
  daily: number[];
}

export interface PlaysChart {
  days: string[];
  series: Series[];
  /** Plays of the busiest day. */
  highest: number;
  total: number;
}

/** Daily plays by slide: the most played by name, the others together. */
export function chartOf(
  totals: readonly PlayTotal[],
  from: string,
  to: string,
  most = 6,
): PlaysChart {
  const days = daysBetween(from, to);
  const index = new Map(days.map((day, at) => [day, at]));
  const bySlide = new Map<string, Series>();
  for (const { day, slide, title, kind, plays, seconds } of totals) {
    const at = index.get(day);
    if (at === undefined) continue;
    const series = bySlide.get(slide) ?? empty(slide, title, kind, days.length);
    bySlide.set(slide, series);
    series.daily[at] = (series.daily[at] ?? 0) + plays;
    series.plays += plays;
    series.seconds += seconds;
  }
  const ranked = [...bySlide.values()].sort(
    (a, b) => b.plays - a.plays || (a.title < b.title ? -1 : 1),
  );
  const named = ranked.length > most ? ranked.slice(0, most - 1) : ranked;
  const series = named.length < ranked.length ? [...named, gather(ranked, named.length)] : named;
  const sums = days.map((_, at) => series.reduce((sum, { daily }) => sum + (daily[at] ?? 0), 0));
  return {
    days,
    series,
    highest: Math.max(0, ...sums),
    total: sums.reduce((sum, one) => sum + one, 0),
  };
}

const empty = (
  slide: string | null,
  title: string,
  kind: Series['kind'],
  days: number,
): Series => ({ slide, title, kind, plays: 0, seconds: 0, daily: Array(days).fill(0) });

function gather(ranked: readonly Series[], from: number): Series {
  const others = ranked.slice(from);
  const sum = empty(null, `其他 ${others.length} 个画面`, null, ranked[0]?.daily.length ?? 0);
  for (const { plays, seconds, daily } of others) {
    sum.plays += plays;
    sum.seconds += seconds;
    daily.forEach((count, at) => (sum.daily[at] = (sum.daily[at] ?? 0) + count));
  }
  return sum;
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = shiftDay(day, 1)) days.push(day);
  return days;
}

/** In quarters these give whole steps from ten on. */
const TOPS = [1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 12];

/** A round number at or above the highest bar, so that the axis has whole steps. */
export function axisTop(highest: number): number {
  const small = [4, 8, 12].find((top) => top >= highest);
  if (small) return small;
  const power = 10 ** Math.floor(Math.log10(highest));
  return TOPS.map((step) => Math.round(step * power)).find((top) => top >= highest) ?? highest;
}

/** A spreadsheet's file. The mark at its head tells Excel that it is UTF-8. */
export function csvOf(
  totals: readonly PlayTotal[],
  header: readonly string[],
  kindName: (kind: PlayTotal['kind']) => string,
): string {
  const rows = totals.map(({ day, title, kind, plays, seconds }) => [
    day,
    title,
    kindName(kind),
    String(plays),
    String(Math.round(seconds)),
  ]);
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where need be; a title that a spreadsheet would take for a formula is made plain text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import type { Because, Span } from './types';
import { answerAt, type WallRules } from './answer';
import { dayAt, dayText, instantOf, type Day } from './clock';
import { intervalsOver } from './schedules';

/** How many local days a programme covers: seven whole days ahead, at any time of today. */
const HORIZON_DAYS = 8;

/** The days of a programme, and the instants they lie between. */
export interface Horizon {
  first: Day;
  last: Day;
  from: string;
  to: string;
}

/**
 * From the screen's local midnight, eight days on. It moves once a day and not with the request, so
 * that the programme's text stays the same while nothing changes.
 *
 * @param now milliseconds since the epoch
 * @param timezone IANA name
 */
export function horizonAt(now: number, timezone: string): Horizon {
  const first = dayAt(now, timezone);
  return {
    first,
    last: first + HORIZON_DAYS - 1,
    from: iso(instantOf(first, 0, timezone)),
    to: iso(instantOf(first + HORIZON_DAYS, 0, timezone)),
  };
}

/** Key of the list that a playlist is on a day, where it is another one each day. */
export const dailyKey = (playlist: string, day: Day): string => `${playlist}@${dayText(day)}`;

/**
 * What plays when: gapless, ordered, half-open spans over the horizon. Cut wherever something that
 * decides may change; what plays in a piece is what `answerAt` says of its beginning.
 *
 * @param isDaily whether a playlist is another list each day; its spans end at midnight
 */
export function spansOver(
  { first, last, from, to }: Horizon,
  rules: WallRules,
  isDaily: (playlist: string) => boolean = () => false,
): Span[] {
  const { timezone, claims, open } = rules;
  const start = Date.parse(from);
  const end = Date.parse(to);
  const edges = claims
    .flatMap(({ when }) => intervalsOver(when, first, last, timezone))
    .concat(...(open?.values() ?? []))
    .flatMap((interval) => [interval.from, interval.to]);
  for (let day = first; day <= last; day += 1) edges.push(instantOf(day, 0, timezone));
  const inside = edges.filter((edge) => edge > start && edge < end);
  const cuts = [...new Set([start, ...inside])].sort((a, b) => a - b);
  const spans: Span[] = [];
  cuts.forEach((cut, index) => {
    const { playlist, because } = answerAt(rules, cut);
    const key =
      playlist !== null && isDaily(playlist) ? dailyKey(playlist, dayAt(cut, timezone)) : playlist;
    append(spans, { from: iso(cut), to: iso(cuts[index + 1] ?? end), playlist: key, because });
  });
  return spans;
}

/** Adds a span, or lengthens the last where nothing changes at this edge. */
function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && last.playlist === span.playlist && isSame(last.because, span.because)) {
    last.to = span.to;
  } else {
    spans.push(span);
  }
}

const isSame = (a: Because, b: Because): boolean =>
  a.rule === b.rule && a.name === b.name && a.detail === b.detail;

const iso = (instant: number): string => new Date(instant).toISOString();

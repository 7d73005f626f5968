import { DateTime } from 'luxon';
import type { Timeline, TimelineSpan } from '../api/types';

/** The piece of a span that lies in one day; from 0 at its midnight to 1 at the next. */
export interface Block {
  key: string;
  start: number;
  end: number;
  span: TimelineSpan;
  from: string;
  to: string;
}

export interface DayRow {
  /** YYYY-MM-DD */
  day: string;
  blocks: Block[];
  /** Full hours with a mark: where they fall in this day, which DST may make 23 or 25 hours long. */
  hours: { hour: number; at: number }[];
  /** Where now is, if it is in this day. */
  now: number | null;
}

const MARKS = [0, 6, 12, 18];

/** A week as rows of a day each, in the screen's zone. */
export function dayRows(timeline: Timeline, now: number, days = 7): DayRow[] {
  const { timezone, spans } = timeline;
  const first = DateTime.fromISO(timeline.from, { zone: timezone }).startOf('day');
  return Array.from({ length: days }, (_, index) => {
    const begin = first.plus({ days: index }).startOf('day');
    const from = begin.toMillis();
    const to = begin.plus({ days: 1 }).startOf('day').toMillis();
    const share = (instant: number) => (instant - from) / (to - from);
    const day = begin.toISODate() ?? '';
    return {
      day,
      blocks: spans.flatMap((span) => {
        const start = Math.max(from, Date.parse(span.from));
        const end = Math.min(to, Date.parse(span.to));
        if (start >= end) return [];
        const key = `${day}/${new Date(start).toISOString()}`;
        const iso = (instant: number) => new Date(instant).toISOString();
        return [
          { key, start: share(start), end: share(end), span, from: iso(start), to: iso(end) },
        ];
      }),
      hours: MARKS.map((hour) => ({ hour, at: share(begin.set({ hour }).toMillis()) })),
      now: now >= from && now < to ? share(now) : null,
    };
  });
}

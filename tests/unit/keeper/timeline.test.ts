import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Timeline, TimelineSpan } from '../../../src/admin/wall/api/types';
import { dayRows } from '../../../src/admin/wall/rules/timeline';

const ZONES = ['Asia/Shanghai', 'Europe/London', 'America/New_York'];
const because = { rule: 'fallback' as const, name: null, detail: null };

/** A timeline of eight local days, cut at the given shares of its length. */
function timelineOf(day: string, timezone: string, cuts: readonly number[]): Timeline {
  const first = DateTime.fromISO(day, { zone: timezone });
  const [from, to] = [first.toMillis(), first.plus({ days: 8 }).toMillis()];
  const inner = cuts.map((cut) => Math.round(from + cut * (to - from)));
  const edges = [...new Set([from, ...inner, to])].sort((a, b) => a - b);
  const iso = (instant: number) => new Date(instant).toISOString();
  const spans: TimelineSpan[] = edges.slice(1).map((end, index) => ({
    from: iso(edges[index] as number),
    to: iso(end),
    playlist: { id: `p${index}`, title: `单 ${index}` },
    because,
  }));
  return { timezone, from: iso(from), to: iso(to), spans };
}

describe('a week as rows', () => {
  it('fills every day without a gap, whatever the spans and the zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-03-25', '2026-10-22', '2026-10-29', '2026-12-28', '2028-02-26'),
        fc.constantFrom(...ZONES),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
        (day, zone, cuts) => {
          const rows = dayRows(timelineOf(day, zone, cuts), 0);
          expect(rows).toHaveLength(7);
          for (const { blocks } of rows) {
            expect(blocks[0]?.start).toBe(0);
            expect(blocks.at(-1)?.end).toBe(1);
            blocks.slice(1).forEach(({ start }, index) => expect(start).toBe(blocks[index]?.end));
          }
        },
      ),
    );
  });

  it('places hours where they are on days of 23 and 25 hours', () => {
    const [spring] = dayRows(timelineOf('2026-03-29', 'Europe/London', []), 0);
    expect(spring?.hours.find(({ hour }) => hour === 12)?.at).toBeCloseTo(11 / 23);
    const [autumn] = dayRows(timelineOf('2026-10-25', 'Europe/London', []), 0);
    expect(autumn?.hours.find(({ hour }) => hour === 12)?.at).toBeCloseTo(13 / 25);
  });

  it('marks now in the one day that it is in', () => {
    const noon = Date.parse('2026-11-25T04:00:00Z');
    const rows = dayRows(timelineOf('2026-11-24', 'Asia/Shanghai', []), noon);
    expect(rows.map(({ now }) => now)).toEqual([null, 0.5, null, null, null, null, null]);
  });
});

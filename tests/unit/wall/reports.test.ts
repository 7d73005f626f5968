import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heartbeatReport } from '../../../src/api/wall/reports/heartbeat';
import { sortPlay } from '../../../src/api/wall/reports/play';
import { heartbeat, play } from '../../support/screens';

const NOW = Date.parse('2026-09-25T08:00:00.000Z');
const DAY = 86_400_000;
const at = (milliseconds: number) => ({ startedAt: new Date(NOW + milliseconds).toISOString() });

describe('a reported play', () => {
  it.each<[string, object, string | null]>([
    ['as it should be', at(-1000), null],
    ['by a clock a little ahead', at(4 * 60_000), null],
    ['by a clock ahead', at(6 * 60_000), 'in_future'],
    ['by a clock a day ahead', at(DAY), 'in_future'],
    ['after eight days without network', at(-8 * DAY), null],
    ['from the beginning of time', { startedAt: '1970-01-01T00:00:00Z' }, 'too_old'],
    ['with no time', { startedAt: 'yesterday' }, 'invalid'],
    ['with endless seconds', { ...at(0), seconds: Infinity }, 'invalid'],
    ['with a title of control signs', { ...at(0), title: '\u0000\u001b' }, null],
    ['for a slide of control signs', { ...at(0), slide: '\u0000' }, 'invalid'],
    ['with an id that is none', { ...at(0), id: '1' }, 'invalid'],
  ])('%s', (_case, changes, reason) => {
    expect(sortPlay(play(changes), NOW).rejected?.reason ?? null).toBe(reason);
  });

  it('keeps the whole name of a campaign of one day', () => {
    const playlist = `campaign-${'a'.repeat(24)}@2026-11-24`;
    expect(sortPlay(play({ ...at(0), playlist }), NOW).play?.playlist).toBe(playlist);
  });

  it('never begins later than now', () => {
    expect(sortPlay(play(at(60_000)), NOW).play?.startedAt).toBe(NOW);
  });

  it('is sorted one way or the other, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (reported) => {
        const sorted = sortPlay(reported, NOW);
        expect(Boolean(sorted.play) !== Boolean(sorted.rejected)).toBe(true);
      }),
    );
  });
});

describe('a heartbeat', () => {
  it('keeps the newest faults of many', () => {
    const faults = Array.from({ length: 50 }, (_, index) => ({
      at: index,
      kind: 'k',
      detail: `${index}`,
    }));
    const report = heartbeatReport.parse({ ...heartbeat(), faults });
    expect(report.faults).toHaveLength(20);
    expect(report.faults.at(-1)?.detail).toBe('49');
  });

  it('is never larger than it may be, whatever text a device sends', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), (text) => {
        const faults = [{ at: 0, kind: text, detail: text }];
        const parsed = heartbeatReport.safeParse({ ...heartbeat(), slide: text, faults });
        const kept = parsed.data;
        expect([...(kept?.slide ?? '')].length).toBeLessThanOrEqual(80);
        expect([...(kept?.faults[0]?.detail ?? '')].length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

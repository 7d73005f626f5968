import { describe, expect, it } from '@jest/globals';
import type { Claim, WallRules } from '../../src/api/wall/programme/answer';
import { ALWAYS, type TimeRule } from '../../src/api/wall/programme/schedules';
import { horizonAt, spansOver } from '../../src/api/wall/programme/spans';

const SHANGHAI = 'Asia/Shanghai';
const NOON = Date.parse('2026-11-23T04:00:00Z');
const horizon = horizonAt(NOON, SHANGHAI);

const area = { from: '2026-11-22T16:00:00.000Z', to: '2026-11-30T16:00:00.000Z' };

const rule = (part: Partial<TimeRule>): Claim => ({
  rule: 'schedule',
  id: 'a',
  name: '排期',
  playlist: 'list-a',
  when: { ...ALWAYS, ...part },
  priority: 50,
  direct: false,
});
const wall = (claims: Claim[], fallback: string | null = 'fallback'): WallRules => ({
  timezone: SHANGHAI,
  claims,
  fallback,
});

describe('the horizon', () => {
  it('runs from local midnight over eight days', () => {
    expect(horizon).toMatchObject(area);
  });

  it('does not move within a day', () => {
    const moments = ['2026-11-22T16:00:00Z', '2026-11-23T15:59:59Z'].map(Date.parse);
    expect(moments.map((now) => horizonAt(now, SHANGHAI))).toEqual([horizon, horizon]);
  });

  it.each([
    [
      'Europe/London',
      '2026-10-24T12:00:00Z',
      '2026-10-23T23:00:00.000Z',
      '2026-11-01T00:00:00.000Z',
    ],
    [
      'America/New_York',
      '2027-03-13T12:00:00Z',
      '2027-03-13T05:00:00.000Z',
      '2027-03-21T04:00:00.000Z',
    ],
  ])('keeps to local midnights where clocks change: %s', (zone, now, from, to) => {
    expect(horizonAt(Date.parse(now), zone)).toMatchObject({ from, to });
  });
});

describe('what plays when', () => {
  it('plays the fallback where nothing is scheduled, and says so', () => {
    expect(spansOver(horizon, wall([]))).toEqual([
      { ...area, playlist: 'fallback', because: { rule: 'fallback', name: null, detail: null } },
    ]);
    expect(spansOver(horizon, wall([], null))[0]?.because.rule).toBe('empty');
  });

  it('counts the last day in, to its midnight', () => {
    const spans = spansOver(horizon, wall([rule({ endsOn: '2026-11-24' })]));
    expect(spans.map(({ to, playlist }) => [to, playlist])).toEqual([
      ['2026-11-24T16:00:00.000Z', 'list-a'],
      ['2026-11-30T16:00:00.000Z', 'fallback'],
    ]);
  });

  it('ends the spans of a list that is another one each day at midnight', () => {
    const spans = spansOver(horizon, wall([rule({ endsOn: '2026-11-24' })]), () => true);
    expect(spans.map(({ playlist }) => playlist)).toEqual([
      'list-a@2026-11-23',
      'list-a@2026-11-24',
      ...[25, 26, 27, 28, 29, 30].map((day) => `fallback@2026-11-${day}`),
    ]);
  });
});

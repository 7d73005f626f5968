import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { horizonAt, spansOver, type ScheduleRule } from '../../src/api/wall/programme/spans';

const SHANGHAI = 'Asia/Shanghai';
const NOON = Date.parse('2026-11-23T04:00:00Z');
const horizon = horizonAt(NOON, SHANGHAI);

const rule = (part: Partial<ScheduleRule>): ScheduleRule => ({
  id: 'a',
  name: '排期',
  playlist: 'list-a',
  startsOn: null,
  endsOn: null,
  priority: 50,
  direct: false,
  ...part,
});
const listsOf = (rules: ScheduleRule[], fallback: string | null = 'fallback') =>
  spansOver(horizon, SHANGHAI, rules, fallback).map(({ playlist }) => playlist);

describe('the horizon', () => {
  it('runs from local midnight over eight days', () => {
    expect(horizon).toEqual({ from: '2026-11-22T16:00:00.000Z', to: '2026-11-30T16:00:00.000Z' });
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
    expect(horizonAt(Date.parse(now), zone)).toEqual({ from, to });
  });
});

describe('what plays when', () => {
  it('plays the fallback where nothing is scheduled, and says so', () => {
    expect(spansOver(horizon, SHANGHAI, [], 'fallback')).toEqual([
      { ...horizon, playlist: 'fallback', because: { rule: 'fallback', name: null, detail: null } },
    ]);
    expect(spansOver(horizon, SHANGHAI, [], null)[0]?.because.rule).toBe('empty');
  });

  it('counts the last day in, to its midnight', () => {
    const spans = spansOver(horizon, SHANGHAI, [rule({ endsOn: '2026-11-24' })], 'fallback');
    expect(spans.map(({ to, playlist }) => [to, playlist])).toEqual([
      ['2026-11-24T16:00:00.000Z', 'list-a'],
      ['2026-11-30T16:00:00.000Z', 'fallback'],
    ]);
  });

  it.each<[string, ScheduleRule[], string]>([
    [
      'the higher priority',
      [rule({}), rule({ id: 'b', playlist: 'list-b', priority: 60 })],
      'list-b',
    ],
    [
      'the screen over its group',
      [rule({}), rule({ id: 'b', playlist: 'list-b', direct: true })],
      'list-b',
    ],
    [
      'what started last',
      [
        rule({ startsOn: '2026-11-01' }),
        rule({ id: 'b', playlist: 'list-b', startsOn: '2026-11-20' }),
      ],
      'list-b',
    ],
    ['the smaller id', [rule({ id: 'b', playlist: 'list-b' }), rule({})], 'list-a'],
  ])('of several it takes %s', (_case, rules, expected) => {
    expect(listsOf(rules)).toEqual([expected]);
    expect(listsOf([...rules].reverse())).toEqual([expected]);
  });

  const days = fc.option(
    fc
      .integer({ min: 10, max: 40 })
      .map((day) => new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10)),
    { nil: null },
  );
  const schedules = fc.array(
    fc.record({
      startsOn: days,
      endsOn: days,
      priority: fc.integer({ min: 0, max: 3 }),
      direct: fc.boolean(),
    }),
    { maxLength: 6 },
  );
  const zones = fc.constantFrom(SHANGHAI, 'Europe/London', 'America/New_York', 'Pacific/Auckland');

  it('is gapless, ordered and within the horizon for any schedules', () => {
    fc.assert(
      fc.property(schedules, zones, (drawn, zone) => {
        const area = horizonAt(NOON, zone);
        const rules = drawn.map((part, index) =>
          rule({ ...part, id: String(index), playlist: `list-${index}` }),
        );
        const spans = spansOver(area, zone, rules, 'fallback');
        expect(spans[0]?.from).toBe(area.from);
        expect(spans.at(-1)?.to).toBe(area.to);
        spans.forEach((span, index) => {
          expect(Date.parse(span.from)).toBeLessThan(Date.parse(span.to));
          if (index > 0) expect(span.from).toBe(spans[index - 1]?.to);
        });
      }),
    );
  });

  it('is the same in whatever order schedules are read', () => {
    fc.assert(
      fc.property(schedules, (drawn) => {
        const rules = drawn.map((part, index) =>
          rule({ ...part, id: String(index), playlist: `list-${index}` }),
        );
        const forwards = spansOver(horizon, SHANGHAI, rules, null);
        expect(spansOver(horizon, SHANGHAI, [...rules].reverse(), null)).toEqual(forwards);
      }),
    );
  });
});

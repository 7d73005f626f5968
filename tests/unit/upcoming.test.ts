import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claim, WallRules } from '../../src/api/wall/programme/answer';
import { answerAt } from '../../src/api/wall/programme/answer';
import { recurrenceOf, type RecurrenceFields } from '../../src/api/wall/programme/recurrence';
import { horizonAt } from '../../src/api/wall/programme/spans';
import { contested, nextIntervals } from '../../src/api/wall/programme/upcoming';
import { claim, HOUR, rules, SHANGHAI, when, window } from '../support/claims';

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const NOW = at('2026-11-24 10:00'); // a Tuesday
const text = (instant: number) =>
  Number.isFinite(instant) ? new Date(instant + 8 * HOUR).toISOString().slice(0, 16) : instant;
const next = (rule: ReturnType<typeof when>, most = 3) =>
  nextIntervals(rule, NOW, SHANGHAI, most).map(({ from, to }) => [text(from), text(to)]);
const weekly = (...days: (keyof RecurrenceFields)[]) =>
  recurrenceOf({
    unit: 'weekly',
    interval: 1,
    ...Object.fromEntries(days.map((day) => [day, true])),
  } as RecurrenceFields);

describe('the next times of a rule', () => {
  it('begin with the one that is not over yet', () => {
    const rule = when({ windows: [window('08:00', '12:00')] });
    expect(next(rule, 2)).toEqual([
      ['2026-11-24T08:00', '2026-11-24T12:00'],
      ['2026-11-25T08:00', '2026-11-25T12:00'],
    ]);
  });

  it('are one where they touch: from Wednesday to Friday is one time, not three', () => {
    const rule = when({ recurrence: weekly('wednesday', 'thursday', 'friday') });
    expect(next(rule, 2)).toEqual([
      ['2026-11-25T00:00', '2026-11-28T00:00'],
      ['2026-12-02T00:00', '2026-12-05T00:00'],
    ]);
  });

  it('have no end where the rule has none', () => {
    expect(next(when({}))).toEqual([[-Infinity, Infinity]]);
    expect(next(when({ startsOn: '2027-03-01' }))).toEqual([['2027-03-01T00:00', Infinity]]);
  });

  it('are found a year ahead, and not where there is none', () => {
    const occasion = {
      of: {
        name: '中秋',
        rule: 'lunar_date' as const,
        month: 8,
        day: 15,
        term: null,
        ordinal: null,
        weekday: null,
        holiday: null,
        lasts: null,
      },
      before: 7,
      after: 1,
    };
    // 15 September 2027 is the fifteenth of the eighth month.
    expect(next(when({ occasion }), 1)).toEqual([['2027-09-08T00:00', '2027-09-17T00:00']]);
    expect(next(when({ endsOn: '2026-11-23' }))).toEqual([]);
  });
});

describe('who has the screen while a claim asks for it', () => {
  const own = claim({ id: 'own', playlist: 'list-own', priority: 50 });
  const pieces = (wall: WallRules, mine: Claim = own) =>
    nextIntervals(mine.when, NOW, SHANGHAI, 2).flatMap((interval) =>
      contested(wall, horizonAt(NOW, SHANGHAI), mine, interval, Math.max(NOW, interval.from)).map(
        ({ from, to, winner, hasOwn }) => [text(from), text(to), winner?.id, hasOwn],
      ),
    );

  it('is the claim itself where nothing else asks', () => {
    const mine = { ...own, when: when({ windows: [window('14:00', '16:00')] }) };
    expect(pieces(rules([mine]), mine)).toEqual([
      ['2026-11-24T14:00', '2026-11-24T16:00', 'own', true],
      ['2026-11-25T14:00', '2026-11-25T16:00', 'own', true],
    ]);
  });

  it('is another where that stands above, for just as long', () => {
    const rival = claim({
      id: 'rival',
      playlist: 'list-rival',
      priority: 80,
      when: when({ windows: [window('12:00', '13:00')], endsOn: '2026-11-24' }),
    });
    expect(pieces(rules([own, rival]))).toEqual([
      ['2026-11-24T10:00', '2026-11-24T12:00', 'own', true],
      ['2026-11-24T12:00', '2026-11-24T13:00', 'rival', true],
      ['2026-11-24T13:00', '2026-12-02T00:00', 'own', true],
    ]);
  });

  it('is nobody, or the next in line, where its own list has nothing to show', () => {
    const open = new Map([['list-own', [{ from: at('2026-11-25 00:00'), to: Infinity }]]]);
    expect(pieces({ ...rules([own]), open })).toEqual([
      ['2026-11-24T10:00', '2026-11-25T00:00', undefined, false],
      ['2026-11-25T00:00', '2026-12-02T00:00', 'own', true],
    ]);
  });

  it('is what the screen itself would say, at every instant and for any rivals', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const rival = fc.record({ from: hour, to: hour, priority: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(fc.array(rival, { maxLength: 6 }), fc.nat(8 * 24 * 60), (rivals, minute) => {
        const claims = rivals.map(({ from, to, priority }, index) =>
          claim({
            id: `r${index}`,
            playlist: `list-r${index}`,
            priority,
            when: when({ windows: [{ from: from * 60, to: to * 60 }] }),
          }),
        );
        const wall = rules([own, ...claims]);
        const horizon = horizonAt(NOW, SHANGHAI);
        const whole = { from: -Infinity, to: Infinity };
        const parts = contested(wall, horizon, own, whole, NOW);
        expect(parts[0]?.from).toBe(NOW);
        expect(parts.at(-1)?.to).toBe(Date.parse(horizon.to));
        parts.slice(1).forEach(({ from }, index) => expect(from).toBe(parts[index]?.to));
        const instant = NOW + minute * 60_000;
        const there = parts.find(({ from, to }) => from <= instant && instant < to);
        if (there) expect(there.winner?.playlist).toBe(answerAt(wall, instant).playlist);
      }),
    );
  });
});

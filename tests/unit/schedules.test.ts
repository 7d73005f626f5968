import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerAt } from '../../src/api/wall/programme/answer';
import { dayAt, dayOf, dayText, instantOf } from '../../src/api/wall/programme/clock';
import {
  complaintAboutRule,
  recurrenceOf,
  type RecurrenceFields,
} from '../../src/api/wall/programme/recurrence';
import { ALWAYS, appliesOn, sayWhen } from '../../src/api/wall/programme/schedules';
import { horizonAt, spansOver } from '../../src/api/wall/programme/spans';
import {
  claim,
  clock,
  HOUR,
  LONDON,
  NEW_YORK,
  plays,
  rules,
  SHANGHAI,
  when,
  window,
} from '../support/claims';
import type { Claim } from '../../src/api/wall/programme/answer';

describe('windows', () => {
  it('are half-open', () => {
    const wall = rules([claim({ when: when({ windows: [window('08:00', '18:00')] }) })]);
    const eight = instantOf(dayOf('2026-11-24'), clock('08:00'), SHANGHAI);
    const shown = [eight - 1, eight, eight + 10 * HOUR - 1, eight + 10 * HOUR];
    expect(shown.map((at) => answerAt(wall, at).playlist)).toEqual([
      'fallback',
      'list-a',
      'list-a',
      'fallback',
    ]);
  });

  it('that follow each other leave no gap', () => {
    const claims = [
      claim({ when: when({ windows: [window('08:00', '12:00')] }) }),
      claim({ id: 'b', playlist: 'list-b', when: when({ windows: [window('12:00', '18:00')] }) }),
    ];
    expect(plays(rules(claims), ['2026-11-24 11:59', '2026-11-24 12:00'])).toEqual(['a', 'b']);
  });

  it('over midnight belong to the day they start on', () => {
    // Tuesdays only, up to 24 November, which is one.
    const recurrence = recurrenceOf({ ...EMPTY, unit: 'weekly', tuesday: true });
    const wall = rules([
      claim({
        when: when({ recurrence, endsOn: '2026-11-24', windows: [window('22:00', '06:00')] }),
      }),
    ]);
    expect(
      plays(wall, [
        '2026-11-24 05:00',
        '2026-11-24 22:00',
        '2026-11-25 05:59',
        '2026-11-25 06:00',
        '2026-11-25 22:00',
        '2026-12-01 22:00',
      ]),
    ).toEqual(['-', 'a', 'a', '-', '-', '-']);
  });

  it('to midnight end with the day', () => {
    const wall = rules([claim({ when: when({ windows: [window('18:00', '00:00')] }) })]);
    expect(plays(wall, ['2026-11-24 23:59', '2026-11-25 00:00'])).toEqual(['a', '-']);
  });
});

const EMPTY = {
  interval: null,
  month: null,
  monthDay: null,
  ordinal: null,
  weekday: null,
  rrule: null,
} as const;

describe('recurrence', () => {
  const daysOf = (fields: RecurrenceFields, startsOn: string, count: number) => {
    const rule = when({ recurrence: recurrenceOf(fields), startsOn });
    const days: string[] = [];
    for (let day = dayOf(startsOn); days.length < count; day += 1) {
      if (appliesOn(rule, day)) days.push(dayText(day));
    }
    return days;
  };

  it.each<[RecurrenceFields, string, string[], string]>([
    [
      { ...EMPTY, unit: 'daily', interval: 3 },
      '2026-12-30',
      ['2026-12-30', '2027-01-02', '2027-01-05'],
      '每 3 天',
    ],
    [
      { ...EMPTY, unit: 'weekly', interval: 2, monday: true, wednesday: true },
      '2026-11-02',
      ['2026-11-02', '2026-11-04', '2026-11-16', '2026-11-18'],
      '每 2 周的周一、周三',
    ],
    [
      { ...EMPTY, unit: 'monthly', ordinal: 'last', weekday: 'sunday' },
      '2026-11-01',
      ['2026-11-29', '2026-12-27', '2027-01-31', '2027-02-28'],
      '每月最后一个周日',
    ],
    [
      { ...EMPTY, unit: 'monthly', monthDay: 31 },
      '2026-11-01',
      ['2026-12-31', '2027-01-31', '2027-03-31'],
      '每月 31 日',
    ],
    [
      { ...EMPTY, unit: 'yearly', month: 2, monthDay: 29 },
      '2026-01-01',
      ['2028-02-29', '2032-02-29'],
      '每年 2 月 29 日',
    ],
    [
      { ...EMPTY, unit: 'rrule', rrule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2' },
      '2026-11-01',
      ['2026-11-30', '2026-12-31'],
      '按 RRULE FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2',
    ],
  ])('%j from %s', (fields, startsOn, days, says) => {
    expect(daysOf(fields, startsOn, days.length)).toEqual(days);
    expect(recurrenceOf(fields)?.says).toBe(says);
  });

  it.each([
    ['FREQ=HOURLY', '不是有效的写法'],
    ['FREQ=DAILY;BYHOUR=8', '不支持“BYHOUR”'],
    ['INTERVAL=2', '须写明 FREQ'],
    ['FREQ=WEEKLY;BYDAY=XX', '“BYDAY=XX”不是有效的写法'],
    ['FREQ=DAILY;INTERVAL=0', '“INTERVAL=0”不是有效的写法'],
    ['FREQ=DAILY;FREQ=DAILY', '写了两次'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', '只能写一个'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '请改用 FREQ=MONTHLY'],
    ['FREQ=DAILY;INTERVAL=7;BYDAY=MO', '请改用 FREQ=WEEKLY'],
    ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', '没有一天符合'],
    ['天天', '不支持'],
  ])('refuses %s', (rrule, complaint) => {
    expect(complaintAboutRule(rrule, dayOf('2026-11-24'))).toContain(complaint);
  });

  it('takes what the form makes', () => {
    const unit = fc.constantFrom('daily', 'weekly', 'monthly', 'yearly');
    const weekday = fc.constantFrom('monday', 'wednesday', 'sunday');
    const ordinal = fc.constantFrom('first', 'fourth', 'last');
    const fields = fc.record({ unit, interval: fc.integer({ min: 1, max: 6 }), ordinal, weekday });
    fc.assert(
      fc.property(fields, fc.integer({ min: 1, max: 12 }), (drawn, month) => {
        const recurrence = recurrenceOf({ ...EMPTY, ...drawn, month, monday: true } as never);
        expect(complaintAboutRule(recurrence?.rrule ?? '', dayOf('2026-11-24'))).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

describe('where clocks change', () => {
  const wall = (zone: string, ...windows: [string, string][]) =>
    rules(
      windows.map(([from, to], index) =>
        claim({
          id: String(index),
          playlist: `list-${index}`,
          when: when({ windows: [window(from, to)] }),
        }),
      ),
      zone,
    );
  const spansOn = (zone: string, at: string, ...windows: [string, string][]) => {
    const horizon = horizonAt(Date.parse(at), zone);
    return spansOver(horizon, wall(zone, ...windows))
      .filter(
        ({ from, playlist }) =>
          playlist !== 'fallback' && dayAt(Date.parse(from), zone) === horizon.first,
      )
      .map(({ from, to, playlist }) => `${playlist} ${from.slice(11, 16)}–${to.slice(11, 16)}`);
  };

  it.each([
    // 29 March 2026, London: 01:00 becomes 02:00. A time in the missing hour is the jump itself.
    [
      LONDON,
      '2026-03-29T12:00Z',
      [
        ['00:30', '01:30'],
        ['01:30', '03:00'],
      ],
      ['list-0 00:30–01:00', 'list-1 01:00–02:00'],
    ],
    [LONDON, '2026-03-29T12:00Z', [['01:15', '01:45']], []],
    // 25 October 2026, London: 02:00 becomes 01:00. A time shown twice is the first.
    [LONDON, '2026-10-25T12:00Z', [['01:30', '03:00']], ['list-0 00:30–03:00']],
    [
      LONDON,
      '2026-10-25T12:00Z',
      [
        ['00:30', '01:30'],
        ['01:30', '02:30'],
      ],
      ['list-0 23:30–00:30', 'list-1 00:30–02:30'],
    ],
    // 8 March and 1 November 2026, New York.
    [
      NEW_YORK,
      '2026-03-08T12:00Z',
      [
        ['01:00', '02:30'],
        ['03:00', '04:00'],
      ],
      ['list-0 06:00–07:00', 'list-1 07:00–08:00'],
    ],
    [NEW_YORK, '2026-11-01T12:00Z', [['01:00', '01:30']], ['list-0 05:00–05:30']],
    [
      NEW_YORK,
      '2026-11-01T12:00Z',
      [['22:00', '06:00']],
      ['list-0 04:00–11:00', 'list-0 03:00–11:00'],
    ],
  ] as [string, string, [string, string][], string[]][])('%s %s %j', (zone, at, windows, spans) => {
    expect(spansOn(zone, at, ...windows)).toEqual(spans);
  });

  it('has one midnight a day, in order, and the day at an instant is the one it lies in', () => {
    const zones = [
      SHANGHAI,
      LONDON,
      NEW_YORK,
      'America/Sao_Paulo',
      'Africa/Cairo',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ];
    const span = fc.integer({ min: Date.parse('2005-01-01'), max: Date.parse('2040-01-01') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), span, (zone, at) => {
        const day = dayAt(at, zone);
        expect(instantOf(day, 0, zone)).toBeLessThanOrEqual(at);
        expect(instantOf(day + 1, 0, zone)).toBeGreaterThan(at);
      }),
      { numRuns: 500 },
    );
  });

  it('never puts a later time before an earlier one', () => {
    const minute = fc.integer({ min: 0, max: 1440 });
    const day = fc.integer({ min: dayOf('2026-01-01'), max: dayOf('2028-12-31') });
    fc.assert(
      fc.property(fc.constantFrom(LONDON, NEW_YORK), day, minute, minute, (zone, on, a, b) => {
        const [earlier, later] = [Math.min(a, b), Math.max(a, b)];
        expect(instantOf(on, earlier, zone)).toBeLessThanOrEqual(instantOf(on, later, zone));
      }),
      { numRuns: 500 },
    );
  });
});

describe('precedence', () => {
  const morning = when({ windows: [window('08:00', '12:00')] });
  const at = ['2026-11-24 09:00'];

  it.each<[string, Partial<Claim>[], string]>([
    [
      'a campaign before any schedule',
      [
        { priority: 100, direct: true },
        { rule: 'campaign', priority: 0 },
      ],
      '1',
    ],
    ['the higher priority', [{ direct: true, when: morning }, { priority: 51 }], '1'],
    ['the screen before its group', [{ when: morning }, { direct: true }], '1'],
    ['what began last: a window before the whole day', [{}, { when: morning }], '1'],
    [
      'what began last: the later of two windows',
      [{ when: morning }, { when: when({ windows: [window('08:30', '10:00')] }) }],
      '1',
    ],
    [
      'what began last: the later first day',
      [{ when: when({ startsOn: '2026-11-01' }) }, { when: when({ startsOn: '2026-11-20' }) }],
      '1',
    ],
    ['the smaller id', [{ id: 'y' }, { id: 'x' }], '1'],
    [
      'of campaigns the one that names the screen',
      [
        { rule: 'campaign', when: when({ startsOn: '2026-11-20' }) },
        { rule: 'campaign', direct: true },
      ],
      '1',
    ],
  ])('%s', (_case, parts, expected) => {
    const claims = parts.map((part, index) =>
      claim({ id: String(index), playlist: `list-${index}`, ...part }),
    );
    expect(plays(rules(claims), at)).toEqual([expected]);
    expect(plays(rules([...claims].reverse()), at)).toEqual([expected]);
  });
});

describe('the reason of a span', () => {
  it('says in Chinese when the rule applies', () => {
    const midAutumn = {
      name: '中秋',
      rule: 'lunar_date',
      month: 8,
      day: 15,
      term: null,
      ordinal: null,
      weekday: null,
      holiday: null,
      lasts: 1,
    } as const;
    const occasion = { of: midAutumn, before: 7, after: 1 };
    expect(sayWhen(when({ occasion }))).toBe('中秋前 7 天至后 1 天，每年');
    expect(sayWhen(when({ occasion: { of: midAutumn, before: 0, after: 0 } }))).toBe(
      '中秋当天，每年',
    );
    expect(
      sayWhen(
        when({
          startsOn: '2026-11-01',
          endsOn: '2026-11-30',
          days: 'workdays',
          windows: [window('22:00', '06:30')],
        }),
      ),
    ).toBe('2026-11-01 至 2026-11-30，仅工作日，22:00–次日 06:30');
    expect(sayWhen(ALWAYS)).toBeNull();
    const wall = rules([claim({ name: '中秋专场', when: when({ occasion }) })]);
    expect(answerAt(wall, Date.parse('2026-09-20T04:00Z')).because).toEqual({
      rule: 'schedule',
      name: '中秋专场',
      detail: '中秋前 7 天至后 1 天，每年',
    });
    // 2026-09-25 is the day; a week before it, and one day after.
    expect(
      plays(wall, ['2026-09-17 23:59', '2026-09-18 00:00', '2026-09-26 23:59', '2026-09-27 00:00']),
    ).toEqual(['-', 'a', 'a', '-']);
  });

  it('keeps to make-up workdays and statutory holidays', () => {
    const workdays = rules([claim({ when: when({ days: 'workdays' }) })]);
    const off = rules([claim({ when: when({ days: 'days_off' }) })]);
    const holidays = rules([claim({ when: when({ days: 'holidays' }) })]);
    // Holiday on a Thursday, make-up Saturday, plain Sunday, plain Monday.
    const days = ['2026-10-01 09:00', '2026-10-10 09:00', '2026-10-11 09:00', '2026-10-12 09:00'];
    expect(plays(workdays, days)).toEqual(['-', 'a', '-', 'a']);
    expect(plays(off, days)).toEqual(['a', '-', 'a', '-']);
    expect(plays(holidays, days)).toEqual(['a', '-', '-', '-']);
  });
});

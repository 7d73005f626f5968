import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PlayTotal } from '../../../src/admin/wall/api/types';
import { axisTop, chartOf, csvOf } from '../../../src/admin/wall/rules/plays';

const total = (changes: Partial<PlayTotal>): PlayTotal => ({
  day: '2026-11-01',
  screen: 's',
  slide: 'maxim-a',
  title: '石灰吟',
  kind: 'maxim',
  plays: 3,
  seconds: 45,
  ...changes,
});

describe('the chart of plays', () => {
  it('counts by day and slide, and names the rest together', () => {
    const totals = Array.from({ length: 9 }, (_, index) =>
      total({ slide: `s${index}`, title: `画 ${index}`, plays: 90 - index }),
    );
    const chart = chartOf(
      [...totals, total({ slide: 's0', day: '2026-11-03' })],
      '2026-11-01',
      '2026-11-03',
    );
    expect(chart.days).toEqual(['2026-11-01', '2026-11-02', '2026-11-03']);
    expect(chart.series.map(({ title }) => title)).toEqual([
      '画 0',
      '画 1',
      '画 2',
      '画 3',
      '画 4',
      '其他 4 个画面',
    ]);
    expect(chart.series[0]).toMatchObject({ plays: 93, daily: [90, 0, 3] });
    expect(chart.series[5]).toMatchObject({ plays: 334, seconds: 180, daily: [334, 0, 0] });
  });

  it('loses and invents no play within its days', () => {
    const days = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03'];
    const rows = fc.array(
      fc.record({
        day: fc.constantFrom(...days),
        slide: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
        plays: fc.integer({ min: 1, max: 500 }),
      }),
    );
    fc.assert(
      fc.property(rows, (list) => {
        const totals = list.map((one) => total(one));
        const chart = chartOf(totals, '2026-11-01', '2026-11-02');
        const within = totals.filter(({ day }) => day === days[1] || day === days[2]);
        const sum = within.reduce((all, { plays }) => all + plays, 0);
        expect(chart.total).toBe(sum);
        expect(chart.series.reduce((all, { plays }) => all + plays, 0)).toBe(sum);
        expect(chart.series.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('has an axis of four whole steps, not twice as high as need be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (highest) => {
        const top = axisTop(highest);
        expect(top).toBeGreaterThanOrEqual(highest);
        expect(top % 4).toBe(0);
        if (highest > 4) expect(top).toBeLessThanOrEqual(2 * highest);
      }),
    );
  });
});

describe('the spreadsheet of plays', () => {
  it('quotes what must be quoted and defuses what would be a formula', () => {
    const csv = csvOf(
      [total({ title: '=HYPERLINK("x")' }), total({ title: '清风,徐来' })],
      ['日期', '画面', '类型', '次数', '秒数'],
      () => '格言',
    );
    expect(csv.startsWith('\uFEFF日期,画面,类型,次数,秒数\r\n')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('"清风,徐来"');
  });
});

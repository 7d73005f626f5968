import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  age,
  ago,
  clock,
  dayAt,
  fromLocalInput,
  left,
  moment,
  nextClock,
  toLocalInput,
  zoneName,
} from '../../../src/admin/wall/rules/time';

const NOW = Date.parse('2026-11-24T06:05:00Z');
const SHANGHAI = 'Asia/Shanghai';

describe('times as keepers read them', () => {
  it('are Chinese and of the screen', () => {
    expect(moment('2026-11-24T00:12:00Z', SHANGHAI)).toBe('11月24日 周二 08:12');
    expect(moment('2026-11-24T00:12:00Z', 'America/New_York')).toBe('11月23日 周一 19:12');
    expect(dayAt(NOW, 'Pacific/Auckland')).toBe('2026-11-24');
    expect(dayAt(Date.parse('2026-11-24T18:00:00Z'), SHANGHAI)).toBe('2026-11-25');
  });

  it('end a day at 24:00, and begin the next at 00:00', () => {
    const midnight = '2026-11-24T16:00:00Z';
    expect(clock(midnight, SHANGHAI)).toBe('00:00');
    expect(clock(midnight, SHANGHAI, '2026-11-24T10:00:00Z')).toBe('24:00');
  });

  it.each([
    [-20, '刚刚'],
    [4, '刚刚'],
    [40, '40 秒前'],
    [90, '1 分钟前'],
    [3 * 3600, '3 小时前'],
  ])('a picture of %d seconds ago is said to be of %s', (seconds, text) => {
    expect(age(new Date(NOW - seconds * 1000).toISOString(), NOW)).toBe(text);
  });

  it.each([
    [30, '刚刚'],
    [90, '1 分钟'],
    [3 * 3600, '3 小时'],
    [26 * 3600, '1 天'],
  ])('%d seconds ago is %s', (seconds, text) => {
    expect(ago(new Date(NOW - seconds * 1000).toISOString(), NOW)).toBe(text);
  });

  it.each([
    [485, '8 分 05 秒'],
    [7800, '2 小时 10 分'],
    [100_000, '1 天 3 小时'],
    [0, null],
    [-5, null],
  ])('%d seconds left is %s', (seconds, text) => {
    expect(left(new Date(NOW + seconds * 1000).toISOString(), NOW)).toBe(text);
  });

  it('names the zone only where it is, or will be, another than the browser’s', () => {
    expect(zoneName(SHANGHAI, NOW, SHANGHAI)).toBeNull();
    expect(zoneName('Asia/Taipei', NOW, SHANGHAI)).toBeNull();
    expect(zoneName('Europe/London', NOW, SHANGHAI)).toBe('格林尼治标准时间（Europe/London）');
    // Alike in winter only.
    expect(zoneName('Europe/London', NOW, 'Atlantic/Reykjavik')).not.toBeNull();
  });

  it('finds the next evening', () => {
    const evening = (now: string) =>
      new Date(nextClock(Date.parse(now), SHANGHAI, 20)).toISOString();
    expect(evening('2026-11-24T06:05:00Z')).toBe('2026-11-24T12:00:00.000Z');
    expect(evening('2026-11-24T12:00:00Z')).toBe('2026-11-25T12:00:00.000Z');
    expect(new Date(nextClock(NOW, SHANGHAI, 24)).toISOString()).toBe('2026-11-24T16:00:00.000Z');
  });

  it('goes into a date field and comes out of it the same, in zones without summer time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 365 * 40 }),
        fc.constantFrom(SHANGHAI, 'UTC', 'Asia/Kolkata'),
        (minutes, zone) => {
          const instant = Date.parse('2000-01-01T00:00:00Z') + minutes * 60_000;
          const iso = fromLocalInput(toLocalInput(instant, zone), zone);
          expect(Date.parse(iso ?? '')).toBe(instant);
        },
      ),
    );
  });

  it('takes a half-typed date for none', () => {
    expect(fromLocalInput('', SHANGHAI)).toBeNull();
    expect(fromLocalInput('2026-13-40T08:00', SHANGHAI)).toBeNull();
  });
});

import { correctedTime, sleptBetween, timeAtStart } from '../../../src/web/screen/rules/clock';
import { mayRecover, mayRenew, hourIn } from '../../../src/web/screen/rules/renewal';
import { readAnswer } from '../../../src/web/screen/rules/resuming';
import { isQuarantined, mayTry, retryDelay } from '../../../src/web/screen/rules/retrying';

const asset = { url: '/a', mime: 'video/mp4', bytes: 100, sha256: '', width: null, height: null };
const answer = (status: number, change: object = {}) => ({
  status,
  type: 'video/mp4',
  length: null,
  range: null,
  ...change,
});

describe('an answer to a request for a file', () => {
  it.each([
    ['a whole file', answer(200, { length: '100' }), 0, 'restart'],
    ['a whole file of unknown length', answer(200), 40, 'restart'],
    ['the rest', answer(206, { range: 'bytes 40-99/100' }), 40, 'append'],
    ['another rest', answer(206, { range: 'bytes 50-99/100' }), 40, 'discard'],
    ['a rest of who knows what', answer(206), 40, 'discard'],
    ['the rest of another file', answer(206, { range: 'bytes 40-199/200' }), 40, 'corrupt'],
    ['a file cut short', answer(200, { length: '90' }), 0, 'corrupt'],
    ['no such range', answer(416), 40, 'discard'],
    ['a portal', answer(200, { type: 'text/html; charset=utf-8', length: '100' }), 0, 'elsewhere'],
    ['no permission', answer(403), 0, 'refused'],
    ['a busy server', answer(503), 0, 'refused'],
  ] as const)('%s', (_, given, received, expected) => {
    expect(readAnswer(given, asset, received)).toBe(expected);
  });
});

describe('trying again', () => {
  it('waits longer each time, never less than told, and never not at all', () => {
    expect([1, 2, 3, 7, 20].map((failures) => retryDelay(failures))).toEqual([5, 10, 20, 300, 300]);
    expect(retryDelay(1, 90)).toBe(90);
    expect(retryDelay(0)).toBeGreaterThan(0);
  });

  it('is for once an hour after the third time', () => {
    expect(mayTry(undefined, 0)).toBe(true);
    expect(mayTry({ tries: 1, since: 0 }, 4999)).toBe(false);
    expect(mayTry({ tries: 1, since: 0 }, 5000)).toBe(true);
    expect(mayTry({ tries: 3, since: 0 }, 3_599_999)).toBe(false);
    expect(mayTry({ tries: 4, since: 0 }, 3_600_000)).toBe(true);
    expect([2, 3].map((tries) => isQuarantined({ tries, since: 0 }))).toEqual([false, true]);
  });
});

describe('the server’s clock', () => {
  const kept = { offset: 86_400_000, at: 1_000_000_000_000 };
  it.each([
    ['nobody was heard yet', 5, null, null],
    ['as it went on', kept.at - kept.offset + 60_000, kept, kept.at + 60_000],
    ['a machine that has lost its clock', 0, kept, null],
  ])('at a start: %s', (_, local, known, expected) => {
    expect(timeAtStart(local, known)).toBe(expected);
  });

  it('is corrected by more than a header can be wrong', () => {
    const heard = Date.parse('2026-03-01T10:00:00Z');
    const header = new Date(heard).toUTCString();
    expect(correctedTime(header, null)).toBe(heard + 500);
    expect(correctedTime(header, heard + 999)).toBeNull();
    expect(correctedTime(header, heard + 3000)).toBe(heard + 500);
    expect(correctedTime('soon', null)).toBeNull();
    expect(correctedTime(null, null)).toBeNull();
  });
});

describe('a sleep of the machine', () => {
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  // Seconds of the clock that never jumps, milliseconds of the machine's, and of the server's ahead of it.
  it.each([
    ['an hour awake', 3600, HOUR, 0, 0],
    ['a night asleep', 1, 9 * HOUR + 1000, 0, 9 * HOUR],
    ['a night asleep, where both clocks go on', 9 * 3600, 9 * HOUR, 0, 0],
    ['a night asleep, on a machine a day behind', 1, 9 * HOUR + 1000, DAY, 9 * HOUR],
    ['a night asleep, on a machine a day ahead', 1, 9 * HOUR + 1000, -DAY, 9 * HOUR],
    ['a clock set a little', 1, 3000, 0, 0],
    ['a clock set forward by hand', 1, HOUR + 1000, 0, HOUR],
    ['a clock set back', 1, 1000 - HOUR, 0, 0],
    ['a clock a day behind, put right', 1, DAY + 1300, DAY, 0],
    ['a clock a day ahead, put right', 1, 1000 - DAY, -DAY, 0],
  ])('is told from the rest: %s', (_, seconds, passed, offset, slept) => {
    const before = { elapsed: 5000, local: Date.parse('2026-03-01T14:00:00Z') };
    const after = { elapsed: 5000 + seconds * 1000, local: before.local + passed };
    expect(sleptBetween(before, after, offset)).toBe(slept);
  });
});

describe('beginning anew', () => {
  it('for a newer player happens in the small hours or while nothing is shown', () => {
    const old = 3_600_000;
    expect([2, 3, 4, 5, 12].map((hour) => mayRenew(hour, false, old))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(mayRenew(null, true, old)).toBe(true);
    expect(mayRenew(3, true, 1000)).toBe(false);
  });

  it('after a breakdown happens rarely', () => {
    expect([null, 0, 1e6].map((last) => mayRecover(last, 1e6 + 1000))).toEqual([true, true, false]);
  });

  it('knows the hour of a place, midnight too', () => {
    const midnight = Date.parse('2026-03-01T16:20:00Z');
    expect(hourIn('Asia/Shanghai', midnight)).toBe(0);
    expect(hourIn('Europe/London', midnight)).toBe(16);
  });
});

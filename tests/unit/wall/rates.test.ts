import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { callerOf, RateWindow } from '../../../src/api/wall/limits/window';

describe('a rate window', () => {
  it('lets so many through, then says how long to wait, then begins again', () => {
    const window = new RateWindow(3, 60_000);
    expect([1, 2, 3, 4].map((second) => window.take('a', second * 1000))).toEqual([0, 0, 0, 57]);
    expect(window.take('b', 4000)).toBe(0);
    expect(window.take('a', 61_000)).toBe(0);
  });

  it('looks without counting', () => {
    const window = new RateWindow(1, 60_000);
    expect(window.blocked('a', 0)).toBe(0);
    window.take('a', 0);
    expect(window.blocked('a', 1000)).toBe(59);
    expect(window.blocked('a', 60_000)).toBe(0);
  });

  it('never lets more through in one window, whenever the calls come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(59_999), { maxLength: 100 }), (times) => {
        const window = new RateWindow(5, 60_000);
        const passed = times.sort((a, b) => a - b).filter((time) => window.take('a', time) === 0);
        expect(passed.length).toBe(Math.min(5, times.length));
      }),
    );
  });

  it('remembers no more callers than it may', () => {
    const window = new RateWindow(1, 60_000, 100);
    for (let caller = 0; caller < 1000; caller += 1) window.take(String(caller), 0);
    expect(window.take('0', 1)).toBe(0);
    expect(window.take('999', 1)).toBeGreaterThan(0);
  });
});

describe('a caller', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0000:ffff::2', '2001:db8:0:0::/64'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, caller) => expect(callerOf(address)).toBe(caller));
});

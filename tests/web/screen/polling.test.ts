import {
  pollDelay,
  pollOffset,
  retryAfterSeconds,
  untilTurn,
} from '../../../src/web/screen/rules/polling';

describe('when to poll next', () => {
  it('backs off after failures, up to four minutes', () => {
    expect([0, 1, 2, 3, 9].map((failures) => pollDelay(failures, null))).toEqual([
      60, 60, 120, 240, 240,
    ]);
  });

  it('waits as long as the server asks for', () => {
    expect(pollDelay(1, 300)).toBe(300);
    expect(pollDelay(3, 5)).toBe(240);
  });

  it('reads Retry-After in seconds', () => {
    expect(retryAfterSeconds('120')).toBe(120);
    expect(retryAfterSeconds(null)).toBeNull();
    expect(retryAfterSeconds('soon')).toBeNull();
    expect(retryAfterSeconds('')).toBeNull();
    // A proxy in maintenance says a day, or more than a timer can hold.
    expect(retryAfterSeconds('86400')).toBe(900);
    expect(retryAfterSeconds('2592000')).toBe(900);
  });

  it('gives each screen the same turn in every minute', () => {
    expect(pollOffset('lobby')).toBe(pollOffset('lobby'));
    const offsets = Array.from({ length: 200 }, (_, index) => pollOffset(`screen-${index}`));
    expect(new Set(offsets).size).toBeGreaterThan(40);
    expect(offsets.every((offset) => offset >= 0 && offset < 60)).toBe(true);
  });

  it('counts the seconds to that turn', () => {
    expect(untilTurn(0, 20)).toBe(20);
    expect(untilTurn(25_000, 20)).toBe(55);
    expect(untilTurn(20_000, 20)).toBe(60);
  });
});

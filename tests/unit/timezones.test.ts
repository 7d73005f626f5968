import { describe, expect, it } from '@jest/globals';
import { screenOf } from '../../src/api/wall/programme/rows';
import { isTimezone } from '../../src/validation/timezone';

/** What the programme of a screen calls its time zone. */
const givenFor = (timezone: string): string => screenOf({ timezone }).timezone;
const wallClock = (timeZone: string, at: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );

describe('a time zone', () => {
  it.each([
    ['Europe/Kyiv', 'Europe/Kiev'],
    ['europe/kyiv', 'Europe/Kiev'],
    ['America/Nuuk', 'America/Godthab'],
    ['Pacific/Kanton', 'Pacific/Enderbury'],
    ['America/Ciudad_Juarez', 'America/Denver'],
    ['America/Coyhaique', 'America/Punta_Arenas'],
  ])('%s, which browsers of 2020 do not know, goes out as %s', (name, older) => {
    expect(isTimezone(name)).toBe(true);
    expect(givenFor(name)).toBe(older);
    for (const at of ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z']) {
      expect(wallClock(older, at)).toBe(wallClock(name, at));
    }
  });

  it.each(['Asia/Shanghai', 'Europe/London', 'America/New_York', 'UTC'])(
    '%s goes out as it is',
    (name) => expect(givenFor(name)).toBe(name),
  );

  it.each(['Mars/Base', '+08:00', ''])('%p is none', (name) =>
    expect(isTimezone(name)).toBe(false),
  );
});

import { isAbandoned, ownerOf, workshopName } from '../../../src/extensions/upload/ingest/owners';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1_800_000_000_000;
const at = { host: 'wall', pid: 7, now: NOW, lastTouched: NOW - 1000, isRunning: () => true };

test('a name tells whose it is', () => {
  expect(ownerOf(workshopName('wall-1.local', 42, NOW))).toEqual({ host: 'wall-1.local', pid: 42 });
  expect(ownerOf(workshopName('墙', 42, NOW))).toEqual({ host: '', pid: 42 });
  expect(ownerOf('something else')).toBeNull();
});

test.each<[string, Parameters<typeof isAbandoned>, boolean]>([
  ['a neighbour that runs', [{ host: 'wall', pid: 9 }, at], false],
  [
    'a neighbour that runs, silent for a day',
    [
      { host: 'wall', pid: 9 },
      { ...at, lastTouched: NOW - DAY - 1 },
    ],
    false,
  ],
  [
    'a neighbour that is gone',
    [
      { host: 'wall', pid: 9 },
      { ...at, isRunning: () => false },
    ],
    true,
  ],
  ['an earlier life in a container', [{ host: 'wall', pid: 7 }, at], true],
  [
    'another host',
    [
      { host: 'lobby', pid: 9 },
      { ...at, isRunning: () => false },
    ],
    false,
  ],
  [
    'another host, silent for a day',
    [
      { host: 'lobby', pid: 9 },
      { ...at, lastTouched: NOW - DAY - 1 },
    ],
    true,
  ],
])('%s: gone is %s', (_, [owner, circumstances], gone) => {
  expect(isAbandoned(owner, circumstances)).toBe(gone);
});

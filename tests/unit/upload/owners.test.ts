import {
  isAbandoned,
  ownerOf,
  workshopName,
  type Owner,
} from '../../../src/extensions/upload/ingest/owners';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const NOW = 1_800_000_000_000;

const ours: Owner = { host: 'wall', pid: 7, boot: 'b1', namespace: '40', began: '100' };
/** What we see: processes 7 and 9 run, and began then. */
const BEGAN: Readonly<Record<number, string>> = { 7: '100', 9: '200' };
const silentFor = (silence: number, more: Partial<Owner> = {}) => ({
  ours: { ...ours, ...more },
  now: NOW,
  lastTouched: NOW - silence,
  beganOf: (pid: number) => BEGAN[pid] ?? null,
});
const NOWHERE = { boot: '', namespace: '', began: '' };

test.each(['wall-1.local', '墙', 'a+b/c'])('a name tells whose it is, on %s', (host) => {
  const owner = { ...ours, host };
  const name = workshopName(owner, NOW);
  expect(ownerOf(name)).toEqual(owner);
  expect(name).not.toMatch(/[^\w.+%-]/);
  expect(ownerOf(workshopName({ ...owner, ...NOWHERE }, NOW))).toEqual({ ...owner, ...NOWHERE });
});

test.each(['something else', 'wall+7+1800000000000'])('%s is nobody’s', (name) => {
  expect(ownerOf(name)).toBeNull();
});

test.each<[string, Partial<Owner>, ReturnType<typeof silentFor>, boolean]>([
  ['a neighbour that runs', { pid: 9, began: '200' }, silentFor(0), false],
  ['a neighbour that runs, silent for days', { pid: 9, began: '200' }, silentFor(9 * DAY), false],
  ['a neighbour that is gone', { pid: 8, began: '150' }, silentFor(0), true],
  ['one whose number another process has now', { pid: 9, began: '150' }, silentFor(0), true],
  ['one that had our number', { began: '50' }, silentFor(0), true],
  ['one from before the machine started', { boot: 'b0', pid: 9, began: '200' }, silentFor(0), true],
  ['another container with our name and number', { namespace: '41' }, silentFor(MINUTE), false],
  ['an earlier life of our container', { namespace: '41' }, silentFor(6 * MINUTE), true],
  ['another host', { host: 'lobby', boot: 'b9' }, silentFor(DAY - 1), false],
  ['another host, silent for a day', { host: 'lobby', boot: 'b9' }, silentFor(DAY + 1), true],
  ['a neighbour where nothing tells', NOWHERE, silentFor(MINUTE, NOWHERE), false],
  ['one that is silent where nothing tells', NOWHERE, silentFor(6 * MINUTE, NOWHERE), true],
])('%s: gone is %#', (_, owner, circumstances, gone) => {
  expect(isAbandoned({ ...ours, ...owner }, circumstances)).toBe(gone);
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeCode, readCode } from '../../../src/api/wall/pairing/code';
import {
  afterWrongSecret,
  answerTo,
  LIFETIME,
  waitBefore,
  type Pairing,
} from '../../../src/api/wall/pairing/stage';

const NOW = Date.parse('2026-09-25T00:00:00Z');
const pairing = (changes: Partial<Pairing> = {}): Pairing => ({
  stage: 'waiting',
  failures: 0,
  claimedAt: null,
  expiresAt: NOW + LIFETIME,
  ...changes,
});

describe('a code', () => {
  it('is read as it was made, however it is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { minLength: 8, maxLength: 8 }), (seeds) => {
        let next = 0;
        const code = makeCode((limit) => (seeds[next++] as number) % limit);
        expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
        expect(readCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
      }),
    );
  });

  it.each([
    [''],
    ['ABCD'],
    ['ABCD234O'],
    ['ABCD2341'],
    ['ABCD23456'],
    ['A'.repeat(999)],
    [12345678],
    [null],
  ])('is not %p', (typed) => expect(readCode(typed)).toBeNull());
});

describe('what becomes of a pairing', () => {
  it.each<[string, Partial<Pairing>, boolean, number, string]>([
    ['nobody said anything', {}, true, 0, 'waiting'],
    ['a keeper said yes', { stage: 'approved' }, true, 0, 'approved'],
    ['the secret is wrong', {}, false, 0, 'unknown'],
    ['the secret is wrong and it is approved', { stage: 'approved' }, false, 0, 'unknown'],
    ['it was fetched', { stage: 'claimed' }, true, 0, 'gone'],
    ['it is fetched twice at once', { stage: 'claimed', claimedAt: NOW }, true, 500, 'waiting'],
    ['the answer was lost', { stage: 'claimed', claimedAt: NOW }, true, 3000, 'again'],
    ['it is not its screen', { stage: 'claimed', claimedAt: NOW }, false, 3000, 'gone'],
    ['it was lost for long', { stage: 'claimed', claimedAt: NOW }, true, 120_000, 'gone'],
    ['it is locked', { stage: 'locked' }, true, 0, 'gone'],
    ['a millisecond is left', {}, true, LIFETIME - 1, 'waiting'],
    ['its time is over', {}, true, LIFETIME, 'gone'],
    ['the yes came in the last second', { stage: 'approved' }, true, LIFETIME + 3000, 'approved'],
    ['the yes was never fetched', { stage: 'approved' }, true, LIFETIME + 120_000, 'gone'],
  ])('where %s', (_case, changes, knows, later, answer) => {
    expect(answerTo(pairing(changes), knows, NOW + later)).toBe(answer);
  });

  it('is locked by the fifth wrong secret, also when approved', () => {
    let current = pairing({ stage: 'approved' });
    const stages = [1, 2, 3, 4, 5].map(() => {
      current = { ...current, ...afterWrongSecret(current) };
      return current.stage;
    });
    expect(stages).toEqual(['approved', 'approved', 'approved', 'approved', 'locked']);
  });

  it.each([
    [0, 0, false],
    [59, 599, false],
    [60, 60, true],
    // Ten addresses that take all they may lock nobody else out, also not with a few each.
    [0, 600, false],
    [2, 9999, false],
    [3, 600, true],
    [0, 10_000, true],
  ])('%d from one address and %d from everywhere', (byAddress, overall, waits) => {
    expect(waitBefore({ byAddress, overall }) > 0).toBe(waits);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCode, showCode } from '../../../src/admin/wall/rules/code';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codes = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 })
  .map((signs) => signs.join(''));

describe('a typed pairing code', () => {
  it.each([
    ['ABCD2345', 'ABCD2345'],
    ['abcd2345', 'ABCD2345'],
    ['abcd 2345', 'ABCD2345'],
    ['ABCD-2345', 'ABCD2345'],
    ['ＡＢＣＤ　２３４５', 'ABCD2345'],
    ['配对码：ABCD 2345。', 'ABCD2345'],
  ])('%s is read as %s', (typed, code) => {
    expect(readCode(typed)).toEqual({ code, strange: [], complete: true });
  });

  it.each([
    ['ABCD234', [], 'one short'],
    ['ABCD 2O45', ['O'], 'a letter that no code has'],
    ['1BCD 2045', ['1', '0'], 'digits that no code has'],
    ['abcdl345', ['L'], 'small l'],
  ])('%s is not complete: %j (%s)', (typed, strange) => {
    expect(readCode(typed)).toMatchObject({ strange, complete: false });
  });

  it('is the same however it is spaced, cased and shown', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(' ', '-', '', '　', ' · '), (code, gap) => {
        const typed = `${code.slice(0, 3).toLowerCase()}${gap}${code.slice(3)}`;
        expect(readCode(typed)).toEqual({ code, strange: [], complete: true });
        expect(readCode(showCode(code)).code).toBe(code);
      }),
    );
  });
});

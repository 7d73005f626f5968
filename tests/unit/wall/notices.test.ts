import { describe, expect, it } from '@jest/globals';
import { noticeFor, type NoticeRule } from '../../../src/api/wall/notices/active';

const LOBBY = { id: 'lobby', group: 'ground' };
const notice = (changes: Partial<NoticeRule> = {}): NoticeRule => ({
  id: 'n',
  level: 'info',
  text: '通知',
  startsAt: 0,
  expiresAt: 100,
  screens: [],
  groups: [],
  ...changes,
});
const shown = (
  notices: NoticeRule[],
  now = 50,
  screen: typeof LOBBY | { id: string; group: null } = LOBBY,
) => noticeFor(screen, notices, now)?.id ?? null;

describe('a notice', () => {
  it.each([
    [0, 'n'],
    [99, 'n'],
    [100, null],
  ])('at %d is %s: until its end, and not at it', (now, id) => {
    expect(shown([notice()], now)).toBe(id);
  });

  it.each<[string, Partial<NoticeRule>, boolean]>([
    ['all', {}, true],
    ['this screen', { screens: ['lobby'] }, true],
    ['its group', { groups: ['ground'] }, true],
    ['another screen', { screens: ['stairs'] }, false],
    ['another group', { groups: ['attic'] }, false],
    ['another screen and its group', { screens: ['stairs'], groups: ['ground'] }, true],
  ])('for %s', (_case, changes, reaches) => {
    expect(shown([notice(changes)]) !== null).toBe(reaches);
  });

  it('for groups does not reach a screen without one', () => {
    expect(shown([notice({ groups: ['ground'] })], 50, { id: 'lobby', group: null })).toBeNull();
  });

  it.each<[string, NoticeRule[], string]>([
    [
      'the most urgent',
      [notice({ id: 'a', startsAt: 9 }), notice({ id: 'b', level: 'urgent' })],
      'b',
    ],
    ['of equals the last', [notice({ id: 'a' }), notice({ id: 'b', startsAt: 9 })], 'b'],
    ['of the same moment the smaller id', [notice({ id: 'b' }), notice({ id: 'a' })], 'a'],
    [
      'what is not over',
      [notice({ id: 'a', level: 'urgent', expiresAt: 10 }), notice({ id: 'b' })],
      'b',
    ],
  ])('is %s', (_case, notices, id) => {
    expect(shown(notices)).toBe(id);
    expect(shown([...notices].reverse())).toBe(id);
  });
});

import fc from 'fast-check';
import type { Programme } from '../../../src/api/wall/programme/types';
import { noticeAt, readNotice, typeSize } from '../../../src/web/screen/rules/notice';
import {
  approvalAddress,
  countdown,
  groups,
  isLate,
  readPairing,
  secondsLeft,
} from '../../../src/web/screen/rules/pairing';
import { streamDelay } from '../../../src/web/screen/rules/polling';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const notice = (id: string, expiresAt = '2026-03-01T11:00:00Z') =>
  ({ id, level: 'info', text: '通知', expiresAt }) as const;
const programme = (revision: string, held: Programme['notice']) =>
  ({ revision, notice: held }) as Programme;

describe('the notice over everything', () => {
  it.each([
    ['of the programme', programme('1', notice('a')), null, NOW, 'a'],
    ['until it expires', programme('1', notice('a', '2026-03-01T10:00:00Z')), null, NOW, undefined],
    ['not without a clock', programme('1', notice('a')), null, null, undefined],
    [
      'of an event, at once',
      programme('1', null),
      { notice: notice('b'), revision: '1' },
      NOW,
      'b',
    ],
    [
      'withdrawn by an event',
      programme('1', notice('a')),
      { notice: null, revision: '1' },
      NOW,
      undefined,
    ],
    [
      'by a newer programme',
      programme('2', null),
      { notice: notice('b'), revision: '1' },
      NOW,
      undefined,
    ],
    ['before any programme', null, { notice: notice('b'), revision: null }, NOW, 'b'],
  ])('%s', (_, held, announced, now, expected) => {
    expect(noticeAt(held, announced, now)?.id).toBe(expected);
  });

  it('is read strictly', () => {
    expect(readNotice(notice('a'))?.id).toBe('a');
    const broken = [
      null,
      'x',
      {},
      { ...notice('a'), level: 'loud' },
      { ...notice('a'), text: ' ' },
    ];
    expect(broken.map(readNotice)).toEqual(broken.map(() => null));
    expect(readNotice({ ...notice('a'), expiresAt: 'soon' })).toBeNull();
  });

  it('is set in the largest type that fits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 300, max: 3840 }),
        fc.integer({ min: 300, max: 2160 }),
        (length, width, height) => {
          const size = typeSize('字'.repeat(length), width, height, 300);
          const lines = Math.ceil(length / Math.max(1, Math.floor(width / size)));
          expect(size <= 1 || lines * size * 1.5 <= height).toBe(true);
        },
      ),
    );
    expect(typeSize('短', 1000, 600, 120)).toBe(120);
  });
});

describe('a pairing code', () => {
  const given = { id: 'p', code: '7K3M9XQ4', secret: 's', expiresAt: '2026-03-01T10:09:05Z' };

  it('is read strictly, with a pause that is no hammering', () => {
    expect(readPairing({ ...given, pollSeconds: 3 })?.pollSeconds).toBe(3);
    expect(readPairing({ ...given, pollSeconds: 0 })?.pollSeconds).toBe(3);
    for (const field of Object.keys(given)) {
      expect(readPairing({ ...given, [field]: undefined })).toBeNull();
    }
  });

  it('counts down and is read out in groups', () => {
    const pairing = readPairing(given)!;
    expect(countdown(secondsLeft(pairing, NOW))).toBe('9:05');
    expect(secondsLeft(pairing, NOW + 3_600_000)).toBe(0);
    expect(groups(given.code)).toEqual(['7K3M', '9XQ4']);
    expect(approvalAddress('https://wall.cn', given.code)).toBe(
      'https://wall.cn/admin/wall/pair?code=7K3M9XQ4',
    );
  });

  it('is asked about for two minutes after its end, as long as the server answers', () => {
    const pairing = readPairing(given)!;
    const end = Date.parse(given.expiresAt);
    const after = [-1, 0, 119_999, 120_000].map((late) => isLate(pairing, end + late));
    expect(after).toEqual([false, true, true, false]);
  });
});

describe('listening again', () => {
  it('waits a few seconds after a stream that was heard', () => {
    expect([0, 30, 59].map((offset) => streamDelay(0, offset, null))).toEqual([
      1,
      3,
      1 + (4 * 59) / 60,
    ]);
    expect(streamDelay(0, 59, 10)).toBe(10);
  });

  it('waits 30, 60, 120 seconds after failures and a share of the screen’s own, or as long as it is told', () => {
    expect([1, 2, 3, 9].map((failures) => streamDelay(failures, 0, null))).toEqual([
      30, 60, 120, 120,
    ]);
    expect(streamDelay(1, 54, null)).toBe(39);
    expect(streamDelay(1, 0, 300)).toBe(300);
  });
});

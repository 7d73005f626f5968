import { needsOf } from '../../../src/extensions/upload/renditions/needs';
import { nextAttempt } from '../../../src/extensions/upload/renditions/retry';

const NOW = Date.parse('2026-11-24T00:00:00Z');

describe('when failed renditions are tried again', () => {
  it('waits longer each time, then leaves it to people', () => {
    const pauses = Array.from({ length: 16 }, (_, attempts) => {
      const { renditionDue, renditionAttempts } = nextAttempt(attempts, NOW);
      expect(renditionAttempts).toBe(attempts + 1);
      return renditionDue && (renditionDue.getTime() - NOW) / 60_000;
    });
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360, 360, 360, null]);
  });
});

describe('what a picture needs', () => {
  const point = { x: 20, y: 30 };
  const format = { hash: 'h', ext: '.webp', mime: 'image/webp', url: '/', sha256: 's', bytes: 1 };
  const square = { ...format, width: 10, height: 10 };
  const tiles = { sha256: 'a', width: 1, height: 1, files: 2, bytes: 9, checksums: 'c' };
  const ready = {
    sha256: 'a',
    focalPoint: null,
    formats: {},
    renditionState: 'ready' as const,
    tiles: null,
    tileState: null,
  };
  const cropped = { square: { ...square, focalPoint: point } };
  it.each([
    ['nothing', ready, false, false],
    ['renditions, where they failed', { ...ready, renditionState: 'failed' as const }, true, false],
    ['a crop, where a point was set', { ...ready, focalPoint: point }, true, false],
    ['nothing more', { ...ready, focalPoint: point, formats: cropped }, false, false],
    ['another crop', { ...ready, focalPoint: { x: 1, y: 30 }, formats: cropped }, true, false],
    ['no crop any more', { ...ready, formats: cropped }, true, false],
    ['tiles that are wanted', { ...ready, tileState: 'wanted' as const }, false, true],
    ['no tiles that it has', { ...ready, tileState: 'ready' as const, tiles }, false, false],
    [
      'tiles of other bytes',
      { ...ready, sha256: 'b', tileState: 'ready' as const, tiles },
      false,
      true,
    ],
  ])('%s', (_name, row, renditions, wanted) => {
    expect(needsOf(row)).toEqual({ renditions, tiles: wanted });
  });
});

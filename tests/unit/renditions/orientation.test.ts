import fc from 'fast-check';
import {
  storedRegion,
  turned,
  turnFor,
  uprightSize,
} from '../../../src/extensions/upload/renditions/orientation';

/** EXIF says which stored row and column come to lie at the top and left of the upright picture. */
type Find = (x: number, y: number, w: number, h: number) => [number, number];
const UPRIGHT_TO_STORED: Record<number, Find> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [y, h - 1 - x],
  7: (x, y, w, h) => [w - 1 - y, h - 1 - x],
  8: (x, y, w) => [w - 1 - y, x],
};

describe('EXIF orientation', () => {
  it.each([
    [1, 30, 20],
    [4, 30, 20],
    [5, 20, 30],
    [8, 20, 30],
    [0, 30, 20],
    [9, 30, 20],
    [undefined, 30, 20],
  ])('%s: the size of the upright picture', (orientation, width, height) => {
    const header = { width: 30, height: 20, ...(orientation !== undefined && { orientation }) };
    expect(uprightSize(header)).toEqual({ width, height });
  });

  it('finds the stored part of any upright region', () => {
    const length = fc.integer({ min: 1, max: 40 });
    const part = fc.tuple(fc.nat(39), fc.nat(39), length, length);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), length, length, part, (orientation, w, h, p) => {
        const turn = turnFor(orientation);
        const stored = { width: w, height: h };
        const upright = turned(stored, turn);
        const left = p[0] % upright.width;
        const top = p[1] % upright.height;
        const region = {
          left,
          top,
          width: Math.min(p[2], upright.width - left),
          height: Math.min(p[3], upright.height - top),
        };
        const find = UPRIGHT_TO_STORED[orientation] as Find;
        const [ax, ay] = find(left, top, w, h);
        const [bx, by] = find(left + region.width - 1, top + region.height - 1, w, h);
        expect(storedRegion(region, stored, turn)).toEqual({
          left: Math.min(ax, bx),
          top: Math.min(ay, by),
          width: Math.abs(ax - bx) + 1,
          height: Math.abs(ay - by) + 1,
        });
      }),
    );
  });
});

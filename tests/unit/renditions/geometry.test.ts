import fc from 'fast-check';
import {
  fitInside,
  focalSquare,
  renditionsFor,
} from '../../../src/extensions/upload/renditions/geometry';

const side = fc.integer({ min: 1, max: 30_000 });
const percent = fc.double({ min: 0, max: 100, noNaN: true });

describe('which renditions a picture gets', () => {
  it.each([
    [40, 30, ['thumbnail', 'card', 'jpeg']],
    [750, 750, ['thumbnail', 'card', 'jpeg']],
    [751, 10, ['thumbnail', 'card', 'screen-hd', 'jpeg']],
    [1080, 1920, ['thumbnail', 'card', 'screen-hd', 'jpeg']],
    [1921, 1080, ['thumbnail', 'card', 'screen-hd', 'screen-4k', 'jpeg']],
    [30_000, 1, ['thumbnail', 'card', 'screen-hd', 'screen-4k', 'jpeg']],
  ])('%i × %i', (width, height, keys) => {
    const made = renditionsFor({ width, height }).map(({ key }) => key);
    expect(made.sort()).toEqual(keys.sort());
  });
});

describe('a picture within a box', () => {
  it.each([
    [4000, 6000, 3840, 2560, 3840],
    [6000, 4000, 1920, 1920, 1280],
    [30_000, 1, 1920, 1920, 1],
    [1, 30_000, 750, 1, 750],
    [100, 50, 750, 100, 50],
  ])('%i × %i in %i', (width, height, box, w, h) => {
    const size = fitInside({ width, height }, { width: box, height: box });
    expect(size).toEqual({ width: w, height: h });
  });

  it('is never enlarged, never empty, and the same lying down', () => {
    fc.assert(
      fc.property(side, side, side, (width, height, box) => {
        const square = { width: box, height: box };
        const fitted = fitInside({ width, height }, square);
        expect(fitted.width).toBeLessThanOrEqual(Math.min(width, box));
        expect(fitted.height).toBeLessThanOrEqual(Math.min(height, box));
        expect(Math.min(fitted.width, fitted.height)).toBeGreaterThan(0);
        const lying = fitInside({ width: height, height: width }, square);
        expect(lying).toEqual({ width: fitted.height, height: fitted.width });
      }),
    );
  });
});

describe('the square around a focal point', () => {
  it.each([
    // width, height, x, y → left, top, side of the region, side of the rendition
    ['the middle of a wide picture', 3000, 1000, 50, 50, 1000, 0, 1000, 640],
    ['the left edge', 3000, 1000, 0, 50, 0, 0, 1000, 640],
    ['near the left edge', 3000, 1000, 10, 0, 0, 0, 1000, 640],
    ['a third in', 3000, 1000, 33.4, 100, 502, 0, 1000, 640],
    ['the right edge', 3000, 1000, 100, 50, 2000, 0, 1000, 640],
    ['the top of a tall picture', 800, 2000, 50, 10, 0, 0, 800, 640],
    ['below its middle', 800, 2000, 50, 60, 0, 800, 800, 640],
    ['the bottom of it', 800, 2000, 50, 99, 0, 1200, 800, 640],
    ['a square is itself', 500, 500, 7, 93, 0, 0, 500, 500],
    ['a small one is not enlarged', 90, 60, 50, 50, 15, 0, 60, 60],
    ['one pixel', 1, 1, 50, 50, 0, 0, 1, 1],
    ['a line', 30_000, 1, 50, 50, 15_000, 0, 1, 1],
  ])('%s', (_name, width, height, x, y, left, top, whole, made) => {
    expect(focalSquare({ width, height }, { x, y })).toEqual({
      region: { left, top, width: whole, height: whole },
      side: made,
    });
  });

  it('lies within the picture and holds the point', () => {
    fc.assert(
      fc.property(side, side, percent, percent, (width, height, x, y) => {
        const { region } = focalSquare({ width, height }, { x, y });
        expect(region.left).toBeGreaterThanOrEqual(0);
        expect(region.top).toBeGreaterThanOrEqual(0);
        expect(region.left + region.width).toBeLessThanOrEqual(width);
        expect(region.top + region.height).toBeLessThanOrEqual(height);
        const [px, py] = [(width * x) / 100, (height * y) / 100];
        expect(px).toBeGreaterThanOrEqual(region.left - 1);
        expect(px).toBeLessThanOrEqual(region.left + region.width + 1);
        expect(py).toBeGreaterThanOrEqual(region.top - 1);
        expect(py).toBeLessThanOrEqual(region.top + region.height + 1);
      }),
    );
  });
});

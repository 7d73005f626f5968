import fc from 'fast-check';
import {
  filesOf,
  infoOf,
  TILE,
  tilingOf,
  wholeLevels,
  type Tiling,
} from '../../../src/extensions/upload/renditions/tiling';

interface Info {
  width: number;
  height: number;
  maxWidth?: number;
  maxHeight?: number;
  sizes: { width: number; height: number }[];
  tiles: { width: number; height: number; scaleFactors: number[] }[];
}

/**
 * Every address that an `info.json` promises, worked out from it alone, as the Image API 3.0 has it
 * (5.4 Sizes, 5.5 Tiles; 4.7 Canonical URI Syntax; the implementation notes on tile regions).
 */
function promisedBy({ width, height, maxWidth, maxHeight, sizes, tiles }: Info): string[] {
  const full = { width, height };
  const promised = ['full/max', ...sizes.map((size) => `full/${size.width},${size.height}`)];
  for (const { width: tw, height: th, scaleFactors } of tiles) {
    for (const s of scaleFactors) {
      for (let x = 0; x < width; x += tw * s) {
        for (let y = 0; y < height; y += th * s) {
          const [w, h] = [Math.min(tw * s, width - x), Math.min(th * s, height - y)];
          const size = `${Math.ceil(w / s)},${Math.ceil(h / s)}`;
          const whole = w === full.width && h === full.height;
          promised.push(whole ? `full/${size}` : `${x},${y},${w},${h}/${size}`);
        }
      }
    }
  }
  expect(maxWidth === undefined).toBe(maxHeight === undefined);
  return [...new Set(promised)].map((part) => `${part}/0/default.jpg`).sort();
}

const pathsOf = (tiling: Tiling): string[] =>
  tiling.levels.flatMap((level) => filesOf(tiling, level).map(({ path }) => path)).sort();

const cases: [number, number, number, number[]][] = [
  // width, height → files, scale factors
  [1, 1, 2, [1]],
  [512, 512, 2, [1]],
  [513, 512, 5, [1, 2]],
  [1024, 1024, 7, [1, 2]],
  [4000, 6000, 133, [1, 2, 4, 8, 16]],
  [30_000, 1, 123, [1, 2, 4, 8, 16, 32, 64]],
];

describe('tiles of the Image API, level 0', () => {
  it.each(cases)('%i × %i', (width, height, count, scaleFactors) => {
    const tiling = tilingOf({ width, height });
    const info = infoOf(tiling, 'https://wall.example/tiles/x') as unknown as Info;
    expect(info.tiles[0]?.scaleFactors).toEqual(scaleFactors);
    expect(pathsOf(tiling)).toEqual(promisedBy(info));
    expect(pathsOf(tiling)).toHaveLength(count);
  });

  it('promises exactly what there is, for any picture', () => {
    const side = fc.integer({ min: 1, max: 12_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const tiling = tilingOf({ width, height });
        const info = infoOf(tiling, 'https://wall.example/tiles/x') as unknown as Info;
        expect(pathsOf(tiling)).toEqual(promisedBy(info));
      }),
      { numRuns: 40 },
    );
  });

  it('covers every level without gap or overlap', () => {
    const side = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const tiling = tilingOf({ width, height });
        for (const level of tiling.levels) {
          const area = filesOf(tiling, level)
            .filter(({ path }) => !path.startsWith('full/'))
            .reduce((sum, { region }) => sum + region.width * region.height, 0);
          const { size } = level;
          const single = Math.max(size.width, size.height) <= TILE;
          expect(area).toBe(single ? 0 : size.width * size.height);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives out whole pictures up to 4096, the largest as max', () => {
    const tiling = tilingOf({ width: 4000, height: 6000 });
    expect(wholeLevels(tiling).map(({ size }) => size)).toEqual([
      { width: 250, height: 375 },
      { width: 500, height: 750 },
      { width: 1000, height: 1500 },
      { width: 2000, height: 3000 },
    ]);
    expect(infoOf(tiling, 'x')).toMatchObject({ maxWidth: 2000, maxHeight: 3000 });
    expect(infoOf(tilingOf({ width: 4096, height: 10 }), 'x')).not.toHaveProperty('maxWidth');
  });
});

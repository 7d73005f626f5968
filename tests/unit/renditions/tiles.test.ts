import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { cutTiles } from '../../../src/extensions/upload/renditions/pixels/tiles';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-tiles-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Odd sides, so that a row and a column are left over at every halving; no two edges alike. */
const WIDTH = 1077;
const HEIGHT = 67;
const pixels = Buffer.from(
  Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    return [(x * 255) / WIDTH, (y * 255) / HEIGHT, x > WIDTH - 4 || y > HEIGHT - 4 ? 255 : 40];
  }).flat(),
);

/** The mean of two by two, what is left over at the right and bottom counted twice. */
function halved(data: Buffer, width: number, height: number) {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const at = (x: number, y: number, band: number) =>
    data[(Math.min(y, height - 1) * width + Math.min(x, width - 1)) * 3 + band] as number;
  const half = Buffer.alloc(w * h * 3);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      for (let band = 0; band < 3; band += 1) {
        const sum =
          at(2 * x, 2 * y, band) +
          at(2 * x + 1, 2 * y, band) +
          at(2 * x, 2 * y + 1, band) +
          at(2 * x + 1, 2 * y + 1, band);
        half[(y * w + x) * 3 + band] = Math.round(sum / 4);
      }
    }
  }
  return { data: half, width: w, height: h };
}

describe('levels of tiles', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('are halves of the upright picture: EXIF %i', async (n) => {
    const source = path.join(folder, `${n}.png`);
    const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 3 as const } };
    await sharp(pixels, raw).withMetadata({ orientation: n }).png().toFile(source);
    const upright = await sharp(source).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const { width, height } = upright.info;
    const half = halved(upright.data, width, height);
    const quarter = halved(half.data, half.width, half.height);

    const files = new Map<string, Buffer>();
    const set = await cutTiles(source, folder, async (name, data) => void files.set(name, data));
    expect(set.files.map((file) => file.path).sort()).toEqual([...files.keys()].sort());
    const levels = [{ data: upright.data, width, height }, half, quarter];
    for (const level of levels) {
      const file = files.get(`full/${level.width},${level.height}/0/default.jpg`) as Buffer;
      const { data } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
      let most = 0;
      for (let at = 0; at < data.length; at += 1) {
        most = Math.max(most, Math.abs((data[at] as number) - (level.data[at] as number)));
      }
      // JPEG rings beside the bright edge; a picture shifted by one pixel is off by 200 there.
      expect(most).toBeLessThan(60);
    }
    const [max, whole] = ['full/max', `full/${width},${height}`].map((name) =>
      files.get(`${name}/0/default.jpg`),
    );
    expect(max).toEqual(whole);
    await expect(stat(path.join(folder, 'full.v'))).rejects.toThrow('ENOENT');
  });
});

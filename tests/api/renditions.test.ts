import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { thumbHashToAverageRGBA } from '../support/thumbhash';
import { Admin } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import {
  colourAt,
  distance,
  QUARTERS,
  storedBytes,
  storedPath,
  type Colour,
} from '../support/pixels';
import { COLOURS, plain, png } from '../support/colours';

interface Format {
  url: string;
  mime: string;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
}

interface File {
  id: number;
  url: string;
  sha256: string;
  width: number;
  height: number;
  formats: Record<string, Format>;
  placeholder: string;
  dominantColor: string;
  renditionState: string;
  renditionFault: string | null;
}

let instance: Instance;
let admin: Admin;

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
});
afterAll(() => instance?.stop());

const upload = async (bytes: Buffer, name: string) =>
  (await admin.upload(bytes, name)) as unknown as File;
const file = async (id: number): Promise<File> =>
  (await admin.send('get', `/upload/files/${id}`)).body;
const bytesOf = ({ formats }: File, key: string) =>
  storedBytes(instance, formats[key]?.url as string);

describe('renditions stand upright', () => {
  const formats = ['jpeg', 'png', 'webp', 'tiff'] as const;
  const cases = formats.flatMap((format) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => ({ format, orientation })),
  );
  it.each(cases)('$format, orientation $orientation', async ({ format, orientation }) => {
    const quarters = await picture({ width: 96, height: 64 });
    const bytes = await sharp(quarters)
      .withMetadata({ orientation })
      .toFormat(format, { quality: 95 })
      .toBuffer();
    expect((await sharp(bytes).metadata()).orientation).toBe(orientation);
    const stored = await upload(bytes, `o${orientation}.${format}`);
    const upright = await sharp(bytes).autoOrient().png().toBuffer();
    const { width, height } = await sharp(upright).metadata();
    expect(stored).toMatchObject({ width, height });
    for (const key of ['card', 'jpeg']) {
      const rendition = await bytesOf(stored, key);
      expect(await sharp(rendition).metadata()).toMatchObject({ width, height });
      for (const [x, y] of QUARTERS) {
        const [is, should] = [await colourAt(rendition, x, y), await colourAt(upright, x, y)];
        expect(distance(is, should)).toBeLessThan(14);
      }
    }
  });
});

describe('renditions are sRGB', () => {
  it.each(COLOURS)('%s', async (name, make, ext, [r, g, b], tolerance) => {
    const stored = await upload(await make(), `${name}.${ext}`);
    for (const key of ['card', 'jpeg', 'thumbnail']) {
      const rendition = await bytesOf(stored, key);
      const { channels, space, icc } = await sharp(rendition).metadata();
      expect({ channels, space, icc }).toEqual({ channels: 3, space: 'srgb', icc: undefined });
      const colour = await colourAt(rendition, 0.5, 0.5);
      expect({ key, colour, off: distance(colour, [r, g, b, 255]) > tolerance }).toEqual({
        key,
        colour,
        off: false,
      });
    }
    const [red, green, blue] = [1, 3, 5].map((at) =>
      parseInt(stored.dominantColor.slice(at, at + 2), 16),
    );
    // The dominant colour is the middle of its bin, one of sixteen a channel.
    expect(distance([red ?? 0, green ?? 0, blue ?? 0, 255], [r, g, b, 255])).toBeLessThan(
      tolerance + 9,
    );
  });
});

describe('renditions', () => {
  it('of a large photograph fit their screens, and say truly what they are', async () => {
    const photograph = await picture({
      width: 4200,
      height: 2800,
      format: 'jpeg',
      orientation: 6,
      gps: true,
    });
    const stored = await upload(photograph, 'photograph.jpg');
    const sizes = Object.entries(stored.formats).map(([key, { width, height, mime }]) => [
      key,
      `${width}×${height} ${mime}`,
    ]);
    expect(Object.fromEntries(sizes)).toEqual({
      thumbnail: '104×156 image/webp',
      card: '500×750 image/webp',
      'screen-hd': '1280×1920 image/webp',
      'screen-4k': '2560×3840 image/webp',
      jpeg: '1280×1920 image/jpeg',
    });
    expect(stored).toMatchObject({ width: 2800, height: 4200, renditionState: 'ready' });
    for (const [key, format] of Object.entries(stored.formats)) {
      const bytes = await bytesOf(stored, key);
      expect(bytes).toHaveLength(format.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(format.sha256);
      const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(bytes).metadata();
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
      expect({ width, height }).toEqual({ width: format.width, height: format.height });
    }
    // Turned by 90°: what was at the bottom left comes to lie at the top left.
    const colours = await Promise.all(
      QUARTERS.map(async ([x, y]) => colourAt(await bytesOf(stored, 'screen-4k'), x, y)),
    );
    const [blue, red, white, lime]: Colour[] = [
      [0, 0, 255, 255],
      [255, 0, 0, 255],
      [255, 255, 255, 255],
      [0, 255, 0, 255],
    ];
    [blue, red, white, lime].forEach((colour, index) => {
      expect(distance(colours[index] as Colour, colour as Colour)).toBeLessThan(12);
    });
    expect(await storedBytes(instance, stored.url)).toEqual(photograph);
    const average = thumbHashToAverageRGBA(Buffer.from(stored.placeholder, 'base64'));
    expect(average.r).toBeGreaterThan(0.3);
    expect(average.a).toBe(1);
  });

  it.each([
    ['one pixel', 1, 1, '1×1'],
    ['a line', 30_000, 1, '750×1'],
    ['a thread', 3, 9000, '1×750'],
    ['a small picture, not enlarged', 50, 40, '50×40'],
  ])('of %s', async (name, width, height, card) => {
    const stored = await upload(await png(plain('#336699', width, height)), `${name}.png`);
    const { formats } = stored;
    expect(`${formats['card']?.width}×${formats['card']?.height}`).toBe(card);
    expect(stored).toMatchObject({ width, height });
  });

  it('keep transparency, and put it on white where there is none', async () => {
    const bytes = await sharp({
      create: {
        width: 60,
        height: 60,
        channels: 4,
        background: { r: 200, g: 0, b: 0, alpha: 0.5 },
      },
    })
      .png()
      .toBuffer();
    const stored = await upload(bytes, 'seal.png');
    const card = await colourAt(await bytesOf(stored, 'card'), 0.5, 0.5);
    expect(distance(card, [200, 0, 0, 128])).toBeLessThan(6);
    const jpeg = await colourAt(await bytesOf(stored, 'jpeg'), 0.5, 0.5);
    expect(distance(jpeg, [228, 128, 128, 255])).toBeLessThan(6);
  });

  it('of grey with transparency are grey with transparency', async () => {
    const grey = Buffer.from(Array.from({ length: 900 }, () => [100, 128]).flat());
    const bytes = await sharp(grey, { raw: { width: 30, height: 30, channels: 2 } })
      .toColourspace('b-w')
      .png()
      .toBuffer();
    const stored = await upload(bytes, 'rubbing.png');
    const card = await colourAt(await bytesOf(stored, 'card'), 0.5, 0.5);
    expect(distance(card, [100, 100, 100, 128])).toBeLessThan(4);
  });

  it.each(['gif', 'webp'] as const)('of several pages show the first: %s', async (format) => {
    const pages = await Promise.all(['#ff0000', '#0000ff'].map((colour) => png(plain(colour))));
    const bytes = await sharp(pages, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    const stored = await upload(bytes, `pages.${format}`);
    expect(stored).toMatchObject({ width: 64, height: 48 });
    const card = await bytesOf(stored, 'card');
    expect(distance(await colourAt(card, 0.5, 0.5), [255, 0, 0, 255])).toBeLessThan(14);
    expect((await sharp(card).metadata()).pages ?? 1).toBe(1);
  });

  it('are refused with the picture where it breaks off, and leave nothing', async () => {
    const whole = await sharp(await picture({ width: 600, height: 400 }))
      .jpeg()
      .toBuffer();
    const before = (await admin.send('get', '/upload/files')).body.pagination.total;
    const { status, body } = await admin
      .send('post', '/upload')
      .attach('files', whole.subarray(0, whole.length / 2), { filename: 'broken.jpg' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('broken.jpg');
    expect((await admin.send('get', '/upload/files')).body.pagination.total).toBe(before);
  });
});

describe('the square', () => {
  const half = (background: string, left: number) => ({
    input: { create: { width: 600, height: 400, channels: 3 as const, background } },
    left,
    top: 0,
  });
  const wide = () =>
    plain('#ffffff', 1200, 400)
      .composite([half('#ff0000', 0), half('#0000ff', 600)])
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
  const point = (id: number, x: number, y: number) =>
    admin
      .send('post', `/upload?id=${id}`)
      .field('fileInfo', JSON.stringify({ focalPoint: { x, y } }))
      .expect(200);

  it('is cropped where a focal point asks for it, and follows the point', async () => {
    const { id, formats } = await upload(await wide(), 'wide.jpg');
    expect(formats).not.toHaveProperty('square');
    // Upright it is tall, red above and blue below.
    const colourOf = async (x: number, y: number): Promise<Colour> => {
      await point(id, x, y);
      let square: Format | undefined;
      await eventually(async () => {
        const now = await file(id);
        square = now.formats['square'];
        expect(square).toMatchObject({ focalPoint: { x, y }, width: 400, height: 400 });
      }, 20_000);
      return colourAt(await storedBytes(instance, square?.url as string), 0.5, 0.5);
    };
    expect(distance(await colourOf(50, 10), [255, 0, 0, 255])).toBeLessThan(12);
    const first = (await file(id)).formats['square']?.url as string;
    expect(distance(await colourOf(50, 95), [0, 0, 255, 255])).toBeLessThan(12);
    await eventually(async () => {
      await expect(storedBytes(instance, first)).rejects.toThrow('ENOENT');
    });
  });
});

describe('renditions that failed', () => {
  it('are shown with the reason, and made after a restart', async () => {
    const { id, url } = await upload(await picture({ width: 300, height: 200 }), 'lost.png');
    const master = storedPath(instance, url);
    await rename(master, `${master}.away`);
    await admin
      .send('post', `/upload?id=${id}`)
      .field('fileInfo', JSON.stringify({ focalPoint: { x: 10, y: 10 } }))
      .expect(200);
    await eventually(async () => {
      expect(await file(id)).toMatchObject({
        renditionState: 'failed',
        renditionFault: '原件不在存储中，请重新上传',
      });
    }, 20_000);
    // What there was is still shown.
    const { formats } = await file(id);
    await storedBytes(instance, formats['card']?.url as string);

    await rename(`${master}.away`, master);
    await instance.crashAndRestart();
    await eventually(async () => {
      const now = await file(id);
      expect(now).toMatchObject({ renditionState: 'ready', renditionFault: null });
      expect(now.formats).toHaveProperty('square');
    }, 20_000);
    expect(await readFile(master)).toHaveLength((await storedBytes(instance, url)).length);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { requireWholeWebm } from '../../../src/extensions/upload/films/containers';
import { requireWholeFlac } from '../../../src/extensions/upload/films/flac';
import { requireMp3Frames } from '../../../src/extensions/upload/films/mpeg';
import { requireWholeOgg } from '../../../src/extensions/upload/films/ogg';
import { requireWholeWave } from '../../../src/extensions/upload/films/wave';
import { withBytes, type Bytes } from '../../../src/extensions/upload/guard/bytes';
import { requireNothingHidden } from '../../../src/extensions/upload/guard/hidden';
import { inspect, RefusedFile } from '../../../src/extensions/upload/guard/inspect';
import { Refusal } from '../../../src/extensions/upload/guard/refusal';
import { text } from '../../support/bytes';
import {
  ENDING,
  FORMATS,
  gifBomb,
  hostile,
  interlacedPng,
  largeAvif,
  largeWebp,
  noisy,
  odd,
  pngBomb,
  progressiveJpeg,
  tiffBomb,
  webpBomb,
} from '../../support/corpus';
import { chunk, flac, mp3, ogg, openWebm, taggedMp3, wav } from '../../support/sounds';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-inspect-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function look(bytes: Buffer, name: string) {
  const file = path.join(folder, String((count += 1)));
  await writeFile(file, bytes);
  return inspect(file, name);
}

/** What a file is refused with; fails where it is let in, or where something else goes wrong. */
async function refusalOf(bytes: Buffer, name: string): Promise<RefusedFile> {
  const found = await look(bytes, name).then(
    () => new Error('was let in'),
    (error: unknown) => error,
  );
  if (found instanceof RefusedFile) return found;
  throw found;
}

describe('a picture', () => {
  test.each(FORMATS)('%s is known by its bytes, with its size', async (format) => {
    await expect(look(await noisy(format, 60, 40), `x${ENDING[format]}`)).resolves.toMatchObject({
      kind: 'image',
      mime: `image/${format}`,
      ext: ENDING[format],
      width: 60,
      height: 40,
      film: null,
    });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'of orientation %i has the size it is seen with',
    async (o) => {
      for (const format of ['jpeg', 'png', 'webp', 'tiff'] as const) {
        const bytes = await sharp(await noisy(format, 60, 40))
          .withMetadata({ orientation: o })
          .toFormat(format)
          .toBuffer();
        const upright = o >= 5 ? { width: 40, height: 60 } : { width: 60, height: 40 };
        await expect(look(bytes, `x${ENDING[format]}`)).resolves.toMatchObject(upright);
      }
    },
  );

  test.each(FORMATS)('%s that was cut short anywhere is refused', async (format) => {
    const bytes = await noisy(format);
    const cuts = [
      1,
      4,
      11,
      ...Array.from({ length: 24 }, (_, at) => Math.floor((bytes.length * at) / 24)),
    ];
    for (const length of new Set([...cuts, bytes.length - 2, bytes.length - 1])) {
      if (length === 0) continue;
      const refusal = await refusalOf(bytes.subarray(0, length), `cut${ENDING[format]}`);
      expect(refusal.message).toContain(`“cut${ENDING[format]}”`);
    }
  });

  test('with any byte changed is let in or refused, and nothing else', async () => {
    const whole = await Promise.all(FORMATS.map((format) => noisy(format)));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(FORMATS.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (which, changes) => {
          const bytes = Buffer.from(whole[which] as Buffer);
          // Half of the changes hit the headers.
          for (const [at, value] of changes) bytes[at % (value % 2 ? 100 : bytes.length)] = value;
          await look(bytes, 'x').catch((error: unknown) => {
            expect(error).toBeInstanceOf(RefusedFile);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ['animation', async () => gifBomb(1000, 1000, 200), '.gif'],
    ['PNG', async () => pngBomb(20_000, 20_000), '.png'],
    ['long PNG', async () => pngBomb(30_001, 8), '.png'],
    ['WebP', webpBomb, '.webp'],
    ['TIFF', async () => tiffBomb(60_000, 20_000), '.tif'],
  ])('that would burst (%s) is refused at once and for nothing', async (_, make, ending) => {
    const bytes = await make();
    await refusalOf(bytes, `warm${ending}`);
    const memory = process.memoryUsage().rss;
    let best = Infinity;
    for (let round = 0; round < 3; round += 1) {
      const started = performance.now();
      const { code, message } = await refusalOf(bytes, `bomb${ending}`);
      best = Math.min(best, performance.now() - started);
      expect(code).toBe('too-many-pixels');
      expect(message).toMatch(/^“bomb\.\w+”的尺寸是 \d+ × \d+ 像素/);
    }
    expect(best).toBeLessThan(100);
    expect(process.memoryUsage().rss - memory).toBeLessThan(50 * 1024 ** 2);
  });

  test.each([
    ['interlaced.png', async () => interlacedPng(12_000, 12_500), '不隔行'],
    ['passes.jpg', () => progressiveJpeg(12_000, 12_500, 'cmyk'), '非渐进式'],
    ['whole.webp', () => largeWebp(12_000, 12_500), 'JPEG 或 PNG'],
    ['whole.avif', () => largeAvif(8000, 8000), 'JPEG 或 PNG'],
  ])(
    'that a decoder would hold whole is refused with how to save it: %s',
    async (name, make, how) => {
      const { code, message } = await refusalOf(await make(), name);
      expect(code).toBe('too-many-pixels');
      expect(message).toMatch(`整幅放进内存才能解码，需 1.`);
      expect(message).toMatch(`最多 1 GB，请另存为`);
      expect(message).toContain(how);
    },
  );

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['strips.png', () => pngBomb(12_000, 12_500)],
    ['interlaced.png', () => interlacedPng(11_000, 12_000)],
    ['passes.jpg', () => progressiveJpeg(12_000, 12_500, 'srgb')],
    ['whole.webp', () => largeWebp(11_000, 12_000)],
    ['whole.avif', () => largeAvif(7000, 8000)],
  ])('that fits into memory is let in: %s', async (name, make) => {
    await expect(look(await make(), name)).resolves.toMatchObject({ kind: 'image' });
  });

  test('of many pages is one file too many', async () => {
    const page = await sharp(await noisy('png'))
      .raw()
      .toBuffer();
    const pages = await sharp(Buffer.concat([page, page]), {
      raw: { width: 64, height: 96, channels: 3, pageHeight: 48 },
    })
      .tiff()
      .toBuffer();
    expect((await refusalOf(pages, '两页.tif')).message).toContain('2 页');
  });
});

test('what is hostile is refused, with its name and the reason', async () => {
  const cases = (await hostile()).filter(([name]) => !name.endsWith('.mov'));
  for (const [name, bytes, reason] of cases) {
    const { message } = await refusalOf(bytes, name);
    expect([name, message]).toEqual([name, expect.stringMatching(`^“${name}”.*${reason}`)]);
  }
});

describe('what would keep the server busy', () => {
  const image = { gif: noisy('gif'), jpeg: noisy('jpeg'), tiff: noisy('tiff') };
  const times = (count: number, ...parts: Buffer[]) =>
    Buffer.concat(Array.from({ length: count }, () => parts).flat());
  const hex = (bytes: string) => Buffer.from(bytes, 'hex');

  /** Behind the first marker, or behind the header and colours of a GIF. */
  const inserted = (picture: Buffer, at: number, more: Buffer) =>
    Buffer.concat([picture.subarray(0, at), more, picture.subarray(at)]);
  const gifBody = (gif: Buffer) => 13 + (3 << (((gif[10] as number) & 7) + 1));

  async function manyCopies(count: number): Promise<Buffer> {
    const tiff = Buffer.from(await image.tiff);
    const at = tiff.readUInt32LE(4);
    const entries = tiff.readUInt16LE(at);
    const directory = Buffer.from(tiff.subarray(at, at + 6 + entries * 12));
    const copies = Array.from({ length: count }, (_, index) => {
      const next = tiff.length + (index + 1) * directory.length;
      directory.writeUInt32LE(index + 1 === count ? 0 : next, directory.length - 4);
      return Buffer.from(directory);
    });
    tiff.writeUInt32LE(tiff.length, at + 2 + entries * 12);
    return Buffer.concat([tiff, ...copies]);
  }

  test.each<[string, () => Promise<Buffer>, string]>([
    ['zeros.gif', async () => Buffer.concat([await image.gif, Buffer.alloc(70_000)]), '夹带'],
    [
      'comments.gif',
      async () => {
        const gif = await image.gif;
        const long = times(5000, hex('ff'), Buffer.alloc(255, 'x'));
        return inserted(gif, gifBody(gif), Buffer.concat([hex('21fe'), long, hex('00')]));
      },
      '过长的注释',
    ],
    [
      'zeros.jpg',
      async () => Buffer.concat([await image.jpeg, Buffer.alloc(5 * 1024 ** 2)]),
      '夹带',
    ],
    ['nothing-behind.jpg', async () => Buffer.concat([await image.jpeg, hex('ffd8ffd9')]), '夹带'],
    [
      'many-behind.jpg',
      async () => Buffer.concat([await image.jpeg, times(20, await image.jpeg)]),
      '夹带',
    ],
    ['fill.jpg', async () => inserted(await image.jpeg, 2, Buffer.alloc(100, 0xff)), '标记错位'],
    [
      'passes.jpg',
      async () => {
        const jpeg = await image.jpeg;
        return inserted(jpeg, jpeg.length - 2, times(200, hex('ffda0008010100003f00'), hex('00')));
      },
      '扫描过多',
    ],
    ['pages.tif', () => manyCopies(4000), '2 页以上'],
  ])('%s is refused', async (name, make, reason) => {
    const { message } = await refusalOf(await make(), name);
    expect(message).toMatch(new RegExp(`^“${name}”.*${reason}`));
  });

  test('is given up after a while', async () => {
    const file = path.join(folder, 'slow');
    await writeFile(file, await image.jpeg);
    const look = withBytes(file, (bytes) => bytes.read(0, 1), -1000);
    await expect(look).rejects.toThrow('太复杂');
  });
});

test('what cameras append is let in', async () => {
  for (const [name, bytes] of await odd()) {
    const found = await look(bytes, name).catch((error: Error) => error.message);
    expect([name, found]).toEqual([name, expect.objectContaining({ ext: '.jpg' })]);
  }
});

test('a second frame header cannot make a picture look smaller', async () => {
  const jpeg = await noisy('jpeg', 200, 200);
  const at = jpeg.indexOf(Buffer.from('ffc0', 'hex'));
  const frame = Buffer.from(jpeg.subarray(at, at + 2 + jpeg.readUInt16BE(at + 2)));
  frame.writeUInt16BE(1, 5);
  for (const place of [at, jpeg.length - 2]) {
    const bytes = Buffer.concat([jpeg.subarray(0, place), frame, jpeg.subarray(place)]);
    expect((await refusalOf(bytes, 'x.jpg')).message).toContain('自相矛盾');
  }
});

test('limits are settings', async () => {
  const file = path.join(folder, 'limits');
  await writeFile(file, await noisy('png', 60, 40));
  const limits = { pixels: 2399, side: 100 };
  await expect(inspect(file, 'x.png', limits)).rejects.toThrow('百万像素');
  await expect(inspect(file, 'x.png', { pixels: 2400, side: 60 })).resolves.toBeDefined();
  await expect(inspect(file, 'x.png', { pixels: 2400, side: 59 })).rejects.toThrow('单边最多 59');
});

describe('a sound', () => {
  /** As the oldest programs do it. */
  const tagged = (bytes: Buffer) => Buffer.concat([bytes, text('TAG'), Buffer.alloc(125)]);
  const whole: Readonly<Record<string, [(bytes: Bytes) => Promise<void>, Buffer[]]>> = {
    flac: [requireWholeFlac, [flac(), tagged(flac())]],
    ogg: [requireWholeOgg, [ogg(), Buffer.concat([ogg(), ogg()])]],
    wav: [requireWholeWave, [wav(), wav(chunk('LIST', text('INFOx')))]],
    mp3: [requireMp3Frames, [mp3(), taggedMp3(), Buffer.concat([tagged(mp3()), taggedMp3()])]],
    webm: [requireWholeWebm, [openWebm()]],
  };

  async function check(bytes: Buffer, look: (bytes: Bytes) => Promise<void>): Promise<void> {
    const file = path.join(folder, String((count += 1)));
    await writeFile(file, bytes);
    await withBytes(file, async (opened) => {
      await look(opened);
      await requireNothingHidden(opened);
    });
  }

  test.each(Object.keys(whole))(
    'in %s is let in with what programs write about it',
    async (kind) => {
      const [look, sounds] = whole[kind] as (typeof whole)[string];
      for (const bytes of sounds) await expect(check(bytes, look)).resolves.toBeUndefined();
    },
  );

  test('whose length a recorder did not know is let in', async () => {
    const bytes = wav();
    for (const at of [4, 40]) bytes.writeUInt32LE(0xffffffff, at);
    await expect(check(bytes, requireWholeWave)).resolves.toBeUndefined();
  });

  test.each(['flac', 'ogg', 'wav', 'mp3'])(
    'in %s that was cut short within a part is refused',
    async (kind) => {
      const [look, [bytes = Buffer.alloc(0)]] = whole[kind] as (typeof whole)[string];
      for (let at = 1; at < 40; at += 1) {
        const length = Math.floor((bytes.length * at) / 40) - 1;
        if (length <= 0 || (kind === 'mp3' && length % 417 === 0)) continue;
        await expect(check(bytes.subarray(0, length), look)).rejects.toBeInstanceOf(Refusal);
      }
    },
  );
});

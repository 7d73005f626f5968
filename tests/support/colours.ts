import sharp, { type Sharp } from 'sharp';
import { adobeRgb, linearGrey, tagged } from './profiles';

/** One colour all over. */
export const plain = (background: string | object, width = 64, height = 48): Sharp =>
  sharp({ create: { width, height, channels: 3, background: background as string } });

export const png = (image: Sharp): Promise<Buffer> => image.png().toBuffer();

type Case = [
  name: string,
  make: () => Promise<Buffer>,
  ext: string,
  shown: [red: number, green: number, blue: number],
  tolerance: number,
];

const green = { r: 40, g: 160, b: 60 };
const withProfile = (image: Sharp, space: string, profile: string) =>
  image.toColourspace(space).withIccProfile(profile);
/** Name, maker and ending of a file; the colour it shows in sRGB; how far off that may be. */
export const COLOURS: Case[] = [
  ['8 bits without a profile', () => png(plain(green)), 'png', [40, 160, 60], 4],
  ['Display P3', () => png(withProfile(plain(green), 'srgb', 'p3')), 'png', [40, 160, 60], 6],
  [
    'Display P3 of 16 bits',
    () => png(withProfile(plain(green), 'rgb16', 'p3')),
    'png',
    [40, 160, 60],
    6,
  ],
  // What Adobe RGB calls 100, 150, 50 lies at 66, 151, 34 in sRGB, by the
  // published matrices of both.
  [
    'Adobe RGB',
    async () => tagged(await png(plain({ r: 100, g: 150, b: 50 })), adobeRgb()),
    'png',
    [66, 151, 34],
    6,
  ],
  [
    'Adobe RGB of 16 bits',
    async () =>
      tagged(await png(plain({ r: 100, g: 150, b: 50 }).toColourspace('rgb16')), adobeRgb()),
    'png',
    [66, 151, 34],
    6,
  ],
  ['16 bits', () => png(plain(green).toColourspace('rgb16')), 'png', [40, 160, 60], 4],
  [
    'a TIFF of 16 bits',
    () => plain(green).toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer(),
    'tif',
    [40, 160, 60],
    4,
  ],
  [
    'a CMYK TIFF',
    () => withProfile(plain(green), 'cmyk', 'cmyk').tiff({ compression: 'lzw' }).toBuffer(),
    'tif',
    [40, 160, 60],
    24,
  ],
  [
    'a CMYK JPEG',
    () => withProfile(plain(green), 'cmyk', 'cmyk').jpeg({ quality: 100 }).toBuffer(),
    'jpg',
    [40, 160, 60],
    24,
  ],
  [
    'a tiled TIFF',
    () => plain(green, 700, 500).tiff({ tile: true, compression: 'deflate' }).toBuffer(),
    'tif',
    [40, 160, 60],
    4,
  ],
  ['grey', () => png(plain('#808080').toColourspace('b-w')), 'png', [128, 128, 128], 3],
  [
    'grey of 16 bits',
    () => png(plain('#808080').toColourspace('grey16')),
    'png',
    [128, 128, 128],
    3,
  ],
  [
    'grey with a profile',
    async () => tagged(await png(plain('#808080').toColourspace('b-w')), linearGrey()),
    'png',
    [188, 188, 188],
    4,
  ],
  [
    'grey of 16 bits with a profile',
    async () => tagged(await png(plain('#808080').toColourspace('grey16')), linearGrey()),
    'png',
    [188, 188, 188],
    4,
  ],
  ['a palette', () => plain(green).png({ palette: true }).toBuffer(), 'png', [40, 160, 60], 4],
  ['AVIF', () => plain(green).avif({ quality: 90 }).toBuffer(), 'avif', [40, 160, 60], 6],
];

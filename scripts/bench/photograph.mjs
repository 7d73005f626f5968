import sharp from 'sharp';

/** Detail at five scales, coarse to fine, and grain over all: what a photograph has. */
const OCTAVES = [
  [12, 8, 255],
  [60, 40, 160],
  [300, 200, 90],
  [1500, 1000, 50],
  [3000, 2000, 26],
];
const GRAIN = 10;

/** The same on every machine. */
function random() {
  let seed = 1;
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

/**
 * A JPEG of 24 megapixels like a telephone's, lying on its side: EXIF orientation 6.
 *
 * @param {string} file
 */
export async function writePhotograph(file, width = 6000, height = 4000) {
  const next = random();
  const sum = new Float32Array(width * height * 3);
  for (const [w, h, amplitude] of OCTAVES) {
    const noise = Buffer.alloc(w * h * 3);
    for (let at = 0; at < noise.length; at += 1) noise[at] = 128 + (next() - 0.5) * amplitude;
    const layer = await sharp(noise, { raw: { width: w, height: h, channels: 3 } })
      .resize(width, height, { kernel: 'cubic', fit: 'fill' })
      .raw()
      .toBuffer();
    for (let at = 0; at < sum.length; at += 1) sum[at] += layer[at] - 128;
  }
  const pixels = Buffer.alloc(sum.length);
  for (let at = 0; at < sum.length; at += 1) {
    const value = 128 + sum[at] * 0.8 + (next() - 0.5) * GRAIN;
    pixels[at] = Math.max(0, Math.min(255, value));
  }
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 92 })
    .toFile(file);
}

/**
 * The same picture in other bytes: a comment is put in front, so that no upload is a duplicate of
 * another.
 *
 * @param {Buffer} jpeg
 * @param {string} text
 */
export function withComment(jpeg, text) {
  const body = Buffer.from(text);
  const head = Buffer.from([0xff, 0xfe, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

import sharp from 'sharp';
import { randomFrom } from './random.mjs';

/** Size in pixels. @typedef {{ width: number, height: number }} Size */

/**
 * Smooth noise, one byte a pixel.
 *
 * @param {Size} size
 * @param {{ cellX: number, cellY?: number, seed: number }} grain distance of its waves in pixels
 */
export async function noise({ width, height }, { cellX, cellY = cellX, seed }) {
  const random = randomFrom(seed);
  const coarse = {
    width: Math.max(2, Math.ceil(width / cellX)),
    height: Math.max(2, Math.ceil(height / cellY)),
  };
  const bytes = Buffer.alloc(coarse.width * coarse.height);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = random(0, 256);
  return sharp(bytes, { raw: { ...coarse, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
}

/** The coverage of a drawing, one byte a pixel. */
async function coverage(svg) {
  return sharp(Buffer.from(svg), { unlimited: true })
    .ensureAlpha()
    .extractChannel(3)
    .raw()
    .toBuffer();
}

/** Wraps shapes into a drawing of the given size. */
export const drawing = ({ width, height }, body, defs = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${body}</svg>`;

/**
 * A drawing as ink: denser and paler from stroke to stroke, dry where the brush ran out, with a
 * soft edge where it bled into the paper.
 *
 * @param {string} svg
 * @param {Size} size
 * @param {{ color: [number, number, number], seed: number, dry?: number, pale?: number }} ink
 *   `dry` and `pale` from 0 to 1
 * @returns {Promise<import('sharp').OverlayOptions>}
 */
export async function inked(svg, size, { color, seed, dry = 0.2, pale = 0.25 }) {
  const mask = await coverage(svg);
  const wash = await noise(size, { cellX: 90, seed });
  const streak = await noise(size, { cellX: 3, cellY: 34, seed: seed + 1 });
  const grain = await noise(size, { cellX: 3, seed: seed + 2 });
  const pixels = Buffer.alloc(mask.length * 4);
  for (let index = 0; index < mask.length; index += 1) {
    if (mask[index] === 0) continue;
    const tone = 1 - pale * (wash[index] / 255);
    const gap = streak[index] * 0.62 + grain[index] * 0.38;
    // Where the wash is palest the brush was driest.
    const thirst = (wash[index] / 255) ** 2;
    const bare = gap > 255 - 260 * dry * thirst ? 0.3 : 1;
    const at = index * 4;
    pixels[at] = color[0];
    pixels[at + 1] = color[1];
    pixels[at + 2] = color[2];
    pixels[at + 3] = mask[index] * tone * bare;
  }
  const input = await sharp(pixels, { raw: { ...size, channels: 4 } })
    .blur(0.8)
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { input };
}

/**
 * Paper, silk or board: a tone with slow clouds, fine grain and fibres.
 *
 * @param {Size} size
 * @param {{ tone: [number, number, number], seed: number, age?: number, gold?: number }} kind `age`
 *   darkens the edges; `gold` is the number of flecks
 */
export async function paper(size, { tone, seed, age = 0.5, gold = 0 }) {
  const { width, height } = size;
  const clouds = await noise(size, { cellX: 420, seed });
  const stains = await noise(size, { cellX: 70, seed: seed + 1 });
  const laid = await noise(size, { cellX: 160, cellY: 5, seed: seed + 2 });
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const edgeY = Math.abs(y / height - 0.5) * 2;
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      const edge = Math.max(edgeY, Math.abs(x / width - 0.5) * 2) ** 6 * 16 * age;
      const change =
        (clouds[index] - 128) * 0.05 + (stains[index] - 128) * 0.02 + (laid[index] - 128) * 0.025;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = tone[channel] + change - edge * (1 + channel * 0.35);
        // A byte that overflows comes out at the other end: a cyan speck on white paper.
        pixels[index * 3 + channel] = Math.max(0, Math.min(255, value));
      }
    }
  }
  const base = sharp(pixels, { raw: { width, height, channels: 3 } });
  return base
    .composite([{ input: Buffer.from(fibres(size, seed, gold)) }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function fibres(size, seed, gold) {
  const random = randomFrom(seed + 3);
  const strands = Array.from({ length: 420 }, () => {
    const [x, y] = [random(0, size.width), random(0, size.height)];
    const bend = () => random(-70, 70).toFixed(0);
    const tone = random() > 0.5 ? '#6b5636' : '#fffaf0';
    return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}q${bend()} ${bend()} ${bend()} ${bend()}" stroke="${tone}" stroke-opacity="${random(0.05, 0.2).toFixed(2)}" stroke-width="${random(0.8, 2.2).toFixed(1)}" fill="none"/>`;
  });
  const flecks = Array.from({ length: gold }, () => {
    const [x, y, r] = [random(0, size.width), random(0, size.height), random(3, 15)];
    return `<path transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${random(0, 360).toFixed(0)})" d="M0 ${-r}L${r} 0 ${r * 0.3} ${r * 0.7} ${-r * 0.8} ${r * 0.4}Z" fill="#c79a3c" fill-opacity="${random(0.35, 0.85).toFixed(2)}"/>`;
  });
  return drawing(size, strands.join('') + flecks.join(''));
}

/** Puts layers over a ground and writes the picture. */
export async function write(ground, layers, file) {
  return sharp(ground)
    .composite(layers)
    .removeAlpha()
    .webp({ quality: 82, effort: 5 })
    .toFile(file);
}

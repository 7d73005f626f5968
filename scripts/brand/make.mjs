/**
 * Draws the product's mark, a cinnabar seal that reads 清风, from the outlines of the bundled brush
 * face: `favicon.png` and `src/admin/brand/seal.svg`. Run it after changing the drawing.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as fontkit from 'fontkit';
import sharp from 'sharp';

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../..');
const faces = path.join(
  path.dirname(require.resolve('@fontsource/ma-shan-zheng/package.json')),
  'files',
);
const SIZE = 256;
const GLYPH = 112;
const CINNABAR = '#a8322a';
const PAPER = '#f7f1e5';

/** The outline of one character, placed with its box's top left corner at (x, y). */
async function outline(character, x, y) {
  for (const file of (await readdir(faces)).filter((name) => name.endsWith('.woff2'))) {
    const font = fontkit.create(await readFile(path.join(faces, file)));
    if (!font.hasGlyphForCodePoint(character.codePointAt(0))) continue;
    const { path: shape, bbox } = font.glyphForCodePoint(character.codePointAt(0));
    const scale = GLYPH / Math.max(bbox.width, bbox.height);
    const left = x + (GLYPH - bbox.width * scale) / 2 - bbox.minX * scale;
    const base = y + (GLYPH - bbox.height * scale) / 2 + bbox.maxY * scale;
    return `<path transform="translate(${left.toFixed(1)} ${base.toFixed(1)}) scale(${scale.toFixed(4)} ${(-scale).toFixed(4)})" d="${shape.toSVG()}"/>`;
  }
  throw new Error(`No brush glyph for ${character}`);
}

const middle = (SIZE - GLYPH) / 2;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}">
<rect x="6" y="6" width="${SIZE - 12}" height="${SIZE - 12}" rx="22" fill="${CINNABAR}"/>
<g fill="${PAPER}">${await outline('清', middle, 14)}${await outline('风', middle, SIZE - GLYPH - 14)}</g>
</svg>
`;
await writeFile(path.join(root, 'src/admin/brand/seal.svg'), svg);
await sharp(Buffer.from(svg)).resize(128).png().toFile(path.join(root, 'favicon.png'));

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as fontkit from 'fontkit';

const require = createRequire(import.meta.url);

/** Bundled faces: package and the part of its file names that picks one weight. */
const FACES = {
  brush: ['@fontsource/ma-shan-zheng', '-400-normal.woff2'],
  running: ['@fontsource/zhi-mang-xing', '-400-normal.woff2'],
  cursive: ['@fontsource/liu-jian-mao-cao', '-400-normal.woff2'],
  kai: ['lxgw-wenkai-webfont', 'lxgwwenkai-regular-subset'],
  serif: ['@fontsource/noto-serif-sc', '-700-normal.woff2'],
};

const loaded = new Map();

/** Every subset file of a face, opened once. */
function fontsOf(face) {
  if (!loaded.has(face)) {
    const [name, part] = FACES[face];
    const folder = path.join(path.dirname(require.resolve(`${name}/package.json`)), 'files');
    const files = readdirSync(folder).filter((file) => file.includes(part) && file.endsWith('2'));
    loaded.set(
      face,
      files.map((file) => fontkit.create(readFileSync(path.join(folder, file)))),
    );
  }
  return loaded.get(face);
}

/**
 * A character's outline as an SVG path, fitted into a square cell by its em box, so that neither the
 * fonts of a machine nor its text engine matter.
 *
 * @param {string} character
 * @param {{ face: keyof FACES, size: number, x: number, y: number, turn?: number }} place top left
 *   corner and side of the cell, in the drawing's units; `turn` in degrees
 * @returns {string} an SVG `path` element without a fill
 */
export function glyph(character, { face, size, x, y, turn = 0 }) {
  const code = character.codePointAt(0);
  const font = fontsOf(face).find((candidate) => candidate.hasGlyphForCodePoint(code));
  if (!font) throw new Error(`${face} has no glyph for ${character}`);
  const scale = size / font.unitsPerEm;
  const { path: shape, bbox } = font.glyphForCodePoint(code);
  // Brush faces stand unevenly in their boxes: centre the ink itself.
  const left = x + size / 2 - ((bbox.minX + bbox.maxX) / 2) * scale;
  const base = y + size / 2 + ((bbox.minY + bbox.maxY) / 2) * scale;
  const round = (value) => value.toFixed(2);
  return `<path transform="rotate(${round(turn)} ${round(x + size / 2)} ${round(y + size / 2)}) translate(${round(left)} ${round(base)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})" d="${shape.toSVG()}"/>`;
}

/**
 * Characters in vertical columns from the right, with the small unevenness of a hand.
 *
 * @param {string[]} columns
 * @param {{ face: keyof FACES, size: number, right: number, top: number, leading: number,
 *   tracking?: number, random: (low: number, high: number) => number }} setting
 */
export function columns(texts, { face, size, right, top, leading, tracking = 1.06, random }) {
  return texts
    .flatMap((text, column) =>
      [...text].map((character, row) => {
        const scale = random(0.94, 1.05);
        return glyph(character, {
          face,
          size: size * scale,
          x: right - size - column * leading + random(-0.025, 0.025) * size,
          y: top + row * size * tracking + random(-0.02, 0.02) * size,
          turn: random(-1.6, 1.6),
        });
      }),
    )
    .join('');
}

import { glyph } from './glyphs.mjs';
import { randomFrom } from './random.mjs';

/**
 * A seal's impression: characters in two columns from the right, cut out of the red (白文) or
 * standing in it (朱文), with the chipped edge of a stone.
 *
 * @param {string} text two or four characters
 * @param {{ x: number, y: number, size: number, seed: number, relief?: boolean }} place `relief`:
 *   朱文, red characters in a red frame
 * @returns {string} SVG shapes filled with `currentColor`
 */
export function seal(text, { x, y, size, seed, relief = false }) {
  const random = randomFrom(seed);
  const rows = text.length > 2 ? 2 : text.length;
  const columnsCount = Math.ceil(text.length / rows);
  const inner = size * 0.84;
  const cell = Math.min(inner / rows, inner / columnsCount);
  const characters = [...text]
    .map((character, index) => {
      const column = Math.floor(index / rows);
      const row = index % rows;
      return glyph(character, {
        face: 'serif',
        size: cell * 1.04,
        x: x + size / 2 + (columnsCount / 2 - column - 1) * cell,
        y: y + size / 2 + (row - rows / 2) * cell,
      });
    })
    .join('');
  const chips = Array.from({ length: 46 }, () => {
    const along = random(0, size);
    const [cx, cy] = [
      [along, random(-2, 3)],
      [along, size + random(-3, 2)],
      [random(-2, 3), along],
      [size + random(-3, 2), along],
      [random(0, size), random(0, size)],
    ][Math.floor(random(0, 5))];
    return `<circle cx="${(x + cx).toFixed(1)}" cy="${(y + cy).toFixed(1)}" r="${random(size * 0.004, size * 0.022).toFixed(1)}"/>`;
  }).join('');
  const frame = `<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="${size * 0.05}"`;
  const id = `seal${seed}`;
  const cut = relief
    ? `${frame} fill="white"/>${frame.replace('<rect', '<rect transform-origin="center"')} fill="none"/><rect x="${x + size * 0.05}" y="${y + size * 0.05}" width="${size * 0.9}" height="${size * 0.9}" rx="${size * 0.03}" fill="black"/><g fill="white">${characters}</g><g fill="black">${chips}</g>`
    : `${frame} fill="white"/><g fill="black">${characters}${chips}</g>`;
  return `<mask id="${id}">${cut}</mask>${frame} fill="currentColor" mask="url(#${id})"/>`;
}

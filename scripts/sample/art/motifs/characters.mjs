import { around, leaf } from '../../lib/brush.mjs';
import { glyph } from '../../lib/glyphs.mjs';
import { line, wash } from './strokes.mjs';

export const characters = () =>
  [
    `<circle class="o2" cx="500" cy="500" r="330"/><circle class="o2" cx="500" cy="500" r="350"/>`,
    `<g class="w3">${glyph('公', { face: 'brush', size: 270, x: 240, y: 220 })}${glyph('生', { face: 'brush', size: 270, x: 500, y: 220 })}${glyph('明', { face: 'brush', size: 280, x: 365, y: 480 })}</g>`,
    around(
      8,
      500,
      500,
      `${wash(2, leaf(500, 95, 160, 120, 44, 0.5))}${wash(2, leaf(500, 95, 20, 120, 44, 0.5))}<circle class="w3" cx="500" cy="92" r="20"/>${line('M420 128q40-46 80-40 40-6 80 40', 5)}`,
    ),
  ].join('');

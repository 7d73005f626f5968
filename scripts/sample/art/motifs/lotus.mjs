import { leaf, polar, stroke } from '../../lib/brush.mjs';
import { line, wash } from './strokes.mjs';

function lotusFlower(cx, cy, size) {
  const petals = [
    [-90, 1, 0.46],
    [-118, 0.98, 0.44],
    [-62, 0.98, 0.44],
    [-146, 0.9, 0.4],
    [-34, 0.9, 0.4],
    [-170, 0.82, 0.3],
    [-10, 0.82, 0.3],
  ].reverse();
  return petals
    .map(([angle, length, width]) => {
      const outer = leaf(cx, cy, angle, size * length, size * width * 1.5, 0.55);
      const tip = leaf(
        ...polar(cx, cy, angle, size * length * 0.45),
        angle,
        size * length * 0.55,
        size * width * 0.8,
        0.5,
      );
      return `<path class="g" d="${outer}"/>${wash(1, outer)}${wash(2, tip)}${line(outer, 4)}${line(
        `M${polar(cx, cy, angle, size * length * 0.25).join(' ')}L${polar(cx, cy, angle, size * length * 0.8).join(' ')}`,
        2,
      )}`;
    })
    .join('');
}

function lotusLeaf(cx, cy, rx, ry, turn) {
  const rim = Array.from({ length: 36 }, (_, index) => {
    const angle = (index * Math.PI) / 18;
    const wave = 1 + Math.sin(index * 1.7) * 0.045;
    return `${(cx + Math.cos(angle) * rx * wave).toFixed(1)} ${(cy + Math.sin(angle) * ry * wave).toFixed(1)}`;
  });
  const outline = `M${rim.join('L')}Z`;
  const veins = Array.from({ length: 13 }, (_, index) => {
    const angle = (index * 2 * Math.PI) / 13;
    return `M${cx} ${cy}Q${(cx + Math.cos(angle + 0.1) * rx * 0.5).toFixed(1)} ${(cy + Math.sin(angle + 0.1) * ry * 0.5).toFixed(1)} ${(cx + Math.cos(angle) * rx * 0.9).toFixed(1)} ${(cy + Math.sin(angle) * ry * 0.9).toFixed(1)}`;
  }).join('');
  return `<g transform="rotate(${turn} ${cx} ${cy})"><path class="g" d="${outline}"/>${wash(2, outline)}<path class="v" d="${veins}"/>${line(outline, 4)}</g>`;
}

export const lotus = () =>
  [
    wash(
      3,
      stroke(
        [
          [520, 930],
          [480, 700],
          [510, 430],
        ],
        12,
        9,
      ),
    ),
    wash(
      2,
      stroke(
        [
          [470, 940],
          [360, 760],
          [290, 640],
        ],
        11,
        8,
      ),
    ),
    wash(
      2,
      stroke(
        [
          [560, 940],
          [680, 820],
          [735, 700],
        ],
        11,
        8,
      ),
    ),
    wash(
      3,
      stroke(
        [
          [600, 940],
          [770, 620],
          [745, 330],
        ],
        8,
        5,
      ),
    ),
    lotusLeaf(285, 640, 215, 120, -12),
    lotusLeaf(735, 715, 180, 95, 14),
    lotusFlower(510, 440, 300),
    lotusFlower(745, 330, 120),
    ...[330, 400, 640, 690].map((x, index) =>
      wash(
        2,
        stroke(
          [
            [x, 950],
            [x + 20, 800],
            [x - 40 + index * 26, 560 + index * 35],
          ],
          5,
          1,
        ),
      ),
    ),
    wash(1, 'M150 905q180-26 350 0t350 0q-170 26-350 8t-350-8Z'),
    wash(1, 'M240 945q140-18 260 0t280 0q-140 20-270 8t-270-8Z'),
  ].join('');

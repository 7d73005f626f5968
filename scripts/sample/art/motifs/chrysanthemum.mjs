import { leaf, stroke } from '../../lib/brush.mjs';
import { line, wash } from './strokes.mjs';

function bloom(x, y, size, turn) {
  const ring = (count, length, width, depth, offset) =>
    Array.from({ length: count }, (_, index) => {
      const petal = leaf(
        x,
        y,
        turn + offset + (index * 360) / count,
        size * length,
        size * width,
        0.66,
      );
      return `<path class="g" d="${petal}"/>${wash(depth, petal)}${line(petal, 3)}`;
    }).join('');
  return `${ring(22, 1, 0.17, 1, 0)}${ring(16, 0.74, 0.17, 1, 9)}${ring(11, 0.48, 0.17, 2, 3)}<circle class="w3" cx="${x}" cy="${y}" r="${size * 0.13}"/>`;
}

function lobedLeaf(x, y, turn, size) {
  return [-58, -26, 0, 26, 58]
    .map((angle) =>
      wash(2, leaf(x, y, turn + angle, size * (1 - Math.abs(angle) * 0.006), size * 0.34, 0.6)),
    )
    .join('');
}

export const chrysanthemum = () =>
  [
    wash(
      3,
      stroke(
        [
          [500, 940],
          [460, 760],
          [440, 420],
        ],
        16,
        11,
      ),
    ),
    wash(
      3,
      stroke(
        [
          [505, 900],
          [600, 720],
          [690, 610],
        ],
        12,
        8,
      ),
    ),
    wash(
      3,
      stroke(
        [
          [480, 830],
          [340, 740],
          [270, 640],
        ],
        11,
        7,
      ),
    ),
    lobedLeaf(455, 640, 200, 150),
    lobedLeaf(470, 720, -30, 160),
    lobedLeaf(560, 790, 20, 150),
    lobedLeaf(390, 800, 160, 140),
    lobedLeaf(450, 540, -10, 130),
    lobedLeaf(640, 690, 60, 120),
    bloom(430, 330, 225, 0),
    bloom(715, 560, 165, 8),
    bloom(240, 590, 125, 4),
    wash(2, 'M300 950q90-60 200-30 120-40 240 30-220 34-440 0Z'),
  ].join('');

import { around, stroke } from '../../lib/brush.mjs';
import { wash } from './strokes.mjs';

function plumFlower(cx, cy, size, turn) {
  const petal = `<circle class="g" cx="${cx}" cy="${cy - size * 0.62}" r="${size * 0.5}"/><circle class="w1" cx="${cx}" cy="${cy - size * 0.62}" r="${size * 0.5}"/><circle class="o" cx="${cx}" cy="${cy - size * 0.62}" r="${size * 0.5}"/>`;
  const stamen = `<path class="l" stroke-width="2.5" d="M${cx} ${cy}V${cy - size * 0.55}"/><circle class="w3" cx="${cx}" cy="${cy - size * 0.6}" r="${size * 0.06}"/>`;
  return `<g transform="rotate(${turn} ${cx} ${cy})">${around(5, cx, cy, petal)}${around(7, cx, cy, stamen, 12)}<circle class="w3" cx="${cx}" cy="${cy}" r="${size * 0.14}"/></g>`;
}

export const plum = () =>
  [
    wash(
      3,
      stroke(
        [
          [120, 900],
          [260, 560],
          [470, 520],
        ],
        76,
        48,
      ),
    ),
    wash(
      3,
      stroke(
        [
          [465, 522],
          [680, 500],
          [760, 240],
        ],
        48,
        16,
      ),
    ),
    wash(
      3,
      stroke(
        [
          [330, 610],
          [300, 380],
          [400, 170],
        ],
        36,
        9,
      ),
    ),
    wash(
      3,
      stroke(
        [
          [560, 500],
          [720, 620],
          [880, 560],
        ],
        26,
        6,
      ),
    ),
    wash(
      3,
      stroke(
        [
          [690, 400],
          [600, 300],
          [610, 160],
        ],
        16,
        4,
      ),
    ),
    wash(
      2,
      stroke(
        [
          [220, 700],
          [140, 560],
          [160, 420],
        ],
        18,
        4,
      ),
    ),
    wash(
      2,
      stroke(
        [
          [410, 530],
          [480, 700],
          [620, 800],
        ],
        16,
        4,
      ),
    ),
    ...[
      [400, 190, 46, 10],
      [330, 330, 58, 40],
      [610, 190, 48, 70],
      [760, 250, 60, 20],
      [700, 420, 64, 50],
      [860, 565, 46, 15],
      [730, 610, 56, 80],
      [520, 520, 62, 33],
      [600, 780, 54, 5],
      [165, 440, 44, 60],
      [480, 660, 44, 25],
    ].map(([x, y, size, turn]) => plumFlower(x, y, size, turn)),
    ...[
      [440, 130],
      [640, 130],
      [800, 210],
      [905, 540],
      [150, 380],
      [650, 815],
      [280, 270],
      [560, 300],
    ].map(
      ([x, y]) =>
        `<circle class="w2" cx="${x}" cy="${y}" r="17"/><circle class="o" cx="${x}" cy="${y}" r="17"/>`,
    ),
  ].join('');

import { stroke } from '../../lib/brush.mjs';
import { wash } from './strokes.mjs';

function carp(x, y, turn, size) {
  const scales = [];
  for (let column = 0; column < 7; column += 1) {
    for (let row = -2; row <= 2; row += 1) {
      const half = 0.2 - Math.abs(column - 2.6) * 0.026;
      if (Math.abs(row) * 0.08 > half) continue;
      scales.push(
        `M${-0.2 + column * 0.085} ${row * 0.08 + (column % 2) * 0.04 - 0.04}q0.06 0.04 0 0.08`,
      );
    }
  }
  const body = 'M-0.5 0C-0.36 -0.27 0.18 -0.28 0.5 -0.02 0.2 0.24 -0.34 0.26 -0.5 0Z';
  const tail =
    'M0.44 -0.03C0.62 -0.16 0.74 -0.26 0.88 -0.22 0.78 -0.1 0.8 0.06 0.9 0.2 0.7 0.22 0.58 0.1 0.44 -0.01Z';
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">
    <path class="w2" d="${tail}"/><path class="w2" d="M-0.1 -0.2Q0.02 -0.4 0.2 -0.34L0.16 -0.17Z"/><path class="w2" d="M-0.2 0.17Q-0.14 0.36 0 0.34L-0.02 0.19Z"/><path class="w2" d="M0.12 0.17Q0.2 0.3 0.3 0.27L0.26 0.12Z"/>
    <path class="g" d="${body}"/><path class="w1" d="${body}"/><path class="w2" d="M-0.5 0C-0.36 -0.27 0.18 -0.28 0.5 -0.02 0.2 -0.12 -0.2 -0.14 -0.5 0Z"/>
    <g class="l" stroke-width="0.009"><path d="${body}"/><path d="${scales.join('')}"/><path d="M-0.3 -0.14Q-0.2 0 -0.3 0.14"/><path d="M0.5 -0.04L0.8 -0.17M0.52 -0.01L0.8 0.12M0.52 -0.02L0.78 -0.03"/></g>
    <circle class="w3" cx="-0.4" cy="-0.05" r="0.028"/></g>`;
}

export const fish = () =>
  [
    ...[
      [120, 300],
      [180, 420],
      [840, 640],
      [780, 760],
      [470, 120],
    ].map(
      ([x, y], index) =>
        wash(
          1,
          stroke(
            [
              [x, y + 260],
              [x + 60, y + 120],
              [x + (index % 2 ? -50 : 70), y],
            ],
            20,
            3,
          ),
        ) +
        wash(
          2,
          stroke(
            [
              [x + 20, y + 270],
              [x - 40, y + 150],
              [x - 20, y + 40],
            ],
            14,
            2,
          ),
        ),
    ),
    carp(430, 370, 18, 560),
    carp(600, 690, 196, 470),
    ...[
      [220, 640, 60],
      [300, 730, 34],
      [760, 300, 56],
      [690, 220, 32],
    ].map(
      ([x, y, r]) =>
        `<circle class="w1" cx="${x}" cy="${y}" r="${r}"/><circle class="o" cx="${x}" cy="${y}" r="${r}"/><path class="g" d="M${x} ${y}l${r} -${r * 0.34}v${r * 0.68}Z"/>`,
    ),
  ].join('');

import { leaf, stroke } from '../../lib/brush.mjs';
import { line, wash } from './strokes.mjs';

export const orchid = () => {
  const blade = (points, width) =>
    wash(
      3,
      stroke(
        [
          points[0],
          points[1],
          [(points[1][0] + points[2][0]) / 2, (points[1][1] + points[2][1]) / 2],
        ],
        width * 0.6,
        width,
      ),
    ) + wash(3, stroke(points, width, 2));
  const flower = (x, y, turn) =>
    [-90, -40, 20, -150, 150]
      .map((angle, index) => {
        const petal = leaf(x, y, turn + angle, 92 - index * 6, 34, 0.5);
        return `<path class="g" d="${petal}"/>${wash(1, petal)}${line(petal, 3.5)}`;
      })
      .join('') + `<circle class="w3" cx="${x}" cy="${y}" r="9"/>`;
  return [
    ...[
      [
        [
          [470, 860],
          [300, 480],
          [90, 430],
        ],
        20,
      ],
      [
        [
          [490, 860],
          [480, 380],
          [320, 150],
        ],
        22,
      ],
      [
        [
          [510, 860],
          [640, 420],
          [900, 330],
        ],
        22,
      ],
      [
        [
          [505, 860],
          [560, 500],
          [690, 200],
        ],
        16,
      ],
      [
        [
          [480, 860],
          [250, 680],
          [110, 700],
        ],
        16,
      ],
      [
        [
          [520, 860],
          [740, 650],
          [930, 640],
        ],
        17,
      ],
      [
        [
          [500, 860],
          [420, 560],
          [200, 280],
        ],
        14,
      ],
      [
        [
          [515, 860],
          [680, 560],
          [820, 480],
        ],
        13,
      ],
    ].map(([points, width]) => blade(points, width)),
    wash(
      2,
      stroke(
        [
          [500, 850],
          [560, 640],
          [585, 430],
        ],
        7,
        5,
      ),
    ),
    wash(
      2,
      stroke(
        [
          [490, 850],
          [400, 680],
          [370, 560],
        ],
        7,
        5,
      ),
    ),
    flower(585, 420, 10),
    flower(365, 545, -25),
    flower(640, 560, 45),
    wash(2, 'M300 880q90-70 180-40 40-40 110-10 80-10 120 50-200 46-410 0Z'),
    line('M330 872q60-44 130-24M520 838q60-10 90 20', 3),
  ].join('');
};

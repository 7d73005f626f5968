import { stroke } from '../../lib/brush.mjs';
import { line, wash } from './strokes.mjs';

export const landscape = () => {
  const ridge = (points) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
  const hill = (x, base, width, height, seed) => {
    const edge = Array.from({ length: 21 }, (_, index) => {
      const t = index / 20;
      const rough = Math.sin(index * 2.3 + seed) * height * 0.045;
      return [x + width * t, base - Math.sin(Math.PI * t) ** 1.4 * height - rough];
    });
    return ridge([[x, base], ...edge, [x + width, base]]);
  };
  const folds = (x, base, width, height) =>
    line(
      Array.from(
        { length: 7 },
        (_, index) =>
          `M${x + width * (0.3 + index * 0.07)} ${base - height * (0.86 - Math.abs(index - 3) * 0.12)}q${-14 + index * 5} ${height * 0.2} ${-22 + index * 8} ${height * 0.42}`,
      ).join(''),
      3,
    );
  const pine = (x, y, size) =>
    wash(
      3,
      stroke(
        [
          [x, y],
          [x + size * 0.08, y - size * 0.5],
          [x - size * 0.04, y - size],
        ],
        size * 0.08,
        size * 0.03,
      ),
    ) +
    [0.45, 0.68, 0.9, 1.04]
      .map(
        (height, index) =>
          `<ellipse class="w3" cx="${x + (index % 2 ? 1 : -1) * size * 0.16}" cy="${y - size * height}" rx="${size * (0.3 - index * 0.04)}" ry="${size * 0.075}"/>`,
      )
      .join('');
  return [
    wash(1, hill(60, 520, 420, 300, 1)),
    wash(1, hill(520, 500, 420, 220, 4)),
    wash(1, hill(300, 540, 360, 420, 2)),
    wash(2, hill(340, 545, 280, 330, 7)),
    folds(340, 545, 280, 330),
    wash(2, hill(40, 640, 360, 220, 3)),
    folds(40, 640, 360, 220),
    wash(2, hill(660, 650, 320, 190, 5)),
    wash(3, hill(0, 760, 330, 110, 6)),
    pine(170, 700, 150),
    pine(230, 720, 110),
    pine(120, 715, 100),
    pine(860, 640, 120),
    pine(800, 650, 86),
    wash(3, 'M520 738q60 22 150 0l-22 22q-60 10-106 0Z'),
    wash(
      3,
      stroke(
        [
          [590, 745],
          [592, 690],
          [588, 640],
        ],
        5,
        4,
      ),
    ),
    wash(1, 'M590 640q70 40 66 96h-64Z'),
    line('M420 800q90-12 180 0M620 842q100-12 200 0M300 872q120-12 240 0M560 912q90-10 180 0', 4),
    line(
      'M640 130q16-18 30 0 14-18 30 0M730 180q12-14 22 0 10-14 22 0M560 190q10-12 18 0 8-12 18 0',
      4,
    ),
  ].join('');
};

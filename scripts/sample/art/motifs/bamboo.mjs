import { leaf, stroke } from '../../lib/brush.mjs';
import { line, wash } from './strokes.mjs';

export const bamboo = () => {
  const cane = (x, lean, width, nodes) =>
    nodes
      .map(([top, bottom]) => {
        const [x1, x2] = [x + lean * (1000 - bottom), x + lean * (1000 - top)];
        return (
          wash(
            2,
            stroke(
              [
                [x1, bottom - 6],
                [(x1 + x2) / 2, (top + bottom) / 2],
                [x2, top + 6],
              ],
              width,
              width,
            ),
          ) + line(`M${x2 - width * 0.7} ${top + 2}q${width * 0.7} 9 ${width * 1.4} 0`, 5)
        );
      })
      .join('');
  const spray = (x, y, turn, size) =>
    [-52, -22, 8, 38, 66]
      .map((angle, index) =>
        wash(
          index % 2 ? 3 : 2,
          leaf(x, y, turn + angle, size * (1 - Math.abs(index - 2) * 0.12), size * 0.2, 0.36),
        ),
      )
      .join('');
  return [
    cane(430, 0.05, 40, [
      [90, 250],
      [258, 440],
      [448, 640],
      [648, 830],
      [838, 960],
    ]),
    cane(590, -0.03, 28, [
      [180, 330],
      [338, 500],
      [508, 670],
      [678, 850],
      [858, 960],
    ]),
    cane(330, 0.1, 17, [
      [420, 560],
      [568, 720],
      [728, 950],
    ]),
    spray(490, 250, -10, 230),
    spray(560, 340, 28, 240),
    spray(475, 255, 170, 210),
    spray(400, 440, 150, 220),
    spray(600, 500, 40, 210),
    spray(450, 110, 200, 170),
    spray(380, 640, 130, 170),
    wash(1, 'M200 955q300-40 620 0-300 34-620 0Z'),
  ].join('');
};

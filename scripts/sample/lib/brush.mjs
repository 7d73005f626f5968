const round = (value) => value.toFixed(1);

/** A point at an angle (degrees, clockwise from the right) and distance. */
export const polar = (cx, cy, angle, distance) => [
  cx + Math.cos((angle * Math.PI) / 180) * distance,
  cy + Math.sin((angle * Math.PI) / 180) * distance,
];

/**
 * A leaf or petal: pointed at both ends, broadest at `belly` of its length.
 *
 * @returns {string} path data
 */
export function leaf(x, y, angle, length, width, belly = 0.42, bend = 0) {
  const radians = (angle * Math.PI) / 180;
  const at = (along, aside) => [
    x + Math.cos(radians) * along - Math.sin(radians) * aside,
    y + Math.sin(radians) * along + Math.cos(radians) * aside,
  ];
  const tip = at(length, bend);
  const upper = at(length * belly, -width / 2 + bend * 0.2);
  const lower = at(length * belly, width / 2 + bend * 0.2);
  const quad = (control, end) =>
    `Q${round(control[0])} ${round(control[1])} ${round(end[0])} ${round(end[1])}`;
  return `M${round(x)} ${round(y)}${quad(upper, tip)}${quad(lower, [x, y])}Z`;
}

/**
 * A stroke whose width runs from `from` to `to`, along a quadratic curve.
 *
 * @param {[number, number][]} points start, control, end
 * @returns {string} path data
 */
export function stroke([start, control, end], from, to) {
  const steps = 24;
  const left = [];
  const right = [];
  for (let step = 0; step <= steps; step += 1) {
    const t = step / steps;
    const x = (1 - t) ** 2 * start[0] + 2 * (1 - t) * t * control[0] + t ** 2 * end[0];
    const y = (1 - t) ** 2 * start[1] + 2 * (1 - t) * t * control[1] + t ** 2 * end[1];
    const dx = 2 * (1 - t) * (control[0] - start[0]) + 2 * t * (end[0] - control[0]);
    const dy = 2 * (1 - t) * (control[1] - start[1]) + 2 * t * (end[1] - control[1]);
    const span = Math.hypot(dx, dy) || 1;
    const half = (from + (to - from) * t) / 2;
    left.push(`${round(x - (dy / span) * half)} ${round(y + (dx / span) * half)}`);
    right.unshift(`${round(x + (dy / span) * half)} ${round(y - (dx / span) * half)}`);
  }
  return `M${left.join('L')}L${right.join('L')}Z`;
}

/** The same shapes turned around a centre, `count` times. */
export const around = (count, cx, cy, shapes, offset = 0) =>
  Array.from(
    { length: count },
    (_, index) =>
      `<g transform="rotate(${round((index * 360) / count + offset)} ${cx} ${cy})">${shapes}</g>`,
  ).join('');

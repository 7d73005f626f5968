/**
 * Scenes in flat colour and ink, shapes on a field that each names: illustrations of the family
 * stories, poster art and film frames are made of them.
 */
import { leaf, stroke } from '../lib/brush.mjs';
import { randomFrom } from '../lib/random.mjs';

const path = (data, fill, rest = '') => `<path d="${data}" fill="${fill}" ${rest}/>`;

export const DEFS = `
<linearGradient id="dawn" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#c9d6cf"/><stop offset=".45" stop-color="#f2e3c8"/><stop offset="1" stop-color="#f5efe2"/></linearGradient>
<linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b3a52"/><stop offset=".55" stop-color="#8b6b64"/><stop offset="1" stop-color="#e2b27a"/></linearGradient>
<linearGradient id="night" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#16213a"/><stop offset="1" stop-color="#3d4a63"/></linearGradient>
<linearGradient id="paper" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f7f1e4"/><stop offset="1" stop-color="#eadfc8"/></linearGradient>
<linearGradient id="mist" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f5efe2" stop-opacity="0"/><stop offset="1" stop-color="#f5efe2"/></linearGradient>
<radialGradient id="lamp"><stop offset="0" stop-color="#fff3cd"/><stop offset=".35" stop-color="#fbd98c" stop-opacity=".7"/><stop offset="1" stop-color="#fbd98c" stop-opacity="0"/></radialGradient>
<filter id="blur"><feGaussianBlur stdDeviation="14"/></filter>`;

/** Ridge after ridge, paler as they go back. */
export function mountains(width, horizon, height, colors, seed) {
  const random = randomFrom(seed);
  return colors
    .map((color, layer) => {
      const base = horizon + layer * height * 0.16;
      const points = Array.from({ length: 13 }, (_, index) => {
        const peak = index % 2 ? random(0.45, 1) : random(0.05, 0.4);
        return [(index / 12) * width, base - peak * height * (1 - layer * 0.17)];
      });
      const curve = points
        .slice(1)
        .map(([x, y], index) => {
          const [px, py] = points[index];
          return `C${px + (x - px) * 0.5} ${py} ${px + (x - px) * 0.5} ${y} ${x} ${y}`;
        })
        .join('');
      return path(`M${points[0].join(' ')}${curve}V${base + height * 2}H0Z`, color);
    })
    .join('');
}

export function tree(x, y, size, color, seed, leaves = ['#5d7d5e', '#7d9d78', '#47664d']) {
  const random = randomFrom(seed);
  const crown = Array.from({ length: 150 }, () => {
    const [angle, radius] = [random(0, 6.28), Math.sqrt(random()) * size * 0.42];
    const [lx, ly] = [
      x + Math.cos(angle) * radius * 1.25,
      y - size * 0.78 + Math.sin(angle) * radius * 0.8,
    ];
    return path(
      leaf(lx, ly, random(0, 360), size * random(0.06, 0.11), size * 0.032, 0.5),
      leaves[Math.floor(random(0, 3))],
      'opacity=".92"',
    );
  }).join('');
  return (
    path(
      stroke(
        [
          [x, y],
          [x - size * 0.03, y - size * 0.4],
          [x + size * 0.02, y - size * 0.8],
        ],
        size * 0.075,
        size * 0.03,
      ),
      color,
    ) +
    path(
      stroke(
        [
          [x, y - size * 0.42],
          [x + size * 0.14, y - size * 0.56],
          [x + size * 0.26, y - size * 0.72],
        ],
        size * 0.035,
        size * 0.012,
      ),
      color,
    ) +
    path(
      stroke(
        [
          [x, y - size * 0.46],
          [x - size * 0.12, y - size * 0.6],
          [x - size * 0.24, y - size * 0.7],
        ],
        size * 0.035,
        size * 0.012,
      ),
      color,
    ) +
    crown
  );
}

/** A standing person, seen simply: robe, head, hair. */
export function person(x, y, size, robe, { bun = false, skin = '#e9cfae', hair = '#2c2622' } = {}) {
  const head = size * 0.12;
  const top = y - size;
  return (
    path(
      `M${x - size * 0.19} ${y}C${x - size * 0.19} ${y - size * 0.5} ${x - size * 0.15} ${top + size * 0.3} ${x} ${top + size * 0.25}C${x + size * 0.15} ${top + size * 0.3} ${x + size * 0.19} ${y - size * 0.5} ${x + size * 0.19} ${y}Z`,
      robe,
    ) +
    path(
      `M${x - size * 0.06} ${top + size * 0.27}L${x} ${top + size * 0.42} ${x + size * 0.06} ${top + size * 0.27}Z`,
      '#f5ecd9',
    ) +
    `<circle cx="${x}" cy="${top + size * 0.14}" r="${head}" fill="${skin}"/>` +
    path(
      `M${x - head * 1.05} ${top + size * 0.15}C${x - head * 1.2} ${top - size * 0.04} ${x + head * 1.2} ${top - size * 0.04} ${x + head * 1.05} ${top + size * 0.15}C${x + head * 0.7} ${top + size * 0.07} ${x - head * 0.4} ${top + size * 0.06} ${x - head * 1.05} ${top + size * 0.15}Z`,
      hair,
    ) +
    (bun
      ? `<circle cx="${x + head * 0.2}" cy="${top - size * 0.005}" r="${head * 0.42}" fill="${hair}"/>`
      : '')
  );
}

/** A grey-tiled gate with a plaque and a wall on both sides. */
export function gate(x, y, width, height) {
  const tiles = Array.from(
    { length: 17 },
    (_, index) =>
      `<circle cx="${x + (index / 16) * width}" cy="${y + height * 0.205}" r="${width * 0.022}" fill="#3a3f42"/>`,
  ).join('');
  return (
    `<rect x="${x - width * 0.9}" y="${y + height * 0.34}" width="${width * 2.8}" height="${height * 0.66}" fill="#e9e2d2"/>` +
    `<rect x="${x - width * 0.9}" y="${y + height * 0.31}" width="${width * 2.8}" height="${height * 0.045}" fill="#4a5053"/>` +
    path(
      `M${x - width * 0.16} ${y + height * 0.2}Q${x + width * 0.2} ${y + height * 0.16} ${x + width * 0.5} ${y}Q${x + width * 0.8} ${y + height * 0.16} ${x + width * 1.16} ${y + height * 0.2}Z`,
      '#4a5053',
    ) +
    tiles +
    `<rect x="${x}" y="${y + height * 0.22}" width="${width}" height="${height * 0.78}" fill="#f3ecdc"/>` +
    `<rect x="${x + width * 0.2}" y="${y + height * 0.42}" width="${width * 0.6}" height="${height * 0.58}" fill="#5b3524"/>` +
    `<rect x="${x + width * 0.492}" y="${y + height * 0.42}" width="${width * 0.016}" height="${height * 0.58}" fill="#33190f"/>` +
    `<circle cx="${x + width * 0.44}" cy="${y + height * 0.72}" r="${width * 0.022}" fill="#c9a24e"/><circle cx="${x + width * 0.56}" cy="${y + height * 0.72}" r="${width * 0.022}" fill="#c9a24e"/>` +
    `<rect x="${x + width * 0.28}" y="${y + height * 0.265}" width="${width * 0.44}" height="${height * 0.11}" fill="#2f241b"/>`
  );
}

/** An abacus, its beads as they were left. */
export function abacus(x, y, width) {
  const height = width * 0.46;
  const rods = Array.from({ length: 13 }, (_, index) => {
    const cx = x + width * 0.05 + (index / 12) * width * 0.9;
    const beads = [
      0.12,
      0.2,
      ...[0.44, 0.53, 0.62, 0.71, 0.8].map((at, bead) => (bead < index % 5 ? at : at + 0.09)),
    ];
    return (
      `<rect x="${cx - width * 0.003}" y="${y}" width="${width * 0.006}" height="${height}" fill="#8c6f4d"/>` +
      beads
        .map(
          (at) =>
            `<ellipse cx="${cx}" cy="${y + at * height}" rx="${width * 0.031}" ry="${height * 0.042}" fill="#4b2a18"/><ellipse cx="${cx - width * 0.008}" cy="${y + at * height - height * 0.012}" rx="${width * 0.012}" ry="${height * 0.012}" fill="#a5744f"/>`,
        )
        .join('')
    );
  }).join('');
  return (
    `<rect x="${x - width * 0.02}" y="${y - height * 0.05}" width="${width * 1.04}" height="${height * 1.1}" rx="${width * 0.012}" fill="#3a2013" opacity=".35" transform="translate(12 20)"/>` +
    rods +
    `<rect x="${x - width * 0.01}" y="${y + height * 0.3}" width="${width * 1.02}" height="${height * 0.045}" fill="#6d4428"/>` +
    `<rect x="${x - width * 0.02}" y="${y - height * 0.05}" width="${width * 1.04}" height="${height * 1.1}" rx="${width * 0.012}" fill="none" stroke="#5b3720" stroke-width="${width * 0.026}"/>`
  );
}

/** A bamboo chair, from the front. */
export const chair = (x, y, size) =>
  `<g fill="none" stroke="#b48c4a" stroke-width="${size * 0.045}" stroke-linecap="round"><path d="M${x - size * 0.3} ${y}V${y - size}Q${x} ${y - size * 1.14} ${x + size * 0.3} ${y - size}V${y}"/><path d="M${x - size * 0.36} ${y - size * 0.44}H${x + size * 0.36}M${x - size * 0.3} ${y - size * 0.16}H${x + size * 0.3}"/></g><g stroke="#d2ad6b" stroke-width="${size * 0.028}">${[-0.18, -0.06, 0.06, 0.18].map((at) => `<path d="M${x + at * size} ${y - size * 0.46}V${y - size * 1.02}"/>`).join('')}</g><path d="M${x - size * 0.38} ${y - size * 0.46}H${x + size * 0.38}L${x + size * 0.44} ${y - size * 0.36}H${x - size * 0.44}Z" fill="#c79f59"/>`;

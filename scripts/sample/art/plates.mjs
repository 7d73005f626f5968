import sharp from 'sharp';
import { around, leaf, stroke } from '../lib/brush.mjs';
import { glyph } from '../lib/glyphs.mjs';
import { seedOf } from '../lib/random.mjs';
import { drawing, inked, noise, write } from '../lib/surface.mjs';
import * as motifs from './motifs/index.mjs';

const SIDE = 3000;
const AREA = { width: SIDE, height: SIDE };
const MIDDLE = SIDE / 2;
const RIM = 1270;
const WELL = 900;
const COBALT = [31, 62, 134];

const PLATES = [
  'lotus',
  'bamboo',
  'plum',
  'orchid',
  'fish',
  'chrysanthemum',
  'landscape',
  'characters',
];

/** How the classes of a motif are painted: three washes, lines, and ground showing through. */
const PAINT = `<style>
.w1{fill:#000;fill-opacity:.26}.w2{fill:#000;fill-opacity:.55}.w3{fill:#000;fill-opacity:.9}
.l,.v{fill:none;stroke:#000;stroke-linecap:round}.v{stroke-width:3;stroke-opacity:.6}
.o{fill:none;stroke:#000;stroke-width:4}.o2{fill:none;stroke:#000;stroke-width:7}
.g{fill:none}
</style>`;

const circle = (r, width, opacity = 1) =>
  `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${r}" fill="none" stroke="#000" stroke-width="${width}" stroke-opacity="${opacity}"/>`;

/** Bands for the rim; every plate has one of them. */
const BANDS = [
  () => {
    const y = MIDDLE - (RIM + WELL) / 2;
    const scroll = `<path class="l" stroke-width="9" d="M${MIDDLE - 150} ${y + 60}C${MIDDLE - 90} ${y - 130} ${MIDDLE + 20} ${y - 90} ${MIDDLE} ${y}S${MIDDLE - 70} ${y + 50} ${MIDDLE - 60} ${y - 10}"/><path class="l" stroke-width="9" d="M${MIDDLE} ${y + 10}C${MIDDLE + 40} ${y + 130} ${MIDDLE + 130} ${y + 110} ${MIDDLE + 170} ${y + 50}"/>`;
    const flower = [0, 60, 120, 180, 240, 300]
      .map((turn) => `<path class="w2" d="${leaf(MIDDLE + 60, y - 8, turn, 62, 34, 0.6)}"/>`)
      .join('');
    const leaves = `<path class="w2" d="${leaf(MIDDLE - 110, y - 50, 200, 80, 34)}"/><path class="w2" d="${leaf(MIDDLE + 120, y + 90, 40, 80, 34)}"/>`;
    return around(
      20,
      MIDDLE,
      MIDDLE,
      `<g transform="translate(${MIDDLE} ${y}) scale(.86) translate(${-MIDDLE} ${-y})">${scroll}${flower}${leaves}</g>`,
    );
  },
  () => {
    const y = MIDDLE - WELL - 70;
    return around(
      28,
      MIDDLE,
      MIDDLE,
      `<path class="w1" d="${leaf(MIDDLE, y, -90, 250, 190, 0.5)}"/><path class="w2" d="${leaf(MIDDLE, y - 20, -90, 170, 100, 0.5)}"/><path class="l" stroke-width="6" d="${leaf(MIDDLE, y, -90, 250, 190, 0.5)}"/>`,
    );
  },
  () => {
    const y = MIDDLE - (RIM + WELL) / 2;
    return around(
      24,
      MIDDLE,
      MIDDLE,
      `<path class="l" stroke-width="11" d="M${MIDDLE - 120} ${y + 70}C${MIDDLE - 120} ${y - 70} ${MIDDLE + 50} ${y - 110} ${MIDDLE + 40} ${y}S${MIDDLE - 50} ${y + 40} ${MIDDLE - 30} ${y - 20}"/><path class="w2" d="${stroke(
        [
          [MIDDLE - 120, y + 70],
          [MIDDLE - 20, y + 120],
          [MIDDLE + 120, y + 66],
        ],
        26,
        6,
      )}"/>`,
    );
  },
];

const GROUND = `<radialGradient id="ground" cx=".44" cy=".36" r=".8"><stop offset="0" stop-color="#dcd8d0"/><stop offset="1" stop-color="#a9a49a"/></radialGradient>
<radialGradient id="glaze" cx=".4" cy=".34" r=".72"><stop offset="0" stop-color="#fbfcfb"/><stop offset=".6" stop-color="#f1f4f4"/><stop offset="1" stop-color="#dde4e6"/></radialGradient>
<radialGradient id="well" cx=".42" cy=".36" r=".7"><stop offset="0" stop-color="#fcfdfc"/><stop offset=".8" stop-color="#f0f4f4"/><stop offset="1" stop-color="#e2e9ea"/></radialGradient>
<linearGradient id="lip" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#b9c4c8"/></linearGradient>
<filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="46"/></filter>
<filter id="gleam" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="26"/></filter>`;

const table = `<rect width="${SIDE}" height="${SIDE}" fill="url(#ground)"/><ellipse cx="${MIDDLE + 50}" cy="${MIDDLE + 96}" rx="${RIM + 36}" ry="${RIM + 26}" fill="#3a3228" fill-opacity=".55" filter="url(#soft)"/>`;
const dish = `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${RIM}" fill="url(#glaze)"/><circle cx="${MIDDLE}" cy="${MIDDLE}" r="${RIM - 7}" fill="none" stroke="url(#lip)" stroke-width="14"/>`;
const gleams = `<g filter="url(#gleam)" fill="#fff"><path d="M640 900A1060 1060 0 0 1 1240 470l26 54A1000 1000 0 0 0 690 930Z" fill-opacity=".75"/><path d="M2240 2210a1060 1060 0 0 1-300 220l-20-40a1000 1000 0 0 0 280-210Z" fill-opacity=".4"/><ellipse cx="1180" cy="1010" rx="190" ry="90" transform="rotate(-38 1180 1010)" fill-opacity=".35"/></g>`;

const raster = (body) =>
  sharp(Buffer.from(drawing(AREA, body, GROUND)))
    .png({ compressionLevel: 1 })
    .toBuffer();

/** Cobalt under the glaze: it pools where the brush stopped, and bleeds a little. */
async function cobalt(body, seed) {
  const svg = drawing(AREA, PAINT + body);
  const paint = await inked(svg, AREA, { color: COBALT, seed, dry: 0, pale: 0.42 });
  const halo = await sharp(paint.input).blur(9).png({ compressionLevel: 1 }).toBuffer();
  const pools = await noise(AREA, { cellX: 26, seed: seed + 5 });
  const alpha = await sharp(paint.input).extractChannel(3).raw().toBuffer();
  const spots = Buffer.alloc(alpha.length * 4);
  for (let index = 0; index < alpha.length; index += 1) {
    if (alpha[index] < 90 || pools[index] < 196) continue;
    spots[index * 4] = 14;
    spots[index * 4 + 1] = 28;
    spots[index * 4 + 2] = 74;
    spots[index * 4 + 3] = (pools[index] - 196) * 2.4;
  }
  const dark = await sharp(spots, { raw: { ...AREA, channels: 4 } })
    .blur(2)
    .png({ compressionLevel: 1 })
    .toBuffer();
  return [{ input: halo, blend: 'multiply' }, paint, { input: dark }];
}

const rings =
  circle(RIM - 26, 9) + circle(RIM - 52, 4) + circle(WELL + 18, 5) + circle(WELL - 8, 11);

async function front(name, index, file) {
  const field = `<g transform="translate(${MIDDLE - 790} ${MIDDLE - 810}) scale(1.58)">${motifs[name]()}</g>`;
  const bowl = `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${WELL + 60}" fill="#8fa0a8" fill-opacity=".16" filter="url(#soft)"/><circle cx="${MIDDLE}" cy="${MIDDLE}" r="${WELL}" fill="url(#well)"/>`;
  const paint = await cobalt(rings + BANDS[index % BANDS.length]() + field, seedOf(name));
  await write(await raster(table + dish + bowl), [...paint, { input: await raster(gleams) }], file);
}

async function back(name, index, file) {
  const foot = 760;
  const spray = (turn) =>
    `<g transform="rotate(${turn} ${MIDDLE} ${MIDDLE})"><path class="w2" d="${stroke(
      [
        [MIDDLE - 240, 520],
        [MIDDLE, 380],
        [MIDDLE + 240, 500],
      ],
      16,
      6,
    )}"/>${[-200, -110, 0, 110, 190].map((x, leafIndex) => `<path class="w${(leafIndex % 2) + 1}" d="${leaf(MIDDLE + x, 450 + Math.abs(x) * 0.18, leafIndex % 2 ? 66 : -112, 150, 70)}"/>`).join('')}<circle class="w3" cx="${MIDDLE}" cy="372" r="34"/></g>`;
  const ring = `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${foot + 36}" fill="#5d6468" fill-opacity=".42" filter="url(#gleam)"/><circle cx="${MIDDLE}" cy="${MIDDLE}" r="${foot}" fill="url(#glaze)"/><circle cx="${MIDDLE}" cy="${MIDDLE}" r="${foot - 22}" fill="none" stroke="#c9ab88" stroke-width="34"/><circle cx="${MIDDLE}" cy="${MIDDLE}" r="${foot - 40}" fill="#e9eeee"/><circle cx="${MIDDLE - 16}" cy="${MIDDLE - 16}" r="${foot - 60}" fill="url(#well)"/>`;
  const paint = await cobalt(
    circle(RIM - 26, 8) +
      circle(foot + 66, 6) +
      [0, 120, 240].map((turn) => spray(turn + index * 17)).join('') +
      mark(MIDDLE, MIDDLE, 150),
    seedOf(name) + 50,
  );
  await write(await raster(table + dish + ring), [...paint, { input: await raster(gleams) }], file);
}

/** 清风示例 in a double circle: a mark that claims no reign. */
function mark(x, y, cell) {
  const at = [
    ['清', 0, -1],
    ['风', 0, 0],
    ['示', -1, -1],
    ['例', -1, 0],
  ];
  const ring = (r, width) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="#000" stroke-width="${width}"/>`;
  const glyphs = at
    .map(([character, column, row]) =>
      glyph(character, { face: 'kai', size: cell * 0.94, x: x + column * cell, y: y + row * cell }),
    )
    .join('');
  return `${ring(cell * 1.62, cell * 0.05)}${ring(cell * 1.76, cell * 0.04)}<g class="w3">${glyphs}</g>`;
}

async function base(name, file) {
  const well = `<rect width="${SIDE}" height="${SIDE}" fill="#eef2f2"/><rect width="${SIDE}" height="${SIDE}" fill="url(#well)"/><circle cx="${MIDDLE}" cy="${MIDDLE + 30}" r="1640" fill="none" stroke="#c9ab88" stroke-width="210"/><circle cx="${MIDDLE}" cy="${MIDDLE + 30}" r="1520" fill="none" stroke="#9aa5a8" stroke-opacity=".5" stroke-width="60" filter="url(#gleam)"/>`;
  const pits = `<g fill="#7c868a" fill-opacity=".35">${Array.from({ length: 30 }, (_, index) => `<circle cx="${(index * 997 + seedOf(name)) % SIDE}" cy="${(index * 613 + seedOf(name) * 3) % SIDE}" r="${3 + (index % 4)}"/>`).join('')}</g>`;
  const paint = await cobalt(mark(MIDDLE, MIDDLE, 520), seedOf(name) + 90);
  await write(
    await raster(well + pits),
    [
      ...paint,
      {
        input: await raster(
          `<g filter="url(#gleam)" fill="#fff"><ellipse cx="900" cy="760" rx="420" ry="150" transform="rotate(-36 900 760)" fill-opacity=".5"/></g>`,
        ),
      },
    ],
    file,
  );
}

export const plates = PLATES.map((name, index) => ({
  name: `plate-${name}`,
  async draw(folder) {
    await front(name, index, `${folder}/plate-${name}-front.webp`);
    await back(name, index, `${folder}/plate-${name}-back.webp`);
    await base(name, `${folder}/plate-${name}-base.webp`);
  },
}));

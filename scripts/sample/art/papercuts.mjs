import sharp from 'sharp';
import { around, leaf, stroke } from '../lib/brush.mjs';
import { glyph } from '../lib/glyphs.mjs';
import { seedOf } from '../lib/random.mjs';
import { drawing, noise, paper, write } from '../lib/surface.mjs';

const SIDE = 3000;
const AREA = { width: SIDE, height: SIDE };
const RED = [186, 30, 28];

/**
 * A paper-cut is one sheet: `red` is what stays of it, `cut` what the scissors took out. Drawn on a
 * field of 1000 × 1000.
 */
const path = (data) => `<path d="${data}"/>`;
const mirrored = (shapes) => `${shapes}<g transform="translate(1000 0) scale(-1 1)">${shapes}</g>`;
const ring = (radius, width) =>
  `<circle cx="500" cy="500" r="${radius}" fill="none" stroke="#000" stroke-width="${width}"/>`;

/** Saw teeth and crescents, the two cuts that every paper-cut is made of. */
const teeth = (x, y, angle, count, size) =>
  Array.from({ length: count }, (_, index) => {
    const radians = (angle * Math.PI) / 180;
    const [cx, cy] = [x + Math.cos(radians) * index * size, y + Math.sin(radians) * index * size];
    return path(leaf(cx, cy, angle + 62, size * 2.1, size * 0.62, 0.4));
  }).join('');
const crescent = (x, y, angle, length, width) =>
  `<g transform="translate(${x} ${y}) rotate(${angle})">${path(`M0 0Q${length / 2} ${-width * 2} ${length} 0Q${length / 2} ${-width * 0.7} 0 0Z`)}</g>`;

const roundel = {
  red: ring(470, 26) + around(36, 500, 500, path(leaf(500, 48, 90, 62, 40, 0.5))) + ring(424, 10),
  cut: around(36, 500, 500, `<circle cx="500" cy="72" r="5"/>`),
};

const WORKS = [
  {
    name: 'cut-lotus',
    red: () =>
      [-90, -126, -54, -158, -22]
        .map((angle, index) => path(leaf(500, 560, angle, 400 - index * 26, 210, 0.56)))
        .join('') +
      mirrored(
        path(
          stroke(
            [
              [500, 560],
              [430, 760],
              [300, 850],
            ],
            20,
            14,
          ),
        ) +
          path('M60 790Q180 690 330 780 400 840 330 900 190 950 60 790Z') +
          path(leaf(360, 650, 150, 250, 120, 0.5)) +
          path(
            stroke(
              [
                [460, 640],
                [400, 640],
                [330, 660],
              ],
              14,
              14,
            ),
          ),
      ) +
      path(
        stroke(
          [
            [500, 540],
            [500, 700],
            [500, 890],
          ],
          24,
          20,
        ),
      ) +
      path('M260 880Q500 960 740 880 620 960 500 962 380 960 260 880Z'),
    cut: () =>
      [-90, -126, -54, -158, -22]
        .map((angle) =>
          teeth(
            500 + Math.cos((angle * Math.PI) / 180) * 120,
            560 + Math.sin((angle * Math.PI) / 180) * 120,
            angle,
            9,
            20,
          ),
        )
        .join('') +
      mirrored(
        [0, 1, 2, 3]
          .map((index) => crescent(120 + index * 46, 800 + index * 16, -14 + index * 8, 110, 14))
          .join('') +
          teeth(345, 652, 151, 7, 22) +
          crescent(360, 905, -20, 130, 12),
      ) +
      mirrored(crescent(320, 915, 6, 150, 10)),
  },
  {
    name: 'cut-fish',
    red: () =>
      mirrored(
        path('M110 560C140 330 330 230 470 330 420 380 400 470 430 560 380 700 200 760 110 560Z') +
          path('M150 520C60 470 30 360 60 250 150 290 220 380 230 460Z') +
          path('M180 640C120 720 130 820 190 880 250 820 280 740 270 680Z') +
          path(leaf(420, 330, -60, 190, 70)),
      ) +
      path(leaf(500, 980, -90, 560, 120, 0.3)) +
      [-70, -110, -50, -130]
        .map((angle, index) => path(leaf(500, 430, angle, 260 - index * 8, 110, 0.56)))
        .join('') +
      path(leaf(500, 440, -90, 320, 120, 0.56)),
    cut: () =>
      mirrored(
        [0, 1, 2, 3, 4]
          .flatMap((row) =>
            [0, 1, 2, 3].map((column) =>
              crescent(190 + column * 52, 470 + row * 44 - column * 12, -16, 44, 10),
            ),
          )
          .join('') +
          `<circle cx="380" cy="400" r="22"/>` +
          crescent(330, 400, 70, 160, 14) +
          teeth(90, 300, 48, 6, 24) +
          teeth(196, 720, 92, 6, 20),
      ) +
      [-90, -70, -110]
        .map((angle) =>
          teeth(
            500 + Math.cos((angle * Math.PI) / 180) * 90,
            430 + Math.sin((angle * Math.PI) / 180) * 90,
            angle,
            7,
            20,
          ),
        )
        .join(''),
  },
  {
    name: 'cut-bamboo',
    red: () =>
      [400, 560, 690]
        .map((x, index) =>
          [0, 1, 2, 3]
            .map(
              (node) =>
                `<rect x="${x}" y="${110 + node * 205 + index * 22}" width="${52 - index * 8}" height="194" rx="12"/>`,
            )
            .join(''),
        )
        .join('') +
      [
        [430, 250, 160],
        [430, 330, 200],
        [585, 300, -20],
        [585, 460, 20],
        [700, 420, -30],
        [410, 560, 170],
        [590, 660, 10],
        [700, 640, 24],
        [420, 720, 150],
        [440, 160, -40],
        [560, 180, 200],
      ]
        .map(([x, y, turn]) =>
          [-34, -8, 20, 46].map((angle) => path(leaf(x, y, turn + angle, 190, 46, 0.4))).join(''),
        )
        .join('') +
      path('M170 900Q340 820 500 880 660 820 830 900 660 960 500 950 340 960 170 900Z') +
      `<circle cx="240" cy="250" r="92"/>`,
    cut: () =>
      [400, 560, 690]
        .map((x, index) =>
          [0, 1, 2, 3]
            .map((node) => crescent(x + 12, 290 + node * 205 + index * 22, -90, 130, 8))
            .join(''),
        )
        .join('') +
      `<g font-size="1">${glyph('清', { face: 'brush', size: 130, x: 175, y: 186 })}</g>` +
      crescent(300, 900, -8, 160, 12) +
      crescent(540, 905, -8, 160, 12),
  },
  {
    name: 'cut-family',
    red: () =>
      path('M500 90L900 330H100Z') +
      `<rect x="150" y="330" width="40" height="540"/><rect x="810" y="330" width="40" height="540"/><rect x="90" y="850" width="820" height="46" rx="10"/>` +
      path('M330 850C320 660 350 600 400 590 450 600 470 660 470 850Z') +
      `<circle cx="400" cy="530" r="62"/>` +
      path('M350 520Q340 440 400 440 470 444 452 530 430 480 400 482 370 490 350 520Z') +
      path('M540 850C536 680 560 620 610 606 660 620 690 680 686 850Z') +
      `<circle cx="610" cy="548" r="58"/><circle cx="640" cy="492" r="28"/>` +
      path('M466 850C462 770 474 744 504 738 534 744 548 770 544 850Z') +
      `<circle cx="504" cy="704" r="36"/>` +
      `<rect x="190" y="356" width="620" height="26"/>` +
      mirrored(
        path(
          stroke(
            [
              [190, 382],
              [250, 400],
              [260, 470],
            ],
            16,
            10,
          ),
        ) +
          `<circle cx="260" cy="500" r="42"/>` +
          path(leaf(260, 540, 90, 80, 26)),
      ),
    cut: () =>
      glyph('家', { face: 'brush', size: 150, x: 425, y: 160 }) +
      mirrored(
        [0, 1, 2, 3, 4, 5]
          .map((index) => crescent(170 + index * 44, 318 - index * 25, -31, 42, 8))
          .join('') + crescent(236, 500, 0, 50, 9),
      ) +
      teeth(375, 660, 90, 7, 22) +
      teeth(425, 660, 90, 7, 22) +
      around(6, 610, 740, path(leaf(610, 740, 0, 52, 22))) +
      crescent(470, 800, 0, 70, 8) +
      crescent(372, 540, 20, 50, 6) +
      crescent(586, 560, 10, 46, 6),
  },
  {
    name: 'cut-window',
    red: () =>
      around(
        8,
        500,
        500,
        path(leaf(500, 470, -90, 330, 170, 0.6)) +
          path(
            stroke(
              [
                [500, 170],
                [430, 120],
                [360, 150],
              ],
              20,
              8,
            ),
          ),
      ) + ring(150, 24),
    cut: () =>
      around(8, 500, 500, teeth(500, 380, -90, 9, 20) + crescent(470, 150, 20, 70, 10)) +
      `<circle cx="500" cy="500" r="138"/>`,
    over: () => glyph('廉', { face: 'brush', size: 250, x: 375, y: 375 }),
  },
];

async function draw({ name, red, cut, over }, folder) {
  const place = `<g transform="translate(210 210) scale(2.58)">`;
  const seed = seedOf(name);
  const sheet = drawing(
    AREA,
    `<mask id="cut"><g fill="#fff" stroke="none">${place}<g fill="#fff">${roundel.red.replaceAll('stroke="#000"', 'stroke="#fff"')}${red().replaceAll('stroke="#000"', 'stroke="#fff"')}</g><g fill="#000">${roundel.cut}${cut()}</g>${over ? `<g fill="#fff">${over()}</g>` : ''}</g></g></mask><rect width="${SIDE}" height="${SIDE}" mask="url(#cut)"/>`,
  );
  const mask = await sharp(Buffer.from(sheet)).extractChannel(3).raw().toBuffer();
  const grain = await noise(AREA, { cellX: 4, seed });
  const clouds = await noise(AREA, { cellX: 200, seed: seed + 1 });
  const pixels = Buffer.alloc(mask.length * 4);
  for (let index = 0; index < mask.length; index += 1) {
    const change = (grain[index] - 128) * 0.06 + (clouds[index] - 128) * 0.08;
    for (let channel = 0; channel < 3; channel += 1)
      pixels[index * 4 + channel] = Math.max(0, RED[channel] + change);
    pixels[index * 4 + 3] = mask[index];
  }
  const raw = { raw: { ...AREA, channels: 4 } };
  const cutOut = await sharp(pixels, raw).png({ compressionLevel: 1 }).toBuffer();
  const dark = Buffer.alloc(mask.length * 4);
  for (let index = 0; index < mask.length; index += 1) dark[index * 4 + 3] = mask[index] * 0.42;
  const shadow = await sharp(dark, raw)
    .blur(14)
    .extract({ left: 0, top: 0, width: SIDE - 16, height: SIDE - 22 })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const ground = await paper(AREA, { tone: [246, 241, 229], seed: seed + 2, age: 0.3 });
  await write(
    ground,
    [{ input: shadow, left: 16, top: 22 }, { input: cutOut }],
    `${folder}/${name}.webp`,
  );
}

export const paperCuts = WORKS.map((work) => ({
  name: work.name,
  draw: (folder) => draw(work, folder),
}));

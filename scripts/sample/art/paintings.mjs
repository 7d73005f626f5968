import { columns } from '../lib/glyphs.mjs';
import { randomFrom, seedOf } from '../lib/random.mjs';
import { seal } from '../lib/seal.mjs';
import { drawing, inked, paper, write } from '../lib/surface.mjs';
import * as motifs from './motifs/index.mjs';

const INK = [34, 33, 32];
const CINNABAR = [172, 44, 32];

const PAINT = `<style>.w1{fill:#000;fill-opacity:.2}.w2{fill:#000;fill-opacity:.5}.w3{fill:#000;fill-opacity:.92}.l,.v{fill:none;stroke:#000;stroke-linecap:round}.v{stroke-width:3}.o{fill:none;stroke:#000;stroke-width:4}.g{fill:none}</style>`;

/** Ink bamboo with a line of verse. */
async function bambooPainting(folder) {
  const area = { width: 1900, height: 3400 };
  const seed = seedOf('bamboo-painting');
  const random = randomFrom(seed);
  const canes = `<g transform="translate(-40 520) scale(2.05 2.75)">${motifs.bamboo()}</g>`;
  const verse = columns(['些小吾曹州县吏', '一枝一叶总关情'], {
    face: 'running',
    size: 108,
    right: 1740,
    top: 250,
    leading: 150,
    random,
  });
  const signature = columns(['丙午夏顾南枝写'], {
    face: 'running',
    size: 62,
    right: 1400,
    top: 280,
    leading: 0,
    random,
  });
  const marks =
    seal('南枝', { x: 1338, y: 760, size: 84, seed }) +
    seal('高节', { x: 130, y: 3120, size: 120, seed: seed + 1, relief: true });
  const ground = await paper(area, { tone: [239, 231, 212], seed: seed + 3 });
  await write(
    ground,
    [
      await inked(drawing(area, PAINT + canes), area, { color: INK, seed, dry: 0.3, pale: 0.5 }),
      await inked(drawing(area, verse + signature), area, {
        color: INK,
        seed: seed + 5,
        dry: 0.2,
        pale: 0.15,
      }),
      await inked(drawing(area, marks), area, {
        color: CINNABAR,
        seed: seed + 7,
        dry: 0.15,
        pale: 0.2,
      }),
    ],
    `${folder}/bamboo-painting.webp`,
  );
}

/** A leaf of an album of seals: two impressions with their reading. */
async function sealLeaf(folder) {
  const area = { width: 2300, height: 3200 };
  const seed = seedOf('seal-leaf');
  const random = randomFrom(seed);
  const marks =
    seal('清正廉明', { x: 700, y: 480, size: 900, seed }) +
    seal('两袖清风', { x: 700, y: 1700, size: 900, seed: seed + 1, relief: true });
  const signature = columns(['沈石生治印'], {
    face: 'running',
    size: 84,
    right: 2060,
    top: 2480,
    leading: 0,
    random,
  });
  const frame = `<rect x="150" y="150" width="2000" height="2900" fill="none" stroke="#000" stroke-opacity=".55" stroke-width="9"/><rect x="176" y="176" width="1948" height="2848" fill="none" stroke="#000" stroke-opacity=".4" stroke-width="4"/>`;
  const ground = await paper(area, { tone: [245, 239, 224], seed: seed + 3 });
  await write(
    ground,
    [
      await inked(drawing(area, marks), area, {
        color: CINNABAR,
        seed: seed + 5,
        dry: 0.22,
        pale: 0.22,
      }),
      await inked(drawing(area, frame + signature), area, {
        color: INK,
        seed: seed + 7,
        dry: 0.1,
        pale: 0.2,
      }),
    ],
    `${folder}/seal-leaf.webp`,
  );
}

export const paintings = [
  { name: 'bamboo-painting', draw: bambooPainting },
  { name: 'seal-leaf', draw: sealLeaf },
];

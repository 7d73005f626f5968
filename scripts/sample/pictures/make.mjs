/**
 * Draws the illustrations of the family stories and the art of the campaign posters:
 * `node scripts/sample/pictures/make.mjs`. A developer's tool; what it makes is committed.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import sharp from 'sharp';
import { lotus } from '../art/motifs/index.mjs';
import { leaf, stroke } from '../lib/brush.mjs';
import { glyph } from '../lib/glyphs.mjs';
import { drawing, noise } from '../lib/surface.mjs';
import { abacus, chair, DEFS, gate, mountains, person, tree } from './scenes.mjs';

const media = path.resolve(import.meta.dirname, '../../../database/sample/media');
const FAMILY = { width: 2400, height: 1600 };
const POSTER = { width: 2160, height: 3240 };
const fill = ({ width, height }, paint) =>
  `<rect width="${width}" height="${height}" fill="${paint}"/>`;
const plaque = (x, y, cell) =>
  `<g fill="#e8c982">${[...'家传白清']
    .map((character, index) =>
      glyph(character, { face: 'brush', size: cell, x: x + index * cell, y }),
    )
    .reverse()
    .join('')}</g>`;

const courtyard = (people, size, seed) =>
  fill(FAMILY, 'url(#dawn)') +
  mountains(2400, 620, 360, ['#c6d2c8', '#b2c4b8'], 5) +
  gate(640, 330, 620, 900) +
  plaque(640 + 620 * 0.32, 330 + 900 * 0.285, 58) +
  `<rect y="1220" width="2400" height="380" fill="#d6c7a5"/><rect y="1220" width="2400" height="22" fill="#b9a780"/>` +
  tree(1720, 1330, size, '#5a4030', seed) +
  people;

const PICTURES = {
  'family/abacus': [
    FAMILY,
    fill(FAMILY, '#d9c7a3') +
      `<rect x="1300" y="120" width="820" height="760" fill="#f4ead2"/><g stroke="#7a5535" stroke-width="22">${[1300, 1573, 1846, 2120].map((x) => `<path d="M${x} 120V880"/>`).join('')}<path d="M1290 120H2130M1290 500H2130M1290 880H2130"/></g>` +
      `<g opacity=".55">${[
        [1360, 800, -60],
        [1500, 840, -80],
        [1900, 860, -110],
        [2040, 820, -120],
      ]
        .map(([x, y, turn]) => `<path d="${leaf(x, y, turn, 320, 60, 0.4)}" fill="#7d9d78"/>`)
        .join('')}</g>` +
      `<rect y="960" width="2400" height="640" fill="#8c5a36"/><rect y="960" width="2400" height="18" fill="#6d4428"/><circle cx="420" cy="560" r="620" fill="url(#lamp)"/>` +
      `<path d="M300 960L330 640H510L540 960Z" fill="#3d4a45"/><path d="M220 640L330 400H510L620 640Z" fill="#efe1ba"/><rect x="250" y="950" width="340" height="30" rx="10" fill="#2c3531"/>` +
      `<g transform="rotate(-4 1700 1250)"><rect x="1500" y="1090" width="640" height="400" fill="#f7f0dd"/><path d="M1820 1090V1490" stroke="#c9b78f" stroke-width="8"/>${Array.from({ length: 7 }, (_, row) => `<path d="M1540 ${1150 + row * 46}h240M1860 ${1150 + row * 46}h240" stroke="#b8493f" stroke-opacity=".5" stroke-width="4"/>`).join('')}</g>` +
      abacus(520, 1080, 820),
  ],
  'family/tree-1': [
    FAMILY,
    courtyard(
      person(1400, 1420, 440, '#4d6478') +
        person(1570, 1430, 400, '#8a4a3c', { bun: true }) +
        person(1490, 1450, 240, '#7d9d78'),
      520,
      3,
    ),
  ],
  'family/tree-2': [
    FAMILY,
    courtyard(
      person(1250, 1420, 440, '#4d6478', { hair: '#55504a' }) +
        person(1420, 1430, 400, '#8a4a3c', { bun: true }) +
        person(1580, 1420, 430, '#3f5648') +
        person(2000, 1430, 400, '#a8622a', { bun: true }) +
        person(1500, 1460, 220, '#c79a3c'),
      800,
      3,
    ),
  ],
  'family/tree-3': [
    FAMILY,
    courtyard(
      person(1160, 1420, 430, '#59636b', { hair: '#b9b4aa' }) +
        person(1320, 1430, 390, '#7c4a44', { bun: true, hair: '#b9b4aa' }) +
        person(1490, 1420, 440, '#3f5648') +
        person(1930, 1420, 400, '#a8622a', { bun: true }) +
        person(2090, 1430, 420, '#4d6478') +
        person(1400, 1470, 230, '#c79a3c') +
        person(2010, 1470, 240, '#a8322a', { bun: true }) +
        person(1570, 1480, 180, '#7d9d78'),
      1080,
      3,
    ),
  ],
  'family/shadow-play': [
    FAMILY,
    fill(FAMILY, '#2a1710') +
      `<rect x="260" y="180" width="1880" height="1150" fill="#f6dca0"/><circle cx="1200" cy="640" r="900" fill="url(#lamp)"/><g fill="#7a1f17"><rect x="200" y="120" width="2000" height="70"/><rect x="200" y="1320" width="2000" height="70"/><rect x="200" y="120" width="70" height="1270"/><rect x="2130" y="120" width="70" height="1270"/></g>` +
      `<g fill="#4a1d12"><path d="M270 1180Q760 860 1300 900T2130 1080V1200Q1700 1010 1280 1020T270 1290Z"/>${[420, 640, 860, 1090, 1320, 1550, 1780, 2000].map((x, index) => `<rect x="${x}" y="${[1010, 930, 880, 850, 850, 870, 920, 990][index]}" width="20" height="150"/>`).join('')}<path d="M270 1050Q760 760 1300 780T2130 950" fill="none" stroke="#4a1d12" stroke-width="16"/></g>` +
      `<g transform="translate(1080 560)"><path d="M-70 330C-90 160-60 60 20 40 110 60 140 180 150 330Z" fill="#8f2a1c"/><path d="M140 240Q240 250 260 330H80Z" fill="#8f2a1c"/><path d="M-10 110q30-20 60 0M-30 180q50-30 110 0M-40 250q70-34 150 0" stroke="#f6dca0" stroke-width="8" fill="none"/><circle cx="30" cy="-30" r="68" fill="#4a1d12"/><path d="M-50-50Q30-190 120-50 60-80-50-50Z" fill="#4a1d12"/><path d="M88-26l26 8-22 18Z" fill="#4a1d12"/><circle cx="60" cy="-36" r="9" fill="#f6dca0"/></g>` +
      `<path d="M1404 900q-84-20-52-106 30-76 100-112h52q74 36 104 112 34 86-54 106Z" fill="#a8622a"/><path d="M1450 680q-40-36-62-86 42 22 62-4 22 26 46 0 24 26 60 2-16 54-54 88Z" fill="#8a4c1c"/><path d="M1444 682q34 14 68 0M1508 684q40 20 44 70M1514 680q60 6 76 46" fill="none" stroke="#f6dca0" stroke-width="10"/><circle cx="1478" cy="812" r="40" fill="none" stroke="#f6dca0" stroke-width="9"/><rect x="1464" y="798" width="28" height="28" fill="none" stroke="#f6dca0" stroke-width="7"/>` +
      `<g fill="#8f2a1c" opacity=".85">${[
        [520, 520],
        [1820, 430],
      ]
        .map(
          ([x, y]) =>
            `<path d="M${x} ${y}q40-60 90-20 30-70 100-20 80-20 70 50h-290q-20-10 30-10Z"/>`,
        )
        .join(
          '',
        )}</g><circle cx="1820" cy="360" r="0"/><circle cx="620" cy="380" r="90" fill="#fff2c4"/>`,
  ],
  'films/family-door': [
    { width: 1920, height: 1080 },
    `<rect width="1920" height="1080" fill="url(#dusk)"/><g transform="translate(180 -60) scale(.92)">${gate(560, 230, 660, 1000)}</g><rect y="945" width="1920" height="135" fill="#8f7d63"/>` +
      chair(1480, 1010, 280),
  ],
  'campaigns/draw-integrity': [
    POSTER,
    fill(POSTER, 'url(#paper)') +
      `<ellipse cx="1110" cy="1190" rx="900" ry="890" fill="#3a3228" opacity=".28" filter="url(#blur)"/><circle cx="1080" cy="1120" r="880" fill="#f7faf9"/><circle cx="1080" cy="1120" r="868" fill="none" stroke="#c5d0d3" stroke-width="18"/><circle cx="1080" cy="1120" r="820" fill="none" stroke="#27406b" stroke-width="8"/><circle cx="1080" cy="1120" r="640" fill="none" stroke="#27406b" stroke-width="10"/><circle cx="1080" cy="1120" r="618" fill="none" stroke="#27406b" stroke-width="4"/>` +
      `<style>.w1{fill:#27508f;fill-opacity:.28}.w2{fill:#27508f;fill-opacity:.58}.w3{fill:#1f3f7a;fill-opacity:.92}.l,.v{fill:none;stroke:#1f3f7a}.v{stroke-width:3}.g{fill:#f7faf9}.o{fill:none;stroke:#1f3f7a;stroke-width:4}</style><g transform="translate(520 520) scale(1.12)">${lotus()}</g>` +
      Array.from(
        { length: 16 },
        (_, index) =>
          `<g transform="rotate(${index * 22.5} 1080 1120)"><path class="w2" d="${leaf(1080, 356, 30, 120, 46)}"/><path class="w2" d="${leaf(1080, 356, 150, 120, 46)}"/><circle class="w3" cx="1080" cy="356" r="22"/></g>`,
      ).join('') +
      `<g transform="rotate(28 1600 1500)"><rect x="1570" y="560" width="64" height="860" rx="30" fill="#c79a5b"/><rect x="1566" y="1360" width="72" height="110" fill="#7a4a2b"/><path d="M1568 1470H1636Q1640 1600 1602 1720 1564 1600 1568 1470Z" fill="#f0ead9"/><path d="M1578 1590Q1602 1560 1626 1590 1622 1660 1602 1720 1582 1660 1578 1590Z" fill="#1f3f7a"/></g>`,
  ],
  'campaigns/family-ethos': [
    POSTER,
    fill(POSTER, 'url(#night)') +
      `<circle cx="1640" cy="520" r="190" fill="#f7ecca"/>` +
      mountains(2160, 1300, 520, ['#34445f', '#2b3951', '#232f45'], 12) +
      `<rect x="300" y="1010" width="1180" height="1000" fill="#3b2a22"/><path d="M160 1030Q560 940 890 720 1220 940 1620 1030Z" fill="#1d2430"/><circle cx="890" cy="1500" r="820" fill="url(#lamp)"/><rect x="420" y="1180" width="940" height="650" fill="#fbe3a6"/>` +
      person(690, 1830, 480, '#7c4a44', { bun: true }) +
      person(1010, 1830, 520, '#4d6478') +
      person(850, 1830, 280, '#a8622a') +
      `<g stroke="#4a2f20" stroke-width="22" fill="none"><rect x="420" y="1180" width="940" height="650"/><path d="M733 1180V1830M1047 1180V1830M420 1400H1360"/></g><rect x="300" y="1830" width="1180" height="180" fill="#5a3c2b"/><rect y="1990" width="2160" height="1250" fill="#2c241f"/>` +
      tree(1800, 2080, 1100, '#2a1d16', 8, ['#3f5a48', '#55745a', '#314a3c']) +
      `<rect y="1900" width="2160" height="1340" fill="url(#mist)"/>`,
  ],
  'campaigns/education-month': [
    POSTER,
    fill(POSTER, 'url(#dawn)') +
      `<circle cx="1480" cy="820" r="250" fill="#c8503c"/>` +
      mountains(2160, 1380, 560, ['#b9c8c0', '#93aaa0', '#6f8b80', '#4e6a60'], 21) +
      `<g transform="translate(640 620)"><path d="M-160-220H560L640-120H-240Z" fill="#3b3029"/><rect x="-150" y="-130" width="46" height="1350" fill="#4a372a"/><rect x="504" y="-130" width="46" height="1350" fill="#4a372a"/><rect x="-190" y="-60" width="780" height="44" fill="#5d4534"/><path d="M200-20v90" stroke="#2b2019" stroke-width="22"/><path d="M60 480C70 260 50 110 200 70 350 110 330 260 340 480L380 560H20Z" fill="#5f6b52"/><path d="M60 480C70 260 50 110 200 70 160 180 150 400 140 560H20Z" fill="#7c8a6a"/><path d="M50 440H350M62 320H338M72 220H328" stroke="#3f4936" stroke-width="12" fill="none"/></g>` +
      `<rect y="1700" width="2160" height="1540" fill="url(#mist)"/><rect y="2300" width="2160" height="940" fill="#f5efe2"/>`,
  ],
  'resources/reader-cover': [
    { width: 1200, height: 1600 },
    `<rect width="1200" height="1600" fill="#26415c"/><rect x="90" y="120" width="230" height="900" fill="#f3ecdc"/><rect x="104" y="134" width="202" height="872" fill="none" stroke="#26415c" stroke-width="4"/><g fill="#1f1c18">${[...'廉政读本'].map((character, index) => glyph(character, { face: 'brush', size: 190, x: 110, y: 170 + index * 200 })).join('')}</g><style>.w1{fill:#f3ecdc;fill-opacity:.3}.w2{fill:#f3ecdc;fill-opacity:.5}.w3{fill:#f3ecdc;fill-opacity:.85}.l,.v{fill:none;stroke:#f3ecdc}.v{stroke-width:3}.g{fill:#26415c}.o{fill:none;stroke:#f3ecdc}</style><g transform="translate(300 640) scale(.94)">${lotus()}</g><path d="${stroke(
      [
        [60, 0],
        [60, 800],
        [60, 1600],
      ],
      6,
      6,
    )}" fill="#f3ecdc" opacity=".5"/>`,
  ],
};

/** A little grain, so that flat colour looks printed and not computed. */
async function printed(body, area) {
  const grain = await noise(area, { cellX: 2.2, seed: 11 });
  const veil = Buffer.alloc(grain.length * 4);
  for (let index = 0; index < grain.length; index += 1) {
    const dark = grain[index] < 128;
    veil.fill(dark ? 0 : 255, index * 4, index * 4 + 3);
    veil[index * 4 + 3] = Math.abs(grain[index] - 128) * 0.1;
  }
  const texture = await sharp(veil, { raw: { ...area, channels: 4 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(Buffer.from(drawing(area, body, DEFS))).composite([{ input: texture }]);
}

const wanted = process.argv[2] ?? '';
for (const [name, [area, body]] of Object.entries(PICTURES)) {
  if (!name.includes(wanted)) continue;
  const file = path.join(media, `${name}.webp`);
  await mkdir(path.dirname(file), { recursive: true });
  await (await printed(body, area)).removeAlpha().webp({ quality: 80, effort: 5 }).toFile(file);
  process.stdout.write(`${name}\n`);
}

import sharp from 'sharp';
import { columns } from '../lib/glyphs.mjs';
import { randomFrom, seedOf } from '../lib/random.mjs';
import { seal } from '../lib/seal.mjs';
import { drawing, inked, paper, write } from '../lib/surface.mjs';

const INK = [28, 25, 23];
const CINNABAR = [172, 44, 32];
const SHEETS = {
  xuan: [240, 231, 210],
  tea: [226, 208, 172],
  white: [246, 241, 230],
  red: [176, 48, 36],
};

/**
 * Hanging scrolls, boards and leaves. `verse` stands in columns from the right; `signature` is the
 * 落款 at the left, half as large; sizes are fractions of the sheet.
 */
const WORKS = [
  {
    name: 'qingfeng',
    sheet: 'xuan',
    size: [3200, 2000],
    verse: ['清', '风'],
    face: 'brush',
    character: 0.62,
    leading: 0.4,
    signature: '丙午秋月周清和书',
    seals: ['清和', '清风示例'],
  },
  {
    name: 'gongshengming',
    sheet: 'red',
    size: [3400, 1500],
    verse: ['公', '生', '明', '廉', '生', '威'],
    face: 'brush',
    character: 0.36,
    leading: 0.148,
    gold: 900,
    signature: '林素心敬书',
    seals: ['素心'],
  },
  {
    name: 'shihui-scroll',
    sheet: 'tea',
    size: [1700, 3400],
    verse: ['千锤万凿出深山', '烈火焚烧若等闲', '粉骨碎身浑不怕', '要留清白在人间'],
    face: 'running',
    character: 0.112,
    leading: 0.19,
    signature: '于谦石灰吟周清和书',
    seals: ['清和', '守正'],
  },
  {
    name: 'momei-scroll',
    sheet: 'xuan',
    size: [1700, 3400],
    verse: ['我家洗砚池头树', '朵朵花开淡墨痕', '不要人夸好颜色', '只留清气满乾坤'],
    face: 'cursive',
    character: 0.112,
    leading: 0.19,
    signature: '王冕墨梅诗顾南枝',
    seals: ['南枝', '清气'],
  },
  {
    name: 'ailian-scroll',
    sheet: 'xuan',
    size: [3200, 2100],
    verse: [
      '予独爱莲之',
      '出淤泥而不',
      '染濯清涟而',
      '不妖中通外',
      '直不蔓不枝',
      '香远益清亭',
      '亭净植',
    ],
    face: 'brush',
    character: 0.15,
    leading: 0.112,
    signature: '节录爱莲说林素心',
    seals: ['素心', '君子'],
  },
  {
    name: 'shendu',
    sheet: 'white',
    size: [1800, 3200],
    verse: ['慎独'],
    face: 'running',
    character: 0.36,
    leading: 0.5,
    signature: '莫见乎隐莫显乎微顾南枝',
    seals: ['南枝'],
  },
  {
    name: 'couplet',
    sheet: 'red',
    size: [2200, 3400],
    verse: ['清心为治本', '', '直道是身谋'],
    face: 'brush',
    character: 0.158,
    leading: 0.29,
    gold: 1500,
    signature: '包拯句周清和',
    seals: ['清和'],
  },
  {
    name: 'jiezi-album',
    sheet: 'tea',
    size: [3200, 2200],
    verse: ['夫君子之行', '静以修身俭', '以养德非淡', '泊无以明志', '非宁静无以', '致远'],
    face: 'running',
    character: 0.15,
    leading: 0.125,
    signature: '诸葛武侯诫子书顾南枝',
    seals: ['南枝', '宁静'],
  },
  {
    name: 'bamboo-verse',
    sheet: 'white',
    size: [1800, 3400],
    verse: ['衙斋卧听萧萧竹', '疑是民间疾苦声', '些小吾曹州县吏', '一枝一叶总关情'],
    face: 'brush',
    character: 0.112,
    leading: 0.185,
    signature: '板桥诗林素心书',
    seals: ['素心', '为民'],
  },
  {
    name: 'icy-heart',
    sheet: 'xuan',
    size: [3200, 1700],
    verse: ['一片', '冰心', '在', '玉壶'],
    face: 'cursive',
    character: 0.36,
    leading: 0.2,
    signature: '王昌龄句周清和',
    seals: ['清和'],
  },
];

/** Brocade around the sheet, as a mounter leaves it. */
async function mounted(sheet, { width, height }, seed) {
  const margin = Math.round(Math.min(width, height) * 0.075);
  const outer = { width: width + margin * 2, height: height + margin * 2 };
  const silk = await paper(outer, { tone: [203, 196, 176], seed: seed + 40, age: 0.2 });
  const edge = drawing(
    outer,
    `<rect x="${margin - 7}" y="${margin - 7}" width="${width + 14}" height="${height + 14}" fill="none" stroke="#8d7d5a" stroke-width="5"/>`,
  );
  return [silk, [{ input: sheet, left: margin, top: margin }, { input: Buffer.from(edge) }]];
}

async function draw(
  { name, sheet, size, verse, face, character, leading, gold = 0, signature, seals },
  folder,
) {
  const [width, height] = size;
  const area = { width, height };
  const seed = seedOf(name);
  const random = randomFrom(seed);
  const cell = character * height;
  const step = leading * width;
  const rows = Math.max(...verse.map((column) => [...column].length));
  const block = (verse.length - 1) * step + cell;
  const small = Math.min(cell * 0.34, height * 0.05);
  const signed = small * 1.9;
  const right = width / 2 + (block + signed) / 2;
  const top = (height - rows * cell * 1.06) / 2;
  const text = columns(verse, { face, size: cell, right, top, leading: step, random });
  const signX = right - block - signed + small * 0.9;
  const signTop = Math.max(top, height * 0.1) + (rows > 2 ? cell * 0.4 : 0);
  const name_ = columns([signature], {
    face: 'running',
    size: small,
    right: signX,
    top: signTop,
    leading: 0,
    random,
  });
  const sealTop = signTop + [...signature].length * small * 1.06 + small * 0.4;
  const marks = seals
    .map((words, index) =>
      seal(words, {
        x: signX - small * 1.06,
        y: sealTop + index * small * 1.5,
        size: small * 1.16,
        seed: seed + index,
        relief: index === 1,
      }),
    )
    .join('');
  const onRed = sheet === 'red';
  const ink = onRed ? [38, 24, 10] : INK;
  const layers = [
    await inked(drawing(area, text), area, {
      color: ink,
      seed,
      dry: face === 'brush' ? 0.34 : 0.5,
      pale: 0.18,
    }),
    await inked(drawing(area, name_), area, { color: ink, seed: seed + 9, dry: 0.1, pale: 0.2 }),
    await inked(drawing(area, `<g color="#000">${marks}</g>`), area, {
      color: onRed ? [236, 204, 130] : CINNABAR,
      seed: seed + 17,
      dry: 0.16,
      pale: 0.25,
    }),
  ];
  const ground = await paper(area, { tone: SHEETS[sheet], seed: seed + 23, gold });
  const flat = await sharp(ground).composite(layers).png({ compressionLevel: 1 }).toBuffer();
  const [silk, parts] = await mounted(flat, area, seed);
  await write(silk, parts, `${folder}/${name}.webp`);
}

export const calligraphy = WORKS.map((work) => ({
  name: work.name,
  draw: (folder) => draw(work, folder),
}));

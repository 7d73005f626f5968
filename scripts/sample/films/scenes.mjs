/**
 * The stills that the sample clips move over: shapes on 1920 × 1080. Each film has a title card and
 * three scenes, each with the line that its caption says.
 */
import { lotus } from '../art/motifs/index.mjs';
import { stroke } from '../lib/brush.mjs';
import { glyph } from '../lib/glyphs.mjs';
import { chair, gate, mountains, person, tree } from '../pictures/scenes.mjs';

const ground = (paint) => `<rect width="1920" height="1080" fill="${paint}"/>`;

/** A line of type, centred. */
export function words(text, { face, size, x, y, fill, gap = 1.08 }) {
  const characters = [...text];
  const left = x - (characters.length * size * gap) / 2;
  return `<g fill="${fill}">${characters
    .map((character, index) =>
      character === ' ' ? '' : glyph(character, { face, size, x: left + index * size * gap, y }),
    )
    .join('')}</g>`;
}

export const titleCard = (title) =>
  ground('#1c1915') +
  mountains(1920, 820, 330, ['#26231d', '#2d2a23', '#36322a'], title.length * 7) +
  `<circle cx="1560" cy="250" r="92" fill="#a8322a"/>` +
  words(title, {
    face: 'brush',
    size: title.length > 9 ? 104 : 150,
    x: 960,
    y: 420,
    fill: '#f4efe4',
  }) +
  words('警示教育片示例', { face: 'serif', size: 34, x: 960, y: 640, fill: '#cbbfa6', gap: 1.5 });

const mirror = () =>
  ground('#d9ccb2') +
  `<circle cx="960" cy="540" r="430" fill="#7c6a46"/><circle cx="960" cy="540" r="400" fill="#a8925e"/><circle cx="960" cy="540" r="340" fill="#e9efe9"/><circle cx="960" cy="540" r="372" fill="none" stroke="#6a5835" stroke-width="10" stroke-dasharray="26 18"/><clipPath id="glass"><circle cx="960" cy="540" r="336"/></clipPath><g clip-path="url(#glass)">${mountains(1920, 640, 160, ['#cfdcd2', '#bcd0c4'], 4)}${person(860, 850, 420, '#4d6478')}${person(1050, 850, 390, '#8a4a3c', { bun: true })}${person(960, 860, 240, '#c79a3c')}<path d="M640 300L1000 180 800 900H560Z" fill="#fff" opacity=".25"/></g>`;
const window_ = () =>
  ground('url(#night)') +
  `<circle cx="1600" cy="190" r="80" fill="#f7ecca"/><rect x="520" y="300" width="880" height="660" fill="#3b2a22"/><circle cx="960" cy="620" r="640" fill="url(#lamp)"/><rect x="620" y="400" width="680" height="460" fill="#fbe3a6"/>${person(850, 860, 340, '#7c4a44', { bun: true })}${person(1070, 860, 360, '#4d6478')}${person(960, 860, 200, '#a8622a')}<g stroke="#4a2f20" stroke-width="18" fill="none"><rect x="620" y="400" width="680" height="460"/><path d="M847 400V860M1073 400V860M620 560H1300"/></g><rect y="950" width="1920" height="130" fill="#221b17"/>`;
const yard = () =>
  ground('url(#dawn)') +
  mountains(1920, 520, 260, ['#c6d2c8', '#b2c4b8'], 5) +
  gate(560, 300, 520, 660) +
  `<rect y="950" width="1920" height="130" fill="#d6c7a5"/>` +
  tree(1480, 990, 720, '#5a4030', 3);
const ring = (gap) =>
  ground('#23211d') +
  `<g fill="none" stroke="#57504a" stroke-width="54"><circle cx="960" cy="540" r="300" stroke-dasharray="${1885 - gap} ${gap}" transform="rotate(-58 960 540)"/></g><g fill="#3d3833">${[0, 60, 120, 180, 240].map((turn) => `<circle cx="${960 + 300 * Math.cos((turn * Math.PI) / 180)}" cy="${540 + 300 * Math.sin((turn * Math.PI) / 180)}" r="62"/>`).join('')}</g>`;
const sword = () =>
  ring(280) +
  `<path d="${stroke(
    [
      [1500, 60],
      [1130, 420],
      [760, 800],
    ],
    10,
    46,
  )}" fill="#f1ead8"/><path d="${stroke(
    [
      [1500, 60],
      [1130, 420],
      [760, 800],
    ],
    3,
    10,
  )}" fill="#fff"/><g transform="translate(745 815) rotate(45)"><rect x="-12" y="-100" width="24" height="200" rx="8" fill="#c79a3c"/><rect x="-100" y="-14" width="120" height="28" rx="10" fill="#7a4a2b"/></g><circle cx="1060" cy="480" r="360" fill="url(#lamp)" opacity=".6"/>`;
const clear = () =>
  ground('url(#dawn)') +
  mountains(1920, 640, 260, ['#b9c8c0', '#93aaa0', '#6f8b80'], 9) +
  `<circle cx="1420" cy="300" r="90" fill="#c8503c"/>`;
const water = (color, bloom) =>
  ground(color) +
  `<g stroke="#ffffff" stroke-opacity=".22" fill="none" stroke-width="8">${Array.from({ length: 11 }, (_, row) => `<path d="M-60 ${120 + row * 92}q120-44 240 0t240 0 240 0 240 0 240 0 240 0 240 0 240 0"/>`).join('')}</g>` +
  (bloom
    ? `<style>.w1{fill:#e9a7a0;fill-opacity:.55}.w2{fill:#7fae8f;fill-opacity:.9}.w3{fill:#3f6b54}.l,.v{fill:none;stroke:#24483a}.v{stroke-width:2}.g{fill:#fdf6ee}.o{fill:none;stroke:#24483a}</style><g transform="translate(480 60) scale(.98)">${lotus()}</g>`
    : '');
const gift = (x, closed) =>
  `<g transform="translate(${x} 800)"><rect x="-110" y="0" width="220" height="170" fill="#a8322a"/><rect x="-124" y="-34" width="248" height="52" fill="#8c2620"/><rect x="-18" y="-34" width="36" height="204" fill="#d9bd7c"/><path d="M0-34C-80-120-130-60 0-34 80-120 130-60 0-34Z" fill="#d9bd7c"/>${closed ? '<g stroke="#f4efe4" stroke-width="26"><path d="M-150-110L150 220M150-110L-150 220"/></g>' : ''}</g>`;
const doorway = (x, closed) =>
  ground('url(#dusk)') +
  gate(640, 210, 640, 780) +
  `<rect y="970" width="1920" height="110" fill="#6d5c47"/>` +
  gift(x, closed);
const shirt = (fastened) =>
  ground('#d7dfdb') +
  `<path d="M420 1080C440 700 560 420 760 330L960 520 1160 330C1360 420 1480 700 1500 1080Z" fill="#f8faf9"/><path d="M760 330L900 200H1020L1160 330 960 560Z" fill="#e9eeec"/><path d="M760 330L720 440 900 620 960 520Z" fill="#fff" stroke="#c3ccc8" stroke-width="5"/><path d="M1160 330L1200 440 1020 620 960 520Z" fill="#fff" stroke="#c3ccc8" stroke-width="5"/><path d="M960 540V1080M930 600V1080" stroke="#c3ccc8" stroke-width="5"/>` +
  [640, 790, 940]
    .map(
      (y, index) =>
        `<g transform="translate(945 ${y})"><circle r="30" fill="${index === 0 && fastened ? '#a8322a' : '#e3e8e6'}" stroke="#9aa6a1" stroke-width="4"/><g fill="#66716c"><circle cx="-8" cy="-8" r="4"/><circle cx="8" cy="-8" r="4"/><circle cx="-8" cy="8" r="4"/><circle cx="8" cy="8" r="4"/></g></g>`,
    )
    .join('');
const desk = () =>
  ground('#e6dcc6') +
  `<rect y="700" width="1920" height="380" fill="#7a5233"/><rect x="560" y="520" width="800" height="330" fill="#f7f0dd" transform="rotate(-3 960 690)"/>` +
  words('公', { face: 'brush', size: 230, x: 960, y: 560, fill: '#1f1c18' }) +
  `<path d="${stroke(
    [
      [1560, 260],
      [1480, 560],
      [1400, 800],
    ],
    34,
    20,
  )}" fill="#5b3524"/>`;

/** Films by file name: what the title card says, and scene by scene what is seen and said. */
export const FILMS = {
  'jingjian-jiafeng': {
    title: '镜鉴家风',
    scenes: [
      [mirror, '以家风为镜，可以正身。'],
      [window_, '灯下的一家人，是最小的课堂。'],
      [yard, '门庭清白，方能枝繁叶茂。'],
    ],
  },
  'jianzhi-wanji': {
    title: '剑指顽疾 砸局破圈',
    scenes: [
      [() => ring(0), '一个圈子，困住的是公心。'],
      [sword, '剑指顽疾，砸局破圈。'],
      [clear, '圈子破了，路就宽了。'],
    ],
  },
  'jizhuo-yangqing': {
    title: '激浊扬清',
    scenes: [
      [() => water('#7d6f52', false), '水浊，始于一滴。'],
      [() => water('#8fb3a6', false), '激浊扬清，贵在日常。'],
      [() => water('#a9cdbf', true), '水清，自有莲开。'],
    ],
  },
  'yuanli-jiating-fubai': {
    title: '远离家庭腐败',
    scenes: [
      [() => doorway(1500, false), '东西到了门口，规矩先到一步。'],
      [() => doorway(1640, true), '不该进的门，一次也不能开。'],
      [window_, '守住这扇门，才守得住灯光。'],
    ],
  },
  'kouhao-diyili-kouzi': {
    title: '扣好第一粒扣子',
    scenes: [
      [() => shirt(false), '第一粒扣错，粒粒都错。'],
      [() => shirt(true), '起步端正，方能行稳致远。'],
      [desk, '入职第一课，先写一个“公”字。'],
    ],
  },
  'family-door': {
    title: '门口的那把椅子',
    kind: '家风故事示例',
    scenes: [
      [yard, '早晨，露水落在竹椅上。'],
      [
        () =>
          ground('url(#dusk)') +
          gate(500, 210, 640, 780) +
          `<rect y="970" width="1920" height="110" fill="#8f7d63"/>` +
          chair(1380, 1010, 300),
        '话可以说，东西不进门。',
      ],
      [window_, '门里是家，门外是情分，\n中间这道坎，是父亲。'],
    ],
  },
};

/**
 * Prints the sample reader and lecture as PDF: `node scripts/sample/documents/make.mjs`. Needs a
 * Chromium; a developer's tool, what it makes is committed.
 */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, 'database/sample/media/resources');
const content = async (name) =>
  JSON.parse(await readFile(path.join(root, `database/sample/content/${name}.json`), 'utf8'));

const READER = [
  'shihui-yin',
  'mo-mei',
  'baozheng-1',
  'jiezi-1',
  'simaguang-1',
  'guanzhen',
  'zhengxie-1',
  'zhubolu-1',
];
const LECTURE = [
  [
    '公与私：子罕的“宝”',
    '从《左传》子罕辞玉讲起：每个人都有自己的“宝”，守住它，才谈得上公心。讨论：你的“宝”是什么？',
  ],
  [
    '俭与奢：司马光的家书',
    '读《训俭示康》两段，看一位宰相怎样同儿子谈吃穿。讨论：家里哪一件事可以从今天省起？',
  ],
  [
    '慎与勤：一把算盘',
    '讲一则家风故事，看“对账”怎样从一代人传到下一代人。作业：同家人对一次“心里的账”。',
  ],
];

const page = (size, body) => `<!doctype html><meta charset="utf-8"><style>
@page { size: ${size}; margin: 18mm 16mm; }
body { font: 11pt/1.9 'Noto Serif CJK SC', 'Noto Serif SC', serif; color: #1f1c18; }
h1 { font-size: 22pt; border-bottom: 2pt solid #a8322a; padding-bottom: 4mm; }
h2 { font-size: 14pt; color: #a8322a; margin: 0 0 3mm; }
section { break-inside: avoid; margin-bottom: 11mm; }
.verse { font-size: 14pt; white-space: pre-line; }
.note { color: #4c453b; font-size: 10pt; }
</style>${body}`;

async function reader() {
  const maxims = new Map((await content('maxims')).map(({ key, data }) => [key, data]));
  const sections = READER.map((name) => {
    const { text, author, era, source, annotation } = maxims.get(`maxim/${name}`);
    return `<section><h2>${source}</h2><p class="note">${era} · ${author}</p><p class="verse">${text}</p><p class="note">${annotation}</p></section>`;
  });
  return page(
    'A5',
    `<h1>《廉政教育读本》选编（示例）</h1><p class="note">本册由项目自制，供演示。请替换为本单位编印的读本。</p>${sections.join('')}`,
  );
}

const lecture = () =>
  page(
    'A4',
    `<h1>巾帼大讲堂·廉政党课（示例讲稿）</h1><p class="note">时长四十分钟。本篇由项目自制，供演示。</p>${LECTURE.map(([title, text], index) => `<section><h2>${'一二三'[index]}、${title}</h2><p>${text}</p></section>`).join('')}`,
  );

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const tab = await browser.newPage();
for (const [name, html] of [
  ['reader', await reader()],
  ['lecture', lecture()],
]) {
  await tab.setContent(html);
  await tab.pdf({ path: path.join(folder, `${name}.pdf`), preferCSSPageSize: true });
}
await browser.close();

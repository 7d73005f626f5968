import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { proseColumns, verseColumns, weightOf } from '../../../src/web/screen/rules/columns';

describe('verse columns', () => {
  it('gives each verse line a column', () => {
    const lines = ['千锤万凿出深山，', '烈火焚烧若等闲。'];
    expect(verseColumns(lines)).toEqual(lines);
  });

  it('breaks a long line at its punctuation', () => {
    expect(verseColumns(['不以一毫私意自蔽，不以一毫私欲自累，如此而已。'])).toEqual([
      '不以一毫私意自蔽，',
      '不以一毫私欲自累，如此而已。',
    ]);
  });

  it('breaks a long clause without punctuation into even columns', () => {
    const columns = verseColumns(['一二三四五六七八九十一二三四五']);
    expect(columns.map(weightOf)).toEqual([8, 7]);
  });

  it('never leaves a lone character', () => {
    expect(verseColumns(['清', '风徐来'])).toEqual(['清风徐来']);
    expect(verseColumns(['公生明，廉生威', '戒！'])).toEqual(['公生明，廉生威戒！']);
  });

  it('lets a maxim of one character stand alone, as there is nothing to join', () => {
    expect(verseColumns(['清'])).toEqual(['清']);
    expect(verseColumns(['慎', '独'])).toEqual(['慎独']);
  });

  it('sets every maxim of the sample a line a column, none shorter than two characters', () => {
    const file = path.resolve(__dirname, '../../../database/sample/content/maxims.json');
    const maxims = JSON.parse(readFileSync(file, 'utf8')) as {
      key: string;
      data: { text: string };
    }[];
    for (const { key, data } of maxims) {
      const lines = data.text.split('\n');
      const columns = verseColumns(lines);
      expect([key, columns.length]).toEqual([key, lines.length]);
      for (const column of columns) expect(weightOf(column)).toBeGreaterThanOrEqual(2);
    }
  });

  it('counts a character with its variation selector or accent as one, and never parts them', () => {
    const written = '葛󠄀'.repeat(12);
    expect(verseColumns([written])).toEqual([written]);
    for (const column of proseColumns('葛󠄀'.repeat(15), 4)) expect(column).toMatch(/^(葛󠄀)+$/u);
  });

  it('makes a long text longer columns, and lets very many lines run on', () => {
    const verse = '清风徐来水波不兴白露横江水光接天';
    expect(verseColumns([verse.repeat(25)]).every((column) => weightOf(column) > 12)).toBe(true);
    const many = Array.from({ length: 40 }, () => '清风徐来水波不兴。');
    expect(verseColumns(many).length).toBeLessThanOrEqual(18);
    expect(verseColumns(many).join('')).toBe(many.join(''));
    expect(verseColumns(many.slice(0, 16))).toEqual(many.slice(0, 16));
  });

  it('stands quotation marks upright', () => {
    expect(verseColumns(['曰：“其身正”'])).toEqual(['曰：『其身正』']);
  });

  it('never begins a column with a closing mark or ends it with an opening one', () => {
    for (let most = 3; most < 12; most += 1) {
      for (const column of proseColumns(
        '吾日三省，吾身（为人谋），而不忠乎？《论语》有之。',
        most,
      )) {
        expect(column).not.toMatch(/^[，。、；：？！）》』」]/);
        expect(column).not.toMatch(/[（《『「]$/);
      }
    }
  });
});

/**
 * CLREQ, "Prohibition Rules for Line Start and Line End": the marks that may begin no line and those
 * that may end none. In vertical text of the mainland (GB/T 15834—2011, 5.2) quotation marks are 『』
 * outside and 「」 inside; Western ones stand in none.
 */
describe('punctuation as CLREQ asks', () => {
  const MAY_NOT_BEGIN = [...'，。、；：？！）》〉」』】…—·'];
  const MAY_NOT_END = [...'（《〈「『【'];
  const prose = (marks: string) =>
    `清风徐来${marks}水波不兴${marks}白露横江${marks}水光接天${marks}`;

  it.each(MAY_NOT_BEGIN)('%s begins no column, wherever it would fall', (mark) => {
    for (let most = 3; most <= 12; most += 1) {
      for (const column of [...proseColumns(prose(mark), most), ...verseColumns([prose(mark)])]) {
        expect(column.startsWith(mark)).toBe(false);
      }
    }
  });

  it.each(MAY_NOT_END)('%s ends no column, wherever it would fall', (mark) => {
    for (let most = 3; most <= 12; most += 1) {
      const text = `${prose(mark)}完`;
      for (const column of [...proseColumns(text, most), ...verseColumns([text])]) {
        expect(column.endsWith(mark)).toBe(false);
      }
    }
  });

  it.each([
    ['“公生明”', '『公生明』'],
    ['‘慎独’', '「慎独」'],
    ['他说“何谓‘清’？”', '他说『何谓「清」？』'],
    ['「公」与『私』', '「公」与『私』'],
  ])('%s stands as %s', (given, stands) => {
    expect(verseColumns([given])).toEqual([stands]);
    expect(proseColumns(given, 12)).toEqual([stands]);
  });

  it('holds of any text: nothing is lost, no rule is broken, no Western quotation mark is left', () => {
    const character = fc.constantFrom(...'清风徐来水波不兴', ...MAY_NOT_BEGIN, ...MAY_NOT_END);
    const words = fc.array(character, { minLength: 1, maxLength: 40 }).map((all) => all.join(''));
    const marks = new RegExp(`[${[...MAY_NOT_BEGIN, ...MAY_NOT_END].join('')}]`, 'g');
    fc.assert(
      fc.property(words, fc.integer({ min: 3, max: 12 }), (text, most) => {
        for (const columns of [proseColumns(text, most), verseColumns([text])]) {
          expect(columns.join('')).toBe(text);
          // A column of marks alone has nothing that they could lean on.
          const withWords = columns.filter((column) => column.replace(marks, '') !== '');
          for (const column of withWords.slice(1)) {
            expect(MAY_NOT_BEGIN).not.toContain([...column][0]);
          }
        }
      }),
    );
  });
});

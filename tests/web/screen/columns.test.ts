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

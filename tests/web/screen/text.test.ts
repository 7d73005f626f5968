import { campaignDates } from '../../../src/web/screen/rules/campaign';
import { cueAt, readCues } from '../../../src/web/screen/rules/captions';
import { headlineLines } from '../../../src/web/screen/rules/headline';
import { dimensionsLine } from '../../../src/web/screen/rules/label';
import { partAt } from '../../../src/web/screen/rules/lasting';
import { paginate } from '../../../src/web/screen/rules/pages';
import { printedDay } from '../../../src/web/screen/rules/voices';

describe('a museum label', () => {
  it('gives height before width, in centimetres', () => {
    expect(dimensionsLine({ heightMm: 680, widthMm: 345, depthMm: null })).toBe(
      '纵 68 × 横 34.5 厘米',
    );
    expect(dimensionsLine({ heightMm: 305, widthMm: 305, depthMm: 42 })).toBe(
      '纵 30.5 × 横 30.5 × 厚 4.2 厘米',
    );
    expect(dimensionsLine({ heightMm: null, widthMm: null, depthMm: null })).toBeNull();
    expect(dimensionsLine(null)).toBeNull();
  });
});

describe('pages', () => {
  const text = (pages: { text: string }[][]) =>
    pages.map((page) => page.map((piece) => piece.text));

  it('keeps on one page what fits it', () => {
    expect(text(paginate(['清风徐来', '水波不兴'], 10, 2))).toEqual([['清风徐来', '水波不兴']]);
  });

  it('goes on with a paragraph on the next page, and loses nothing', () => {
    const story = ['外公做了三十年会计，家里最旧的东西是一把算盘。', '珠子磨得发亮。'];
    const pages = paginate(story, 8, 2);
    expect(pages.length).toBeGreaterThan(1);
    expect(text(pages).flat().join('')).toBe(story.join(''));
    expect(pages[1]?.[0]?.continued).toBe(true);
  });

  it('does not begin a page with a closing mark', () => {
    for (let width = 4; width < 14; width += 1) {
      const pages = paginate(['一二三四，五六七。八九十！一二三四五六七八九十，完。'], width, 1);
      for (const page of pages) expect(page[0]?.text).not.toMatch(/^[，。！]/);
    }
  });

  it('turns between two sentences where one ends near the foot of the page', () => {
    const story = ['外公问清来历，把铅笔还了。他说：“一根线头也要对得上。”母亲记了很久。'];
    expect(text(paginate(story, 10, 3))).toEqual([
      ['外公问清来历，把铅笔还了。他说：“一根线头也要对得上。”'],
      ['母亲记了很久。'],
    ]);
    // Nowhere to stop: as much as fits, and no mark left to begin the next page.
    const endless = ['没有句号的一段话，一直说下去，说到下一页'];
    expect(text(paginate(endless, 10, 1))[0]).toEqual(['没有句号的一段']);
  });

  it('shares a slide out evenly', () => {
    expect([0, 4.9, 5, 9.9, 10, 60].map((elapsed) => partAt(elapsed, 15, 3))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
    expect(partAt(7, 15, 0)).toBe(0);
  });
});

describe('titles', () => {
  it('break where their author left a space, otherwise evenly', () => {
    expect(headlineLines('树清廉家风 创最美家庭', 10)).toEqual(['树清廉家风', '创最美家庭']);
    expect(headlineLines('树清廉家风·创最美家庭', 10)).toEqual(['树清廉家风', '创最美家庭']);
    expect(headlineLines('党风廉政建设宣教月', 10)).toEqual(['党风廉政建设宣教月']);
    expect(headlineLines('党风廉政建设宣传教育月', 10)).toEqual(['党风廉政建设', '宣传教育月']);
  });

  it('have longer lines where they are long, and lose nothing', () => {
    const longest = '廉'.repeat(120);
    const lines = headlineLines(longest, 10);
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(lines.join('')).toBe(longest);
    expect(headlineLines('葛󠄀'.repeat(9), 9)).toHaveLength(1);
  });

  it('run on where their parts are very many', () => {
    const lines = headlineLines('廉 '.repeat(60).trim(), 10);
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(lines.join('').replace(/ /g, '')).toBe('廉'.repeat(60));
  });
});

describe('days', () => {
  it('are printed in characters on a bulletin', () => {
    expect(printedDay('2026-09-22')).toBe('二〇二六年九月二十二日');
    expect(printedDay('2027-10-01')).toBe('二〇二七年十月一日');
    expect(printedDay('2027-11-30')).toBe('二〇二七年十一月三十日');
  });

  it('say a campaign’s year again only where it changes', () => {
    expect(campaignDates('2027-03-01', '2027-03-15')).toBe('2027年3月1日 — 3月15日');
    expect(campaignDates('2026-12-15', '2027-01-15')).toBe('2026年12月15日 — 2027年1月15日');
    expect(campaignDates('2027-03-08', '2027-03-08')).toBe('2027年3月8日');
  });
});

describe('captions', () => {
  const cues = readCues(
    'WEBVTT\n\n1\n00:01.000 --> 00:02.500 line:80%\n<i>家风正</i>\n\n01:00:00.000 --> 01:00:01.000\n一家之风，\n连着党风\n',
  );

  it('are read with and without hours, without settings and markup', () => {
    expect(cues).toEqual([
      { from: 1, to: 2.5, lines: ['家风正'] },
      { from: 3600, to: 3601, lines: ['一家之风，', '连着党风'] },
    ]);
  });

  it('are shown from their beginning until before their end', () => {
    expect(cueAt(cues, 1)?.lines).toEqual(['家风正']);
    expect(cueAt(cues, 2.5)).toBeNull();
  });
});

import type { Slide } from '../../../api/wall/programme/types';
import { campaignDates, PILLARS } from './campaign';
import { ASPECTS, labelLines } from './label';
import { FORM_MARKS, honourLine } from './story';
import { printedDay, VOICES } from './voices';

/** The faces that slides are set in, as CSS `font` values without a size. */
export type Face = 'brush' | 'kai' | 'serif' | 'bold';

/** Which text of a slide is set in which face, so that its fonts can be there before it is. */
export type FaceText = Partial<Record<Face, string>>;

const joined = (...parts: (string | number | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined).join('');

/** What a text that does not fit ends with. */
const ELLIPSIS = '…';

/** Everything that a slide's layout paints, its own words included. */
export function facesOf(slide: Slide): FaceText {
  switch (slide.kind) {
    case 'maxim': {
      const { lines, author, era, source, annotation, themes } = slide.content;
      const verse = lines.join('');
      return {
        brush: joined(verse, '清风', ...themes),
        // Marks of a verse are set in kai, quotation marks in their vertical form.
        kai: joined(verse, '『』「」', author, era, source),
        serif: joined(annotation, ELLIPSIS),
      };
    }
    case 'artwork': {
      const { content } = slide;
      const { title, artist, inscription, statement, creditLine, accessionNumber, views } = content;
      return {
        bold: joined(title, ELLIPSIS),
        kai: joined(artist?.name, inscription ? '“”' : null, inscription ?? statement, ELLIPSIS),
        serif: joined(
          artist?.isSample ? '示例作者' : null,
          ...labelLines(content),
          creditLine,
          accessionNumber,
          '·',
          ELLIPSIS,
          ...views.map(({ aspect }) => ASPECTS[aspect]),
        ),
      };
    }
    case 'film': {
      const { title, synopsis, producer, year } = slide.content;
      return {
        bold: joined(title, ELLIPSIS),
        serif: joined(synopsis, producer, year, ' · 年示例警示教育片', ELLIPSIS),
      };
    }
    case 'family_story': {
      const { title, family, body, gallery, honours, form } = slide.content;
      return {
        brush: joined(title, '家风故事', FORM_MARKS[form]),
        kai: joined(...body, ...gallery.map(({ caption }) => caption), ELLIPSIS),
        serif: joined(...honours.map(honourLine), '示例', ELLIPSIS),
        bold: joined(family, ...honours.map((honour) => honour.title), ELLIPSIS),
      };
    }
    case 'bulletin': {
      const { title, occasion, voices, issueNumber, issuedOn } = slide.content;
      const said = Object.values(voices);
      return {
        brush: joined('妇廉纪语', ...VOICES.map(({ name, character }) => name + character)),
        kai: joined('《》', ...said.map(({ text }) => text)),
        serif: joined(occasion, printedDay(issuedOn), ELLIPSIS),
        bold: joined(
          title,
          `第 ${issueNumber} 期`,
          ...said.map(({ heading }) => heading),
          ELLIPSIS,
        ),
      };
    }
    case 'campaign': {
      const { name, slogan, summary, pillar, startsOn, endsOn } = slide.content;
      return {
        brush: joined(name, pillar && PILLARS[pillar], '廉'),
        kai: joined(slogan, ELLIPSIS),
        serif: joined(summary, campaignDates(startsOn, endsOn), ELLIPSIS),
      };
    }
  }
}

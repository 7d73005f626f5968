import type { Slide } from '../../../api/wall/programme/types';

/** The faces that slides are set in, as CSS `font` values without a size. */
export type Face = 'brush' | 'kai' | 'serif' | 'bold';

/** Which text of a slide is set in which face, so that its fonts can be there before it is. */
export type FaceText = Partial<Record<Face, string>>;

const joined = (...parts: (string | number | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined).join('');

/** Words that a slide's layout adds to its content. */
const FIXED = '示例作者正面背面底款局部整体纵横厚厘米年月日第期，。、：；《》·—〈〉0123456789.×';

export function facesOf(slide: Slide): FaceText {
  switch (slide.kind) {
    case 'maxim': {
      const { lines, author, era, source, annotation, themes } = slide.content;
      return {
        brush: joined(...lines, '清风', ...themes),
        kai: joined(...lines, author, era, source, FIXED),
        serif: joined(annotation, FIXED),
      };
    }
    case 'artwork': {
      const { title, artist, materials, inscription, statement, creditLine, accessionNumber } =
        slide.content;
      return {
        kai: joined(inscription, statement, artist?.name, FIXED),
        serif: joined(
          materials,
          artist?.name,
          creditLine,
          accessionNumber,
          FIXED,
          '书法中国画瓷篆刻剪纸摄影馆',
        ),
        bold: joined(title),
      };
    }
    case 'film': {
      const { title, synopsis, producer } = slide.content;
      return { bold: title, serif: joined(synopsis, producer, FIXED, '警示教育片') };
    }
    case 'family_story': {
      const { title, family, body, gallery, honours } = slide.content;
      const named = honours.map((honour) => joined(honour.title, honour.grantedBy));
      return {
        brush: joined(title, '家风故事讲晒演拍'),
        kai: joined(...body, ...gallery.map(({ caption }) => caption), FIXED, '家风'),
        serif: joined(family, ...named, FIXED),
        bold: joined(family, ...named),
      };
    }
    case 'bulletin': {
      const { title, occasion, voices } = slide.content;
      const said = Object.values(voices);
      return {
        brush: '妇廉纪语说法德害责',
        kai: joined(...said.map(({ text }) => text)),
        serif: joined(title, occasion, FIXED, '妇廉纪语说法德害责'),
        bold: joined(title, ...said.map(({ heading }) => heading)),
      };
    }
    case 'campaign': {
      const { name, slogan, summary } = slide.content;
      return {
        brush: joined(name, '筑促护育廉'),
        kai: joined(slogan, FIXED),
        serif: joined(summary, FIXED, '主题活动起至'),
      };
    }
  }
}

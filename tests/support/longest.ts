import type { Slide, SlideContents, SlideKind } from '../../src/api/wall/programme/types';

/** Words to fill a field with: letters that all faces have, and marks where prose has them. */
const PROSE =
  '为政之要曰公与清，成家之道曰俭与勤。一丝一粒我之名节，一厘一毫民之脂膏；宽一分民受赐不止一分，取一文我为人不值一文。';

/** So many characters of prose, without a break of its own unless it has marks. */
const prose = (length: number): string =>
  PROSE.repeat(Math.ceil(length / PROSE.length)).slice(0, length);
/** The same without marks, as names are. */
export const name = (length: number): string =>
  PROSE.replace(/[，。；]/g, '')
    .repeat(Math.ceil(length / 40))
    .slice(0, length);

/** Files that slides show, by the names that they go by here. */
export interface Files {
  picture: string;
  scroll: string;
  film: string;
  captions: string;
}

const of = <K extends SlideKind>(kind: K, content: SlideContents[K], assets: string[] = []) =>
  ({
    kind,
    content,
    assets,
    seconds: 3600,
    transition: 'none',
    validFrom: null,
    validUntil: null,
  }) as unknown as Slide;

const maxim = (more: Partial<SlideContents['maxim']>) =>
  of('maxim', {
    lines: ['千锤万凿出深山，', '烈火焚烧若等闲。', '粉骨碎身浑不怕，', '要留清白在人间。'],
    author: '于谦',
    era: '明',
    source: '《石灰吟》',
    annotation: null,
    themes: ['清廉'],
    background: 'xuan',
    ...more,
  });

const campaign = (poster: string | null, more: Partial<SlideContents['campaign']>) =>
  of(
    'campaign',
    {
      name: '党风廉政建设宣教月',
      slogan: '以案为鉴，警钟长鸣',
      pillar: 'build',
      startsOn: '2026-12-15',
      endsOn: '2027-01-15',
      summary: prose(2000),
      poster,
      ...more,
    },
    poster ? [poster] : [],
  );

/**
 * A slide of every kind and form with each text as long as its content type lets it be, and some of
 * usual lengths that are hard beside them.
 */
export function longestSlides({ picture, scroll, film, captions }: Files): Record<string, Slide> {
  const voice = { heading: name(40), text: prose(600) };
  const views = (count: number, asset = picture): SlideContents['artwork']['views'] =>
    Array.from({ length: count }, (_, index) => ({
      asset,
      alt: name(300),
      aspect: index === 0 ? 'whole' : 'detail',
    }));
  const artwork = (more: Partial<SlideContents['artwork']>, shown = picture) =>
    of(
      'artwork',
      {
        title: name(120),
        category: 'calligraphy',
        artist: { name: name(60), isSample: true },
        year: 2100,
        materials: name(120),
        dimensions: { widthMm: 99_999, heightMm: 99_999, depthMm: 99_999 },
        inscription: prose(2000),
        statement: prose(3000),
        accessionNumber: 'QF-'.padEnd(40, '2'),
        creditLine: name(200),
        views: views(1, shown),
        ...more,
      },
      [shown],
    );
  const story = (
    form: SlideContents['family_story']['form'],
    filmed: boolean,
    title: string,
    more: Partial<SlideContents['family_story']> = {},
  ) =>
    of(
      'family_story',
      {
        title,
        form,
        family: name(60),
        body: [prose(3000), prose(3000)],
        gallery: Array.from({ length: 24 }, () => ({
          asset: picture,
          alt: name(300),
          caption: name(120),
        })),
        video: filmed ? film : null,
        poster: null,
        captions: filmed ? captions : null,
        honours: Array.from({ length: 20 }, (_, index) => ({
          title: name(120),
          grantedBy: name(120),
          year: 2000 + index,
        })),
        isSample: true,
        ...more,
      },
      filmed ? [picture, film, captions] : [picture],
    );
  return {
    'maxim-note': maxim({ annotation: prose(600) }),
    'maxim-note-ink': maxim({ annotation: prose(120), background: 'ink' }),
    'maxim-all': maxim({
      lines: [prose(400)],
      author: name(60),
      era: name(40),
      source: `《${name(118)}》`,
      annotation: prose(600),
      themes: [name(40)],
      background: 'cinnabar',
    }),
    'maxim-lines': maxim({
      lines: Array.from({ length: 40 }, () => name(9)),
      annotation: prose(600),
      background: 'celadon',
    }),
    'artwork-all': artwork({}),
    'artwork-scroll': artwork({ title: name(30) }, scroll),
    'artwork-views': artwork({ category: 'porcelain_painting', views: views(12) }),
    'film-all': of(
      'film',
      {
        title: name(120),
        synopsis: prose(2000),
        producer: name(120),
        year: 2100,
        video: film,
        poster: null,
        captions,
        isSample: true,
      },
      [film, captions],
    ),
    'story-told': story('told', false, name(120)),
    'story-told-40': story('told', false, name(40)),
    'story-told-18': story('told', false, name(18)),
    // As many words as a picture may still stand beside.
    'story-told-pictured': story('told', false, name(18), {
      family: name(10),
      honours: [
        { title: name(10), grantedBy: name(120), year: 2000 },
        { title: name(10), grantedBy: name(120), year: 2001 },
      ],
    }),
    'story-photographed': story('photographed', false, name(120)),
    'story-performed': story('performed', false, name(40)),
    'story-filmed': story('filmed', true, name(120)),
    'bulletin-all': of('bulletin', {
      title: name(120),
      issueNumber: 9999,
      occasion: name(40),
      issuedOn: '2027-12-27',
      voices: { discipline: voice, law: voice, virtue: voice, harm: voice, duty: voice },
    }),
    'campaign-all': campaign(null, { name: name(120), slogan: name(60) }),
    'campaign-poster': campaign(picture, { name: name(120), slogan: name(60) }),
    'campaign-parts': campaign(null, { name: '廉 '.repeat(60).trim(), slogan: null }),
    'campaign-60': campaign(picture, { name: name(40), slogan: name(20) }),
    'campaign-30': campaign(null, { name: name(20), slogan: name(10) }),
  };
}

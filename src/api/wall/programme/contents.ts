import type {
  Asset,
  AssetKey,
  BulletinVoice,
  Photograph,
  Slide,
  SlideContents,
  SlideKind,
} from './types';
import { assetFor, type FileRow } from './renditions';

/** How long a slide stays where its playlist does not say, in seconds. */
const DEFAULT_SECONDS = {
  maxim: 15,
  artwork: 20,
  film: 60,
  family_story: 40,
  bulletin: 50,
  campaign: 12,
} as const satisfies Record<SlideKind, number>;

/** A porcelain work turns: each further view asks for this much more, in seconds. */
const SECONDS_PER_FURTHER_VIEW = 8;

/** Characters that somebody who stands before a wall reads in a second, without haste. */
const READ_PER_SECOND = 5;

/** A text stays no longer than the fullest bulletin, in seconds: a wall is not for one story alone. */
const LONGEST_READ = 600;

/** A published row with its relations, as the database gives it. */
export type Row = Record<string, unknown>;

/** Content ready for a slide: what it says, the files it needs, how long it wants to stay. */
export interface Prepared<K extends SlideKind = SlideKind> {
  kind: K;
  content: SlideContents[K];
  assets: Record<AssetKey, Asset>;
  seconds: number;
  /** In zh-Hans: parts that it is shown without, such as one view of several; null for none. */
  lacks: string | null;
}

/** Why content cannot be shown yet, in zh-Hans. */
export interface Unready {
  reason: string;
}

/** What a file says of its own renditions, where it says it. */
interface Progress {
  name?: string;
  renditionState?: 'pending' | 'ready' | 'failed' | null;
  renditionFault?: string | null;
}

/** Collects a content's assets, keyed by their hash, so that a shared file is listed once. */
class AssetBag {
  readonly assets: Record<AssetKey, Asset> = {};
  /** Names of files that are still being made ready: the content waits for them. */
  readonly pending: string[] = [];
  /** What went wrong with files that will not become ready by themselves. */
  readonly faults: string[] = [];

  constructor(private readonly screen: { width: number; height: number }) {}

  add(file: unknown): AssetKey | null {
    if (!file) return null;
    const { name = '文件', renditionState, renditionFault } = file as Progress;
    const asset = renditionState === 'pending' ? null : assetFor(file as FileRow, this.screen);
    if (!asset) {
      if (renditionState === 'pending') this.pending.push(name);
      else this.faults.push(`“${name}”${renditionFault ?? '没有可播的版本，请重新上传'}`);
      return null;
    }
    const key = asset.sha256.slice(0, 24);
    this.assets[key] = asset;
    return key;
  }
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
const words = (value: unknown): string => text(value) ?? '';
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const rows = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const row = (value: unknown): Row | null => (value as Row | null) ?? null;
const lines = (value: unknown, separator: RegExp): string[] =>
  words(value)
    .split(separator)
    .map((line) => line.trim())
    .filter(Boolean);

function pictures(value: unknown, bag: AssetBag): (Photograph & { row: Row })[] {
  return rows(value).flatMap((view) => {
    const asset = bag.add(view['image']);
    if (!asset) return [];
    return [{ asset, alt: words(view['alt']), caption: text(view['caption']), row: view }];
  });
}

function voice(value: unknown): BulletinVoice {
  const said = row(value) ?? {};
  return { heading: words(said['heading']), text: words(said['text']) };
}

type Preparer<K extends SlideKind> = (source: Row, bag: AssetBag) => SlideContents[K] | null;

const preparers: { [K in SlideKind]: Preparer<K> } = {
  maxim: (source) => {
    const said = lines(source['text'], /\n/);
    if (said.length === 0) return null;
    return {
      lines: said,
      author: text(source['author']),
      era: text(source['era']),
      source: text(source['source']),
      annotation: text(source['annotation']),
      themes: rows(source['themes']).map((theme) => words(theme['name'])),
      background: source['background'] as SlideContents['maxim']['background'],
    };
  },

  artwork: (source, bag) => {
    const views = pictures(source['views'], bag).map(({ row: view, asset, alt }) => ({
      asset,
      alt,
      aspect: view['aspect'] as SlideContents['artwork']['views'][number]['aspect'],
    }));
    if (views.length === 0) return null;
    const artist = row(source['artist']);
    const dimensions = row(source['dimensions']);
    const inscription = text(source['inscription']);
    return {
      title: words(source['title']),
      category: source['category'] as SlideContents['artwork']['category'],
      artist: artist && { name: words(artist['name']), isSample: artist['isSample'] === true },
      year: number(source['year']),
      materials: text(source['materials']),
      dimensions: dimensions && {
        widthMm: number(dimensions['widthMm']),
        heightMm: number(dimensions['heightMm']),
        depthMm: number(dimensions['depthMm']),
      },
      inscription,
      statement: inscription ? null : text(source['statement']),
      accessionNumber: text(source['accessionNumber']),
      creditLine: text(row(source['rights'])?.['creditLine']),
      views,
    };
  },

  film: (source, bag) => {
    const video = bag.add(source['video']);
    if (!video) return null;
    return {
      title: words(source['title']),
      synopsis: text(source['synopsis']),
      producer: text(source['producer']),
      year: number(source['year']),
      video,
      poster: bag.add(source['poster']),
      captions: bag.add(source['captions']),
      isSample: source['isSample'] === true,
    };
  },

  family_story: (source, bag) => ({
    title: words(source['title']),
    form: source['form'] as SlideContents['family_story']['form'],
    family: words(source['family']),
    body: lines(source['body'], /\n\s*\n/),
    gallery: pictures(source['gallery'], bag).map(({ asset, alt, caption }) => ({
      asset,
      alt,
      caption,
    })),
    video: bag.add(source['video']),
    poster: bag.add(source['poster']),
    captions: bag.add(source['captions']),
    honours: rows(source['honours']).map((honour) => ({
      title: words(honour['title']),
      grantedBy: text(honour['grantedBy']),
      year: number(honour['year']),
    })),
    isSample: source['isSample'] === true,
  }),

  bulletin: (source) => ({
    title: words(source['title']),
    issueNumber: number(source['issueNumber']) ?? 0,
    occasion: text(row(source['occasion'])?.['name']),
    issuedOn: words(source['issuedOn']),
    voices: {
      discipline: voice(source['discipline']),
      law: voice(source['law']),
      virtue: voice(source['virtue']),
      harm: voice(source['harm']),
      duty: voice(source['duty']),
    },
  }),

  campaign: (source, bag) => ({
    name: words(source['name']),
    slogan: text(source['slogan']),
    pillar: (source['pillar'] as SlideContents['campaign']['pillar']) ?? null,
    startsOn: words(source['startsOn']),
    endsOn: words(source['endsOn']),
    summary: text(source['summary']),
    poster: bag.add(source['poster']),
  }),
};

/** What a kind cannot do without, in zh-Hans. */
const NEEDED: Partial<Record<SlideKind, string>> = {
  maxim: '文字',
  artwork: '作品图',
  film: '视频',
};

/**
 * Turns a published row into what a slide of its kind shows on a screen of this size, or says why
 * that cannot be yet: a file that it cannot do without is missing, or one is still being made ready.
 */
export function prepare<K extends SlideKind>(
  kind: K,
  source: Row,
  screen: { width: number; height: number },
): Prepared<K> | Unready {
  const bag = new AssetBag(screen);
  const content = (preparers[kind] as Preparer<K>)(source, bag);
  if (bag.pending.length > 0) return { reason: `“${bag.pending.join('”“')}”的派生图正在生成` };
  if (!content) {
    const needed = `没有可播的${NEEDED[kind] ?? '内容'}`;
    return { reason: [needed, ...bag.faults].join('：') };
  }
  const { assets, faults } = bag;
  const lacks = faults.length > 0 ? `画面照常播出，但缺：${faults.join('；')}` : null;
  return { kind, content, assets, seconds: naturalSeconds(kind, content, source), lacks };
}

function naturalSeconds(kind: SlideKind, content: SlideContents[SlideKind], source: Row): number {
  const base = DEFAULT_SECONDS[kind];
  if (kind === 'film') {
    return measuredSeconds(source) ?? number(source['runtimeSeconds']) ?? base;
  }
  if (kind === 'artwork') {
    const further = (content as SlideContents['artwork']).views.length - 1;
    return base + further * SECONDS_PER_FURTHER_VIEW;
  }
  if (kind === 'family_story') {
    const { video, body } = content as SlideContents['family_story'];
    const measured = video === null ? null : measuredSeconds(source);
    return measured ?? Math.max(base, readingSeconds(body.join('')));
  }
  if (kind === 'bulletin') {
    // The voices speak equally long: as long as the one that says most needs.
    const voices = Object.values((content as SlideContents['bulletin']).voices);
    const longest = Math.max(...voices.map((said) => readingSeconds(said.text)));
    return Math.max(base, Math.min(LONGEST_READ, longest * voices.length));
  }
  return base;
}

const readingSeconds = (written: string): number =>
  Math.min(LONGEST_READ, Math.ceil([...written].length / READ_PER_SECOND));

/** How long the file itself plays: what an editor wrote stays behind when the file is replaced. */
function measuredSeconds(source: Row): number | null {
  const seconds = number(row(row(source['video'])?.['film'])?.['seconds']);
  return seconds && Math.max(1, Math.ceil(seconds));
}

/** Whether a slide is over when its film is, so that its seconds are the film's. */
const endsWithFilm = ({ kind, content }: Prepared): boolean =>
  kind === 'film' ||
  (kind === 'family_story' && (content as SlideContents['family_story']).video !== null);

/** A slide made of prepared content and what its place in a playlist says about it. */
export function slideOf(
  prepared: Prepared,
  place: Pick<Slide, 'transition' | 'validFrom' | 'validUntil'> & { seconds: number | null },
): Slide {
  return {
    kind: prepared.kind,
    // A film is never cut short by a number typed for something else.
    seconds: endsWithFilm(prepared) ? prepared.seconds : (place.seconds ?? prepared.seconds),
    transition: place.transition,
    content: prepared.content,
    assets: Object.keys(prepared.assets).sort(),
    validFrom: place.validFrom,
    validUntil: place.validUntil,
  } as Slide;
}

/**
 * The programme: everything one screen shows for the next seven days, resolved.
 *
 * This is the contract between the server and any player (schema 1). It holds plain JSON values
 * only, so that the canonical text of a programme, and with it the revision, is the same on every
 * instance. Times are ISO 8601 in UTC; spans are half-open, `[from, to)`.
 */

/** What a slide can be. One player component a kind. */
export type SlideKind = 'maxim' | 'artwork' | 'film' | 'family_story' | 'bulletin' | 'campaign';

export type Transition = 'fade' | 'none';

/** Key into `Programme.assets`. */
export type AssetKey = string;

/** One file at the size that fits this screen. */
export interface Asset {
  /** Path on this origin; it carries the content hash, so it never goes stale. */
  url: string;
  mime: string;
  bytes: number;
  /** Lower-case hex SHA-256 of the bytes at `url`. */
  sha256: string;
  /** Pixels; null for files that have none (captions). */
  width: number | null;
  height: number | null;
}

interface Picture {
  asset: AssetKey;
  alt: string;
}

export interface Photograph extends Picture {
  caption: string | null;
}

export interface MaximContent {
  /** One verse line each, punctuation included. */
  lines: string[];
  author: string | null;
  era: string | null;
  /** The work it is taken from, with its title marks: 《石灰吟》. */
  source: string | null;
  annotation: string | null;
  themes: string[];
  background: 'xuan' | 'ink' | 'celadon' | 'cinnabar';
}

interface ArtistCredit {
  name: string;
  /** A made-up person of the sample collection; players say so beside the name. */
  isSample: boolean;
}

export interface ArtworkView extends Picture {
  aspect: 'whole' | 'front' | 'back' | 'base_mark' | 'detail';
}

export interface ArtworkContent {
  title: string;
  category:
    'calligraphy' | 'chinese_painting' | 'porcelain_painting' | 'seal' | 'paper_cut' | 'photograph';
  artist: ArtistCredit | null;
  year: number | null;
  materials: string | null;
  dimensions: { widthMm: number | null; heightMm: number | null; depthMm: number | null } | null;
  inscription: string | null;
  /** Null too where an inscription stands in its place. */
  statement: string | null;
  accessionNumber: string | null;
  creditLine: string | null;
  /** At least one; porcelain turns through them in this order. */
  views: ArtworkView[];
}

interface FilmContent {
  title: string;
  synopsis: string | null;
  producer: string | null;
  year: number | null;
  video: AssetKey;
  poster: AssetKey | null;
  /** WebVTT, zh-Hans. */
  captions: AssetKey | null;
  isSample: boolean;
}

export interface FamilyStoryContent {
  title: string;
  form: 'told' | 'photographed' | 'performed' | 'filmed';
  family: string;
  /** Paragraphs of plain text. */
  body: string[];
  gallery: Photograph[];
  video: AssetKey | null;
  poster: AssetKey | null;
  captions: AssetKey | null;
  honours: { title: string; grantedBy: string | null; year: number | null }[];
  isSample: boolean;
}

export interface BulletinVoice {
  heading: string;
  text: string;
}

export interface BulletinContent {
  title: string;
  issueNumber: number;
  occasion: string | null;
  /** Calendar day, YYYY-MM-DD. */
  issuedOn: string;
  /** 说纪、说法、说德、说害、说责, in this order. */
  voices: {
    discipline: BulletinVoice;
    law: BulletinVoice;
    virtue: BulletinVoice;
    harm: BulletinVoice;
    duty: BulletinVoice;
  };
}

export interface CampaignContent {
  name: string;
  slogan: string | null;
  pillar: 'build' | 'foster' | 'guard' | 'nurture' | null;
  /** Calendar days, both included. */
  startsOn: string;
  endsOn: string;
  summary: string | null;
  poster: AssetKey | null;
}

export interface SlideContents {
  maxim: MaximContent;
  artwork: ArtworkContent;
  film: FilmContent;
  family_story: FamilyStoryContent;
  bulletin: BulletinContent;
  campaign: CampaignContent;
}

/** A slide of one kind, with the content that kind has. */
export interface SlideOf<K extends SlideKind> {
  kind: K;
  /** How long it stays; a film stays until its end, and this is its length. */
  seconds: number;
  transition: Transition;
  content: SlideContents[K];
  /** Everything that must be present before it may be shown. */
  assets: AssetKey[];
  /** Shown only within `[validFrom, validUntil)`; null is open. */
  validFrom: string | null;
  validUntil: string | null;
}

export type Slide = { [K in SlideKind]: SlideOf<K> }[SlideKind];

/** Why a span plays what it plays, for people to read. */
export interface Because {
  rule: 'campaign' | 'schedule' | 'fallback' | 'empty';
  /** Name of the campaign or schedule, or null. */
  name: string | null;
  /** When it applies, in zh-Hans: 中秋前 7 天至后 1 天，每年; null where there is nothing to add. */
  detail: string | null;
}

/** A slide that a playlist asks for and that is left out, or shown in part, for the keeper to read. */
export interface Omitted {
  /** documentId of the content. */
  content: string;
  kind: SlideKind;
  /** zh-Hans. */
  reason: string;
}

export interface Span {
  from: string;
  to: string;
  /** Key into `playlists`, or null when there is nothing to play. */
  playlist: string | null;
  because: Because;
}

export interface Programme {
  schema: 1;
  /** `sha256-<hex>` of the canonical JSON of everything below. */
  revision: string;
  screen: { id: string; name: string; timezone: string; width: number; height: number };
  /** From the screen's local midnight, eight days; it moves once a day. */
  horizon: { from: string; to: string };
  spans: Span[];
  playlists: Record<string, { title: string; slides: string[] }>;
  slides: Record<string, Slide>;
  assets: Record<AssetKey, Asset>;
  fallback: string | null;
  notice: NoticeContent | null;
}

/** Overlays everything until it expires. */
export interface NoticeContent {
  id: string;
  level: 'info' | 'warning' | 'urgent';
  text: string;
  expiresAt: string;
}

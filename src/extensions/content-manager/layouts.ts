/**
 * How the forms and lists of a fresh installation are laid out. What belongs together stands
 * together; a row has twelve columns. An administrator may arrange them anew in the panel, and that
 * stays.
 */

/** Fields of a row with the columns that they take. */
type Row = Readonly<Record<string, number>>;

export interface Layout {
  form: readonly Row[];
  /** Columns of the list; a component has none. */
  list?: readonly string[];
  /** What an entry or a row is called; the first text line where none is named. */
  title?: string;
  /** Fields that nobody fills in. */
  without?: readonly string[];
  /** Relations whose entries are called by another field than their first text line. */
  called?: Readonly<Record<string, string>>;
}

const tags: Row = { themes: 6, pillar: 6 };

export const layouts: Readonly<Record<string, Layout>> = {
  'api::collection.maxim': {
    form: [
      { text: 12 },
      { author: 6, era: 6 },
      { source: 6, kind: 6 },
      { annotation: 12 },
      tags,
      { background: 6, audience: 6 },
    ],
    list: ['text', 'author', 'source', 'kind'],
    title: 'text',
  },
  'api::collection.artist': {
    form: [
      { name: 6, era: 6 },
      { organisation: 6, consent: 6 },
      { biography: 12 },
      { portrait: 6, isSample: 6 },
    ],
    list: ['name', 'era', 'organisation', 'consent'],
  },
  'api::collection.artwork': {
    form: [
      { title: 6, category: 6 },
      { artist: 6, year: 6 },
      { views: 12 },
      { materials: 6, accessionNumber: 6 },
      { dimensions: 12 },
      { inscription: 6, statement: 6 },
      { rights: 12 },
      tags,
      { audience: 6 },
    ],
    list: ['title', 'artist', 'category', 'audience'],
  },
  'api::collection.film': {
    form: [
      { title: 6, producer: 6 },
      { synopsis: 12 },
      { video: 6, poster: 6 },
      { captions: 6, runtimeSeconds: 3, year: 3 },
      tags,
      { audience: 6, isSample: 6 },
    ],
    list: ['title', 'producer', 'runtimeSeconds', 'audience'],
  },
  'api::collection.family-story': {
    form: [
      { title: 6, form: 6 },
      { family: 6, consent: 6 },
      { body: 12 },
      { gallery: 12 },
      { video: 6, poster: 6 },
      { captions: 6 },
      { honours: 12 },
      tags,
      { audience: 6, isSample: 6 },
    ],
    list: ['title', 'form', 'family', 'audience'],
  },
  'api::collection.bulletin': {
    form: [
      { title: 6, issueNumber: 6 },
      { issuedOn: 6, occasion: 6 },
      { discipline: 12 },
      { law: 12 },
      { virtue: 12 },
      { harm: 12 },
      { duty: 12 },
      { audience: 6 },
    ],
    list: ['title', 'issueNumber', 'issuedOn', 'audience'],
  },
  'api::collection.resource': {
    form: [
      { title: 6, kind: 6 },
      { creator: 6, link: 6 },
      { summary: 12 },
      { file: 6, cover: 6 },
      tags,
      { audience: 6 },
    ],
    list: ['title', 'kind', 'creator', 'audience'],
  },
  'api::collection.theme': { form: [{ name: 6, code: 6 }], list: ['name', 'code'] },
  'api::campaign.campaign': {
    form: [
      { name: 6, slogan: 6 },
      { startsOn: 6, endsOn: 6 },
      { pillar: 6, occasion: 6 },
      { summary: 6, poster: 6 },
      { maxims: 6, artworks: 6 },
      { films: 6, familyStories: 6 },
      { bulletins: 6, resources: 6 },
      { exhibitions: 6 },
      { takeover: 6, playlist: 6 },
      { screens: 6, groups: 6 },
    ],
    list: ['name', 'startsOn', 'endsOn', 'takeover'],
    called: { maxims: 'text' },
  },
  'api::campaign.occasion': {
    form: [
      { name: 6, code: 6 },
      { rule: 6, lasts: 6 },
      { month: 6, day: 6 },
      { term: 6, holiday: 6 },
      { ordinal: 6, weekday: 6 },
    ],
    list: ['name', 'rule', 'month', 'day'],
  },
  'api::exhibition.exhibition': {
    form: [
      { title: 6, subtitle: 6 },
      { venue: 12 },
      { opensOn: 6, closesOn: 6 },
      { curatorsNote: 6, poster: 6 },
      { entries: 12 },
    ],
    list: ['title', 'venue', 'opensOn', 'closesOn'],
  },
  'api::wall.screen-group': { form: [{ name: 6, slug: 6 }], list: ['name', 'slug'] },
  'api::wall.screen': {
    form: [
      { name: 6, slug: 6 },
      { place: 6, group: 6 },
      { width: 3, height: 3, timezone: 6 },
      { audience: 6, fallback: 6 },
    ],
    list: ['name', 'place', 'group', 'audience'],
  },
  'api::wall.playlist': { form: [{ name: 12 }, { slides: 12 }], list: ['name', 'updatedAt'] },
  'api::wall.schedule': {
    form: [
      { name: 6, playlist: 6 },
      { screens: 6, groups: 6 },
      { priority: 6, enabled: 6 },
      { startsOn: 4, endsOn: 4, days: 4 },
      { windows: 12 },
      { recurrence: 12 },
      { occasion: 6, daysBefore: 3, daysAfter: 3 },
    ],
    list: ['name', 'playlist', 'priority', 'enabled'],
  },
  'wall.slide': {
    // Of the contents one is seen, that of the chosen kind.
    form: [
      { kind: 6, seconds: 3, transition: 3 },
      { maxim: 12 },
      { artwork: 12 },
      { film: 12 },
      { familyStory: 12 },
      { bulletin: 12 },
      { campaign: 12 },
      { pick: 12 },
      { validFrom: 6, validUntil: 6 },
    ],
    title: 'label',
    without: ['label'],
    called: { maxim: 'text' },
  },
  'wall.pick': {
    form: [
      { kind: 6, count: 6 },
      { order: 6, scope: 6 },
      { category: 6, artist: 6 },
      { maximKind: 12 },
      { form: 12 },
      tags,
    ],
  },
  'wall.recurrence': {
    form: [
      { unit: 6, interval: 6 },
      { monday: 3, tuesday: 3, wednesday: 3, thursday: 3 },
      { friday: 3, saturday: 3, sunday: 3 },
      { month: 6, monthDay: 6 },
      { ordinal: 6, weekday: 6 },
      { rrule: 12 },
    ],
  },
  'wall.window': { form: [{ from: 6, to: 6 }], title: 'from' },
  'exhibition.entry': { form: [{ artwork: 6, note: 6 }], title: 'label', without: ['label'] },
  'work.view': {
    form: [
      { aspect: 6, image: 6 },
      { caption: 6, alt: 6 },
    ],
  },
  'story.photo': { form: [{ image: 12 }, { caption: 6, alt: 6 }], title: 'alt' },
};

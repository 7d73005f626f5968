import type { UID } from '@strapi/strapi';

/**
 * What the website may read: one entry a public type. Everything not named here (fields, relations,
 * drafts, internal content) stays inside.
 */
export interface PublicType {
  uid: UID.ContentType;
  /** Below `/api/`. */
  path: string;
  /** Scalar attributes that go out. */
  fields: readonly string[];
  /** Relations, files and components that go out with every entry. */
  populate: Record<string, Populate>;
  /** Attributes that `filters[…]` takes. */
  filters: readonly string[];
  /** Attributes that `sort` takes; the first is the default order, descending. */
  sorts: readonly string[];
  /** A list whose items go out only together with the content that they are about. */
  about?: { list: string; content: string };
  /** Set where the type has an `audience`: only `public` goes out. */
  audience: boolean;
}

interface Populate {
  fields?: readonly string[];
  populate?: Record<string, Populate>;
  /** Related entries are published ones only; and public ones, where the type has an audience. */
  filters?: Record<string, unknown>;
}

const file: Populate = {
  fields: [
    'url',
    'mime',
    'alternativeText',
    'width',
    'height',
    'formats',
    'sha256',
    'bytes',
    'placeholder',
    'dominantColor',
  ],
};
const named: Populate = { fields: ['name', 'code'] };
const picture = { fields: ['caption', 'alt'], populate: { image: file } };
const voice: Populate = { fields: ['heading', 'text'] };
const isPublic = { audience: 'public' };
const related = (...fields: string[]): Populate => ({ fields, filters: isPublic });

const artistCard: Populate = { fields: ['name', 'era', 'organisation', 'isSample'] };
const artworkParts: Record<string, Populate> = {
  artist: artistCard,
  dimensions: { fields: ['widthMm', 'heightMm', 'depthMm'] },
  rights: { fields: ['licence', 'creditLine'] },
  views: { fields: ['aspect', 'caption', 'alt'], populate: { image: file } },
};
const artworkFields = [
  'title',
  'category',
  'year',
  'materials',
  'inscription',
  'statement',
  'accessionNumber',
  'pillar',
];

export const PUBLIC_TYPES: readonly PublicType[] = [
  {
    uid: 'api::collection.maxim',
    path: 'maxims',
    fields: ['text', 'kind', 'author', 'era', 'source', 'annotation', 'pillar', 'background'],
    populate: { themes: named },
    filters: ['kind', 'author', 'era', 'pillar', 'themes'],
    sorts: ['publishedAt', 'updatedAt', 'author', 'kind'],
    audience: true,
  },
  {
    uid: 'api::collection.artwork',
    path: 'artworks',
    fields: artworkFields,
    populate: { ...artworkParts, themes: named },
    filters: ['category', 'year', 'pillar', 'themes', 'artist'],
    sorts: ['publishedAt', 'updatedAt', 'title', 'year', 'accessionNumber'],
    audience: true,
  },
  {
    uid: 'api::collection.artist',
    path: 'artists',
    fields: ['name', 'era', 'organisation', 'biography', 'isSample'],
    populate: { portrait: file },
    filters: ['name'],
    sorts: ['publishedAt', 'updatedAt', 'name'],
    audience: false,
  },
  {
    uid: 'api::collection.film',
    path: 'films',
    fields: ['title', 'synopsis', 'producer', 'year', 'runtimeSeconds', 'pillar', 'isSample'],
    populate: { video: file, poster: file, captions: file, themes: named },
    filters: ['year', 'pillar', 'themes'],
    sorts: ['publishedAt', 'updatedAt', 'title', 'year'],
    audience: true,
  },
  {
    uid: 'api::collection.family-story',
    path: 'family-stories',
    fields: ['title', 'form', 'family', 'body', 'pillar', 'isSample'],
    populate: {
      gallery: picture,
      video: file,
      poster: file,
      captions: file,
      honours: { fields: ['title', 'grantedBy', 'year'] },
      themes: named,
    },
    filters: ['form', 'pillar', 'themes'],
    sorts: ['publishedAt', 'updatedAt', 'title'],
    audience: true,
  },
  {
    uid: 'api::collection.bulletin',
    path: 'bulletins',
    fields: ['title', 'issueNumber', 'issuedOn'],
    populate: {
      occasion: named,
      discipline: voice,
      law: voice,
      virtue: voice,
      harm: voice,
      duty: voice,
    },
    filters: ['issueNumber', 'issuedOn', 'occasion'],
    sorts: ['issuedOn', 'issueNumber', 'publishedAt', 'updatedAt'],
    audience: true,
  },
  {
    uid: 'api::collection.resource',
    path: 'resources',
    fields: ['title', 'kind', 'creator', 'summary', 'link', 'pillar'],
    populate: { file, cover: file, themes: named },
    filters: ['kind', 'pillar', 'themes'],
    sorts: ['publishedAt', 'updatedAt', 'title'],
    audience: true,
  },
  {
    uid: 'api::campaign.campaign',
    path: 'campaigns',
    fields: ['name', 'slogan', 'pillar', 'startsOn', 'endsOn', 'summary'],
    populate: {
      occasion: named,
      poster: file,
      maxims: related('text', 'author', 'source'),
      artworks: { ...related('title', 'category'), populate: artworkParts },
      films: { ...related('title', 'synopsis', 'runtimeSeconds'), populate: { poster: file } },
      familyStories: related('title', 'form', 'family'),
      bulletins: related('title', 'issueNumber', 'issuedOn'),
      resources: related('title', 'kind', 'creator'),
      exhibitions: { fields: ['title', 'subtitle', 'opensOn', 'closesOn'] },
    },
    filters: ['pillar', 'startsOn', 'endsOn', 'occasion'],
    sorts: ['startsOn', 'endsOn', 'publishedAt', 'updatedAt', 'name'],
    audience: false,
  },
  {
    uid: 'api::exhibition.exhibition',
    path: 'exhibitions',
    fields: ['title', 'subtitle', 'venue', 'opensOn', 'closesOn', 'curatorsNote'],
    populate: {
      poster: file,
      entries: {
        fields: ['note'],
        populate: { artwork: { ...related(...artworkFields), populate: artworkParts } },
      },
    },
    // The note on a withheld work tells of it.
    about: { list: 'entries', content: 'artwork' },
    filters: ['opensOn', 'closesOn', 'venue'],
    sorts: ['opensOn', 'closesOn', 'publishedAt', 'updatedAt', 'title'],
    audience: false,
  },
];

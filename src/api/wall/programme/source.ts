import type { SlideKind } from './types';

/**
 * Where each kind of slide comes from: its content type, the field of a playlist's slide that
 * points at it, and what must be loaded with it.
 */
export interface KindSource {
  uid: KindUid;
  /** Attribute of the `wall.slide` component. */
  field: string;
  populate: Record<string, unknown>;
}

type KindUid =
  | 'api::collection.maxim'
  | 'api::collection.artwork'
  | 'api::collection.film'
  | 'api::collection.family-story'
  | 'api::collection.bulletin'
  | 'api::campaign.campaign';

const withImage = { populate: { image: true } };

export const SOURCES: Record<SlideKind, KindSource> = {
  maxim: {
    uid: 'api::collection.maxim',
    field: 'maxim',
    populate: { themes: true },
  },
  artwork: {
    uid: 'api::collection.artwork',
    field: 'artwork',
    populate: { artist: true, dimensions: true, rights: true, views: withImage },
  },
  film: {
    uid: 'api::collection.film',
    field: 'film',
    populate: { video: true, poster: true, captions: true },
  },
  family_story: {
    uid: 'api::collection.family-story',
    field: 'familyStory',
    populate: { gallery: withImage, video: true, poster: true, captions: true, honours: true },
  },
  bulletin: {
    uid: 'api::collection.bulletin',
    field: 'bulletin',
    populate: {
      occasion: true,
      discipline: true,
      law: true,
      virtue: true,
      harm: true,
      duty: true,
    },
  },
  campaign: {
    uid: 'api::campaign.campaign',
    field: 'campaign',
    populate: { poster: true },
  },
};

export const SLIDE_KINDS = Object.keys(SOURCES) as SlideKind[];

/** The fields of a campaign that gather contents. */
export const GATHERED: Readonly<Record<SlideKind, string | null>> = {
  maxim: 'maxims',
  artwork: 'artworks',
  film: 'films',
  family_story: 'familyStories',
  bulletin: 'bulletins',
  campaign: null,
};

export const GATHERED_FIELDS = Object.values(GATHERED).filter((field) => field !== null);

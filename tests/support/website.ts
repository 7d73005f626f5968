import type { Admin } from './admin';
import { picture } from './pictures';

/** What the website reads, below `/api/`. */
export const WEBSITE_TYPES = {
  maxims: 'api::collection.maxim',
  artworks: 'api::collection.artwork',
  artists: 'api::collection.artist',
  films: 'api::collection.film',
  'family-stories': 'api::collection.family-story',
  bulletins: 'api::collection.bulletin',
  resources: 'api::collection.resource',
  campaigns: 'api::campaign.campaign',
  exhibitions: 'api::exhibition.exhibition',
} as const;

export type WebsiteType = keyof typeof WEBSITE_TYPES;

export const WEBSITE_PATHS = Object.keys(WEBSITE_TYPES) as WebsiteType[];

/** Types of which an editor keeps some to the house. */
export const WITH_AUDIENCE = WEBSITE_PATHS.filter(
  (type) => !['artists', 'campaigns', 'exhibitions'].includes(type),
);

interface Files {
  image: number;
  video: number;
  document: number;
}

export async function websiteFiles(admin: Admin): Promise<Files> {
  const media = 'database/sample/media';
  const image = await admin.upload(await picture({ width: 80, height: 60 }), 'card.png');
  const video = await admin.upload(`${media}/films/jianzhi-wanji.mp4`, 'card.mp4');
  const document = await admin.upload(`${media}/resources/reader.pdf`, 'card.pdf');
  return { image: image.id, video: video.id, document: document.id };
}

let issue = 100;

/** All that an entry of a type needs to be published, called `name`. */
export function websiteEntry(type: WebsiteType, name: string, files: Files): object {
  const voice = { heading: '一问', text: '一答' };
  const period = { startsOn: '2026-03-01', endsOn: '2026-03-31' };
  const entries: Record<WebsiteType, () => object> = {
    maxims: () => ({ text: name, kind: 'verse', background: 'xuan' }),
    artworks: () => ({
      title: name,
      category: 'seal',
      views: [{ aspect: 'whole', image: files.image, alt: '印' }],
    }),
    artists: () => ({ name, consent: 'given' }),
    films: () => ({ title: name, video: files.video, poster: files.image }),
    'family-stories': () => ({ title: name, form: 'told', family: '某家', body: '一段' }),
    bulletins: () => ({
      title: name,
      issueNumber: (issue += 1),
      issuedOn: '2026-03-01',
      discipline: voice,
      law: voice,
      virtue: voice,
      harm: voice,
      duty: voice,
    }),
    resources: () => ({ title: name, kind: 'reader', file: files.document }),
    campaigns: () => ({ name, ...period }),
    exhibitions: () => ({ title: name, opensOn: period.startsOn, closesOn: period.endsOn }),
  };
  const audience = WITH_AUDIENCE.includes(type) ? { audience: 'public' } : {};
  return { ...entries[type](), ...audience };
}

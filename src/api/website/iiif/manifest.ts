/**
 * A work and an exhibition as the IIIF Presentation API 3.0 describes them. Pure.
 *
 * A work is a Manifest with one Canvas a view. An exhibition is a Collection of its works' Manifests,
 * because it is an ordered list of things that each stand for themselves, which is what section 5.1
 * has Collections for; a Manifest (5.2) is one compound thing, such as a book.
 */
import { fieldLabel, optionLabels } from '../../../labels/zh-Hans';
import { hasItsTiles } from '../../../extensions/upload/renditions/needs';
import type { FormatRow, TileRecord } from '../../../extensions/upload/renditions/columns';
import { tilingOf } from '../../../extensions/upload/renditions/tiling';

const CONTEXT = 'http://iiif.io/api/presentation/3/context.json';
const ARTWORK = 'api::collection.artwork';
const VIEW = 'work.view';

/** English names of what is stored as a code. */
const ENGLISH: Readonly<Record<string, string>> = {
  calligraphy: 'Calligraphy',
  chinese_painting: 'Chinese painting',
  porcelain_painting: 'Porcelain painting',
  seal: 'Seal carving',
  paper_cut: 'Paper-cut',
  photograph: 'Photograph',
  whole: 'Whole',
  front: 'Front',
  back: 'Back',
  base_mark: 'Base mark',
  detail: 'Detail',
};

/** Creative Commons and RightsStatements.org, as section 3.1 (`rights`) asks. */
const RIGHTS: Readonly<Record<string, string>> = {
  cc0: 'http://creativecommons.org/publicdomain/zero/1.0/',
  cc_by: 'http://creativecommons.org/licenses/by/4.0/',
  cc_by_nc: 'http://creativecommons.org/licenses/by-nc/4.0/',
  public_domain: 'http://creativecommons.org/publicdomain/mark/1.0/',
  all_rights_reserved: 'http://rightsstatements.org/vocab/InC/1.0/',
};

interface ImageRow {
  width: number | null;
  height: number | null;
  sha256: string | null;
  formats: Record<string, FormatRow> | null;
  tiles: TileRecord | null;
}

interface ViewRow {
  aspect: string;
  caption: string | null;
  alt: string | null;
  image: ImageRow | null;
}

export interface ArtworkRow {
  documentId: string;
  title: string;
  category: string;
  year: number | null;
  materials: string | null;
  inscription: string | null;
  statement: string | null;
  accessionNumber: string | null;
  artist: { name: string } | null;
  dimensions: Record<'widthMm' | 'heightMm' | 'depthMm', number | null> | null;
  rights: { licence: string; creditLine: string | null } | null;
  views: ViewRow[];
}

export interface ExhibitionRow {
  documentId: string;
  title: string;
  subtitle: string | null;
  venue: string | null;
  opensOn: string;
  closesOn: string;
  curatorsNote: string | null;
  poster: ImageRow | null;
  works: ArtworkRow[];
}

type Json = Record<string, unknown>;

const both = (zh: string, en: string): Json => ({ zh: [zh], en: [en] });
const inChinese = (text: string): Json => ({ zh: [text] });

const artworkAddress = (id: string, origin: string) => `${origin}/api/artworks/${id}/manifest`;

/** The Chinese title as it is; in English what kind of work it is, and whose. */
function artworkLabel({ title, category, artist }: ArtworkRow): Json {
  const by = artist ? ` by ${artist.name}` : '';
  return both(title, `${ENGLISH[category] ?? 'Work'} “${title}”${by}`);
}

/** @param origin scheme, host and port that the reader came to */
export function artworkManifest(work: ArtworkRow, origin: string): Json {
  const id = artworkAddress(work.documentId, origin);
  const shown = work.views.filter(({ image }) => image?.formats?.['jpeg']);
  const cover = shown[0]?.image;
  return {
    '@context': CONTEXT,
    id,
    type: 'Manifest',
    label: artworkLabel(work),
    metadata: artworkMetadata(work),
    ...(work.statement && { summary: inChinese(work.statement) }),
    ...rightsOf(work),
    ...(cover && { thumbnail: thumbnailOf(cover, origin) }),
    seeAlso: [
      {
        id: `${origin}/api/artworks/${work.documentId}`,
        type: 'Dataset',
        format: 'application/json',
      },
    ],
    items: shown.map((view, index) => canvasOf(view, index, shown, id, origin)),
  };
}

function rightsOf({ rights, artist }: ArtworkRow): Json {
  const credit = rights?.creditLine ?? artist?.name;
  const uri = RIGHTS[rights?.licence ?? 'all_rights_reserved'];
  return {
    ...(uri && { rights: uri }),
    ...(credit && {
      requiredStatement: { label: both('署名', 'Attribution'), value: inChinese(credit) },
    }),
  };
}

function artworkMetadata(work: ArtworkRow): Json[] {
  const { category, year, accessionNumber } = work;
  const kind = optionLabels(ARTWORK, 'category')?.[category] ?? category;
  const rows: [field: string, en: string, value: Json | null][] = [
    ['artist', 'Artist', work.artist && inChinese(work.artist.name)],
    ['category', 'Kind', both(kind, ENGLISH[category] ?? category)],
    ['year', 'Year', year === null ? null : { none: [String(year)] }],
    ['materials', 'Materials', work.materials ? inChinese(work.materials) : null],
    ['dimensions', 'Dimensions', dimensionsOf(work)],
    ['inscription', 'Inscription', work.inscription ? inChinese(work.inscription) : null],
    ['accessionNumber', 'Accession number', accessionNumber ? { none: [accessionNumber] } : null],
  ];
  return rows.flatMap(([field, en, value]) =>
    value ? [{ label: both(fieldLabel(ARTWORK, field) ?? field, en), value }] : [],
  );
}

function dimensionsOf({ dimensions }: ArtworkRow): Json | null {
  const { widthMm, heightMm, depthMm } = dimensions ?? {};
  const sides = [widthMm, heightMm, depthMm].filter((side) => typeof side === 'number');
  const text = sides.join(' × ');
  return text ? both(`${text} 毫米`, `${text} mm`) : null;
}

function canvasOf(
  { aspect, caption, image, alt }: ViewRow,
  index: number,
  all: readonly ViewRow[],
  manifest: string,
  origin: string,
): Json {
  const picture = image as ImageRow;
  const id = `${manifest}/canvas/${index + 1}`;
  const zh = optionLabels(VIEW, 'aspect')?.[aspect] ?? aspect;
  const number = all.length > 1 ? ` (${index + 1}/${all.length})` : '';
  const canvas = { width: picture.width, height: picture.height };
  return {
    id,
    type: 'Canvas',
    label: both(caption ? `${zh}：${caption}` : zh, `${ENGLISH[aspect] ?? aspect}${number}`),
    ...(alt && { summary: inChinese(alt) }),
    ...canvas,
    thumbnail: thumbnailOf(picture, origin),
    items: [
      {
        id: `${id}/page`,
        type: 'AnnotationPage',
        items: [
          {
            id: `${id}/page/picture`,
            type: 'Annotation',
            motivation: 'painting',
            body: bodyOf(picture, origin),
            target: id,
          },
        ],
      },
    ],
  };
}

/** The picture with its tiles; as long as they are not cut, the picture alone. */
function bodyOf(image: ImageRow, origin: string): Json {
  const jpeg = image.formats?.['jpeg'] as FormatRow;
  if (!image.tiles || !hasItsTiles(image)) return imageResource(jpeg, origin);
  const { size } = tilingOf(image.tiles).largestWhole;
  const service = `${origin}/uploads/tiles/${image.tiles.sha256}`;
  return {
    id: `${service}/full/max/0/default.jpg`,
    type: 'Image',
    format: 'image/jpeg',
    ...size,
    service: [{ id: service, type: 'ImageService3', profile: 'level0' }],
  };
}

const imageResource = ({ url, mime, width, height }: FormatRow, origin: string): Json => ({
  id: `${origin}${url}`,
  type: 'Image',
  format: mime,
  width,
  height,
});

function thumbnailOf({ formats }: ImageRow, origin: string): Json[] {
  const card = formats?.['card'];
  return card ? [imageResource(card, origin)] : [];
}

export function exhibitionCollection(exhibition: ExhibitionRow, origin: string): Json {
  const { documentId, title, subtitle, venue, opensOn, closesOn, curatorsNote } = exhibition;
  const days = `${opensOn} – ${closesOn}`;
  const metadata = [
    { label: both('展期', 'Dates'), value: { none: [days] } },
    ...(venue ? [{ label: both('地点', 'Venue'), value: inChinese(venue) }] : []),
  ];
  return {
    '@context': CONTEXT,
    id: `${origin}/api/exhibitions/${documentId}/manifest`,
    type: 'Collection',
    label: both(subtitle ? `${title}：${subtitle}` : title, `Exhibition “${title}”`),
    metadata,
    ...(curatorsNote && { summary: inChinese(curatorsNote) }),
    requiredStatement: { label: both('主办展览', 'Exhibition'), value: inChinese(title) },
    ...(exhibition.poster?.formats?.['card'] && {
      thumbnail: thumbnailOf(exhibition.poster, origin),
    }),
    items: exhibition.works.map((work) => {
      const cover = work.views.find(({ image }) => image?.formats?.['card'])?.image;
      return {
        id: artworkAddress(work.documentId, origin),
        type: 'Manifest',
        label: artworkLabel(work),
        ...(cover && { thumbnail: thumbnailOf(cover, origin) }),
      };
    }),
  };
}

/** A work as the IIIF Presentation API 3.0 describes it: a Manifest with one Canvas a view. Pure. */
import { fieldLabel, optionLabels } from '../../../labels/zh-Hans';
import { canvasOf, shownViews, thumbnailOf, viewLabel } from './canvas';
import { rightsOf } from './rights';
import type { ArtworkRow } from './rows';
import { ARTWORK, both, CONTEXT, ENGLISH, inChinese, type Json } from './text';

/** The Chinese title as it is; in English what kind of work it is, and whose. */
export function artworkLabel({ title, category, artist }: ArtworkRow): [zh: string, en: string] {
  const by = artist ? ` by ${artist.name}` : '';
  return [title, `${ENGLISH[category] ?? 'Work'} “${title}”${by}`];
}

/** @param origin scheme, host and port that the reader came to */
export function artworkManifest(work: ArtworkRow, origin: string): Json {
  const id = `${origin}/api/artworks/${work.documentId}/manifest`;
  const shown = shownViews(work);
  const cover = shown[0]?.image;
  return {
    '@context': CONTEXT,
    id,
    type: 'Manifest',
    label: both(...artworkLabel(work)),
    metadata: artworkMetadata(work),
    ...(work.statement && { summary: inChinese(work.statement) }),
    ...rightsOf([work]),
    ...(cover && { thumbnail: thumbnailOf(cover, origin) }),
    seeAlso: [
      {
        id: `${origin}/api/artworks/${work.documentId}`,
        type: 'Dataset',
        format: 'application/json',
      },
    ],
    items: shown.map((view, index) =>
      canvasOf(`${id}/canvas/${index + 1}`, view, viewLabel(view, index, shown.length), origin),
    ),
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

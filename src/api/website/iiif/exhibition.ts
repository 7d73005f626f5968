/**
 * An exhibition as the IIIF Presentation API 3.0 describes it: one Manifest, to be walked through
 * from the first work to the last, with a Canvas for each view and a Range for each work. Pure.
 */
import { artworkLabel } from './artwork';
import { canvasOf, shownViews, thumbnailOf, viewLabel, type ShownView } from './canvas';
import { rightsOf } from './rights';
import type { ArtworkRow, ExhibitionRow } from './rows';
import { both, CONTEXT, inChinese, type Json } from './text';

interface Hung {
  work: ArtworkRow;
  views: ShownView[];
}

/** @param origin scheme, host and port that the reader came to */
export function exhibitionManifest(exhibition: ExhibitionRow, origin: string): Json {
  const { documentId, title, subtitle, venue, opensOn, closesOn, curatorsNote } = exhibition;
  const address = `${origin}/api/exhibitions/${documentId}`;
  const id = `${address}/manifest`;
  const hung = exhibition.works
    .map((work) => ({ work, views: shownViews(work) }))
    .filter(({ views }) => views.length > 0);
  const cover = exhibition.poster?.formats?.['card'] ? exhibition.poster : hung[0]?.views[0]?.image;
  const canvases = hung.map((one) => canvasesOf(one, id, origin));
  return {
    '@context': CONTEXT,
    id,
    type: 'Manifest',
    label: both(subtitle ? `${title}：${subtitle}` : title, `Exhibition “${title}”`),
    metadata: [
      { label: both('展期', 'Dates'), value: { none: [`${opensOn} – ${closesOn}`] } },
      ...(venue ? [{ label: both('地点', 'Venue'), value: inChinese(venue) }] : []),
    ],
    ...(curatorsNote && { summary: inChinese(curatorsNote) }),
    ...rightsOf(hung.map(({ work }) => work)),
    ...(cover && { thumbnail: thumbnailOf(cover, origin) }),
    seeAlso: [{ id: address, type: 'Dataset', format: 'application/json' }],
    items: canvases.flat(),
    structures: hung.map(({ work }, index) => ({
      id: `${id}/range/${index + 1}`,
      type: 'Range',
      label: both(...artworkLabel(work)),
      items: (canvases[index] ?? []).map((canvas) => ({ id: canvas['id'], type: 'Canvas' })),
    })),
  };
}

/** Out of its own manifest a view says whose it is: its licence and credit go with it. */
function canvasesOf({ work, views }: Hung, manifest: string, origin: string): Json[] {
  const [zh, en] = artworkLabel(work);
  return views.map((view, index) => {
    const own = viewLabel(view, index, views.length);
    const label =
      views.length > 1 ? { zh: `${zh}（${own.zh}）`, en: `${en}: ${own.en}` } : { zh, en };
    const id = `${manifest}/canvas/${work.documentId}/${index + 1}`;
    return { ...canvasOf(id, view, label, origin), ...rightsOf([work]) };
  });
}

/** A view of a work as a Canvas, with its picture painted on it. Pure. */
import { tilesFolder, type FormatRow } from '../../../extensions/upload/renditions/columns';
import { hasItsTiles } from '../../../extensions/upload/renditions/needs';
import { tilingOf } from '../../../extensions/upload/renditions/tiling';
import { addressOf } from '../../../extensions/upload/storage/keys';
import { optionLabels } from '../../../labels/zh-Hans';
import type { ArtworkRow, ImageRow, ViewRow } from './rows';
import { both, ENGLISH, inChinese, VIEW, type Json } from './text';

/** A view with its picture, where that can be shown. */
export type ShownView = ViewRow & { image: ImageRow };

/** Those of a work's views whose pictures were made ready to be shown. */
export const shownViews = ({ views }: ArtworkRow): ShownView[] =>
  views.filter((view): view is ShownView => Boolean(view.image?.formats?.['jpeg']));

/** What a view shows: front, back, base mark; of several with its number. */
export function viewLabel({ aspect, caption }: ViewRow, index: number, count: number): Label {
  const zh = optionLabels(VIEW, 'aspect')?.[aspect] ?? aspect;
  const number = count > 1 ? ` (${index + 1}/${count})` : '';
  return {
    zh: caption ? `${zh}：${caption}` : zh,
    en: `${ENGLISH[aspect] ?? aspect}${number}`,
  };
}

interface Label {
  zh: string;
  en: string;
}

/** @param id the canvas's own address, which need not answer */
export function canvasOf(
  id: string,
  { image, alt }: ShownView,
  label: Label,
  origin: string,
): Json {
  const { width, height } = image;
  return {
    id,
    type: 'Canvas',
    label: both(label.zh, label.en),
    ...(alt && { summary: inChinese(alt) }),
    width,
    height,
    thumbnail: thumbnailOf(image, origin),
    items: [
      {
        id: `${id}/page`,
        type: 'AnnotationPage',
        items: [
          {
            id: `${id}/page/picture`,
            type: 'Annotation',
            motivation: 'painting',
            body: bodyOf(image, origin),
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
  const service = `${origin}${addressOf(tilesFolder(image.tiles.sha256)).slice(0, -1)}`;
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

export function thumbnailOf({ formats }: ImageRow, origin: string): Json[] {
  const card = formats?.['card'];
  return card ? [imageResource(card, origin)] : [];
}

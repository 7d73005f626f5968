import type { ArtworkContent, ArtworkView } from '../../../api/wall/programme/types';

const CATEGORIES: Record<ArtworkContent['category'], string> = {
  calligraphy: '书法',
  chinese_painting: '中国画',
  porcelain_painting: '瓷画',
  seal: '篆刻',
  paper_cut: '剪纸',
  photograph: '摄影',
};

/** Which side of a work a picture shows. */
export const ASPECTS: Record<ArtworkView['aspect'], string> = {
  whole: '整体',
  front: '正面',
  back: '背面',
  base_mark: '底款',
  detail: '局部',
};

/** Millimetres as museums print them: centimetres, without a needless decimal. */
const centimetres = (millimetres: number): string => String(Math.round(millimetres) / 10);

/** `纵 68 × 横 34 厘米`, with the depth where there is one; null without a height or width. */
export function dimensionsLine(dimensions: ArtworkContent['dimensions']): string | null {
  if (!dimensions) return null;
  const { heightMm, widthMm, depthMm } = dimensions;
  const parts = [
    heightMm && `纵 ${centimetres(heightMm)}`,
    widthMm && `横 ${centimetres(widthMm)}`,
    depthMm && `厚 ${centimetres(depthMm)}`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' × ')} 厘米` : null;
}

/** The lines under a work's title, as on a museum label. */
export function labelLines(content: ArtworkContent): string[] {
  const { year, materials, dimensions, category } = content;
  return [
    [CATEGORIES[category], year && `${year} 年`].filter(Boolean).join(' · '),
    materials,
    dimensionsLine(dimensions),
  ].filter((line): line is string => Boolean(line));
}

/** What is read on a label before its words: what there is of it decides what room they have. */
export const labelWords = ({ title, artist, materials, creditLine }: ArtworkContent): string =>
  [title, artist?.name, materials, creditLine].filter(Boolean).join('');

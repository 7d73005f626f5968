/** Texts of manifests, in Chinese and English. Pure. */

export type Json = Record<string, unknown>;

export const CONTEXT = 'http://iiif.io/api/presentation/3/context.json';
export const ARTWORK = 'api::collection.artwork';
export const VIEW = 'work.view';

export const both = (zh: string, en: string): Json => ({ zh: [zh], en: [en] });
export const inChinese = (...texts: string[]): Json => ({ zh: texts });

/** English names of what is stored as a code. */
export const ENGLISH: Readonly<Record<string, string>> = {
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

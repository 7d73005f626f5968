import type { Slide } from '../../../api/wall/programme/types';
import { facesOf, type Face } from '../rules/faces';

/** The faces with what stands in for characters they lack, as the styles name them. */
const FONTS: Record<Face, string> = {
  brush: "400 64px 'Ma Shan Zheng', 'LXGW WenKai'",
  kai: "400 64px 'LXGW WenKai', 'Noto Serif SC'",
  serif: "400 64px 'Noto Serif SC', 'LXGW WenKai'",
  bold: "700 64px 'Noto Serif SC', 'LXGW WenKai'",
};

/** A font server that does not answer must not hold up the wall; text then falls back. */
const PATIENCE = 10_000;

/** Loads the pieces of one bundled face that a text needs. */
export const loadText = (face: Face, text: string): Promise<unknown> =>
  document.fonts.load(FONTS[face], text).catch(() => []);

/** Loads the pieces of the bundled faces that a slide's text needs. */
export async function loadFonts(slide: Slide): Promise<void> {
  const loads = Object.entries(facesOf(slide)).map(([face, text]) => loadText(face as Face, text));
  await Promise.race([
    Promise.all(loads),
    new Promise((resolve) => window.setTimeout(resolve, PATIENCE)),
  ]);
}

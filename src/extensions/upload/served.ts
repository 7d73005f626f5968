/**
 * What of a stored file goes out to whoever is not to have the master. Pure.
 */

/** Of a film: its copy without what tells where it was taken. */
export const CLEAN = 'clean';

interface Stored<F> {
  formats: Record<string, F> | null;
}

/**
 * A film, recording, document or caption as screens and the website get it: the file itself, or the
 * copy that was made where the file tells more than it shows.
 */
export const servedOf = <F, T extends Stored<F>>(file: T): T | F => file.formats?.[CLEAN] ?? file;

export const isPicture = ({ mime }: { mime: string }): boolean => mime.startsWith('image/');

/** Large enough to look at a picture closely. */
const CLOSEST = ['screen-4k', 'screen-hd', 'jpeg', 'card', 'thumbnail'];

/** What somebody is shown who may look and not download; null where nothing was made of a picture. */
export function previewOf<
  F extends { url: string },
  T extends Stored<F> & { mime: string; url: string },
>(file: T): T | F | null {
  if (!isPicture(file)) return servedOf<F, T>(file);
  const key = CLOSEST.find((each) => file.formats?.[each]);
  return (key && file.formats?.[key]) || null;
}

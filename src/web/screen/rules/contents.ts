import type { SlideKind } from '../../../api/wall/programme/types';
import { isMaybeText, isObject, isText, isTexts, type Loose } from './shapes';

/**
 * What the component of each kind cannot do without. A slide that lacks it is left out; one that has
 * it is drawn, whatever else a newer server may have put into it.
 */
const CONTENTS: Record<SlideKind, (content: Loose, files: ReadonlySet<unknown>) => boolean> = {
  maxim: ({ lines, themes }) => isTexts(lines) && (lines as string[]).length > 0 && isTexts(themes),
  artwork: ({ title, views }, files) =>
    isText(title) &&
    Array.isArray(views) &&
    views.length > 0 &&
    views.every((view) => isObject(view) && files.has(view['asset'])),
  film: ({ title, video, poster, captions }, files) =>
    isText(title) && files.has(video) && isFile(poster, files) && isFile(captions, files),
  family_story: ({ title, form, family, body, gallery, honours, video }, files) =>
    [title, form, family].every(isText) &&
    isTexts(body) &&
    Array.isArray(gallery) &&
    gallery.every((picture) => isObject(picture) && files.has(picture['asset'])) &&
    Array.isArray(honours) &&
    honours.every((honour) => isObject(honour) && isText(honour['title'])) &&
    isFile(video, files),
  bulletin: ({ title, issuedOn, voices }) =>
    isText(title) &&
    isText(issuedOn) &&
    isObject(voices) &&
    ['discipline', 'law', 'virtue', 'harm', 'duty'].every((voice) => isVoice(voices[voice])),
  campaign: ({ name, startsOn, endsOn, slogan, poster }, files) =>
    [name, startsOn, endsOn].every(isText) && isMaybeText(slogan) && isFile(poster, files),
};

const isVoice = (voice: unknown): boolean =>
  isObject(voice) && isText(voice['heading']) && isText(voice['text']);

/** Either no file, or one that the slide lists. */
const isFile = (key: unknown, files: ReadonlySet<unknown>): boolean =>
  key === null || key === undefined || files.has(key);

/** Whether a slide is of a kind that this player has, with what that kind needs. */
export function isWhole(slide: Loose): boolean {
  const check = Object.prototype.hasOwnProperty.call(CONTENTS, String(slide['kind']))
    ? CONTENTS[slide['kind'] as SlideKind]
    : undefined;
  return (
    check !== undefined &&
    isObject(slide['content']) &&
    check(slide['content'], new Set(slide['assets'] as unknown[]))
  );
}

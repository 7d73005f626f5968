import type { Programme, Slide, SlideKind } from '../../../api/wall/programme/types';

const KINDS: readonly SlideKind[] = [
  'maxim',
  'artwork',
  'film',
  'family_story',
  'bulletin',
  'campaign',
];

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value));

/**
 * Reads an answer of the feed: a programme, or null where it is none (a captive portal's page, half
 * a file, another schema). Slides of a kind this player does not know are left out; the rest plays.
 */
export function readProgramme(answer: unknown): Programme | null {
  if (!isObject(answer) || answer['schema'] !== 1 || typeof answer['revision'] !== 'string') {
    return null;
  }
  const { screen, spans, playlists, slides, assets } = answer;
  const whole =
    isObject(screen) &&
    isObject(playlists) &&
    Object.values(playlists).every((list) => isObject(list) && Array.isArray(list['slides'])) &&
    isObject(slides) &&
    isObject(assets) &&
    Array.isArray(spans) &&
    spans.every((span) => isObject(span) && isInstant(span['from']) && isInstant(span['to']));
  if (!whole) return null;
  const known = Object.entries(slides).filter(([, slide]) => isPlayable(slide, assets));
  return {
    ...(answer as unknown as Programme),
    slides: Object.fromEntries(known) as Programme['slides'],
  };
}

function isPlayable(slide: unknown, assets: Loose): slide is Slide {
  return (
    isObject(slide) &&
    KINDS.includes(slide['kind'] as SlideKind) &&
    isObject(slide['content']) &&
    typeof slide['seconds'] === 'number' &&
    slide['seconds'] > 0 &&
    Array.isArray(slide['assets']) &&
    slide['assets'].every((key) => isObject(assets[key as string]))
  );
}

import type { Programme, Slide } from '../../../api/wall/programme/types';
import { isWhole } from './contents';
import { readNotice } from './notice';
import { isInstant, isObject, type Loose } from './shapes';

/**
 * Reads an answer of the feed: a programme, or null where it is none (a captive portal's page, half
 * a file, another schema, spans with gaps): then the last good one plays on. Slides that this player
 * does not know or that are not whole are left out; the rest plays.
 */
export function readProgramme(answer: unknown): Programme | null {
  if (!isObject(answer) || answer['schema'] !== 1) return null;
  const { revision, screen, spans, playlists, slides, assets, fallback } = answer;
  const whole =
    typeof revision === 'string' &&
    revision !== '' &&
    isObject(screen) &&
    typeof screen['name'] === 'string' &&
    typeof screen['timezone'] === 'string' &&
    isObject(playlists) &&
    Object.values(playlists).every(isPlaylist) &&
    isObject(slides) &&
    isObject(assets) &&
    isNameIn(fallback, playlists) &&
    areSpans(spans, playlists);
  if (!whole) return null;
  const known = Object.entries(slides).filter(([, slide]) => isPlayable(slide, assets));
  return {
    ...(answer as unknown as Programme),
    slides: Object.fromEntries(known) as Programme['slides'],
    notice: readNotice(answer['notice']),
  };
}

const isPlaylist = (list: unknown): boolean =>
  isObject(list) &&
  Array.isArray(list['slides']) &&
  list['slides'].every((id) => typeof id === 'string');

const isNameIn = (name: unknown, playlists: Loose): boolean =>
  name === null || name === undefined || (typeof name === 'string' && name in playlists);

/** In order, without gaps, each of some length: what the contract promises. */
function areSpans(spans: unknown, playlists: Loose): boolean {
  return (
    Array.isArray(spans) &&
    spans.every(
      (span: unknown, index) =>
        isObject(span) &&
        isInstant(span['from']) &&
        isInstant(span['to']) &&
        Date.parse(span['from'] as string) < Date.parse(span['to'] as string) &&
        (index === 0 || Date.parse(spans[index - 1].to) === Date.parse(span['from'] as string)) &&
        isNameIn(span['playlist'], playlists),
    )
  );
}

function isPlayable(slide: unknown, assets: Loose): slide is Slide {
  return (
    isObject(slide) &&
    typeof slide['seconds'] === 'number' &&
    slide['seconds'] > 0 &&
    isBound(slide['validFrom']) &&
    isBound(slide['validUntil']) &&
    Array.isArray(slide['assets']) &&
    slide['assets'].every((key) => typeof key === 'string' && isAsset(assets[key])) &&
    isWhole(slide)
  );
}

const isBound = (value: unknown): boolean => value === null || isInstant(value);

const isAsset = (asset: unknown): boolean =>
  isObject(asset) &&
  typeof asset['url'] === 'string' &&
  asset['url'].startsWith('/') &&
  typeof asset['mime'] === 'string' &&
  Number.isInteger(asset['bytes']) &&
  (asset['bytes'] as number) > 0 &&
  /^[0-9a-f]{64}$/.test(String(asset['sha256']));

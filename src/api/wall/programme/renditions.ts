import { isPicture, servedOf } from '../../../extensions/upload/served';
import type { Asset } from './types';

/** The columns of a stored file that a programme needs. */
export interface FileRow {
  url: string;
  mime: string;
  sha256: string | null;
  bytes: string | number | null;
  width: number | null;
  height: number | null;
  formats: Record<string, FormatRow> | null;
}

interface FormatRow {
  url: string;
  mime: string;
  sha256: string;
  bytes: number;
  width: number;
  height: number;
}

/** Renditions a screen may show, smallest first, with the long side each is made for. */
const LADDER = [
  { key: 'screen-hd', box: 1920 },
  { key: 'screen-4k', box: 3840 },
] as const;

/**
 * The file at the size that fits a screen: the smallest rendition made for a long side at least as
 * long as the screen's, or the largest there is. A picture without renditions has no asset, because
 * its master is never shown; films and captions are shown as they are served to everybody.
 *
 * @param screen pixels
 */
export function assetFor(
  file: FileRow | null | undefined,
  screen: { width: number; height: number },
): Asset | null {
  if (!file) return null;
  if (!isPicture(file)) return file.sha256 ? toAsset(servedOf<FormatRow, FileRow>(file)) : null;
  const longSide = Math.max(screen.width, screen.height);
  const formats = file.formats ?? {};
  const rungs = LADDER.filter(({ key }) => formats[key]);
  const rung = rungs.find(({ box }) => box >= longSide) ?? rungs.at(-1);
  const chosen = (rung && formats[rung.key]) ?? formats['card'];
  return chosen ? toAsset(chosen) : null;
}

function toAsset(source: FileRow | FormatRow): Asset {
  return {
    url: source.url,
    mime: source.mime,
    bytes: Number(source.bytes),
    sha256: source.sha256 ?? '',
    width: source.width ?? null,
    height: source.height ?? null,
  };
}

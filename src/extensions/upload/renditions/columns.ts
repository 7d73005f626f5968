/**
 * What a picture's row in the media library holds beside what the upload plugin keeps there.
 * `renditionDue` is the queue: work on the row is due then, and null says there is none.
 */
export const RENDITION_COLUMNS = {
  /** thumbhash, base64: a blur to show before the picture has come. */
  placeholder: { type: 'string', configurable: false },
  /** `#rrggbb` */
  dominantColor: { type: 'string', configurable: false },
  /** `pending`, `ready` or `failed`; null for what is no picture. */
  renditionState: { type: 'string', configurable: false },
  /** Why it failed, in Chinese. */
  renditionFault: { type: 'string', configurable: false },
  renditionAttempts: { type: 'integer', configurable: false },
  renditionDue: { type: 'datetime', configurable: false },
  /** `TileRecord`; null where the picture has none. */
  tiles: { type: 'json', configurable: false },
  /** `wanted`: an artwork shows it and its tiles are still to be cut. */
  tileState: { type: 'string', configurable: false },
} as const;

/** What a row remembers of its tiles. */
export interface TileRecord {
  /** Of the master that they were cut from: they lie below `tiles/<sha256>/`. */
  sha256: string;
  width: number;
  height: number;
  files: number;
  bytes: number;
  /** SHA-256 of the list of the tiles' hashes, which lies beside them. */
  checksums: string;
}

export type RenditionState = 'pending' | 'ready' | 'failed';
type TileState = 'wanted' | 'ready' | 'failed';

/** A picture's row, as far as work on it is concerned. */
export interface PictureRow {
  id: number;
  name: string;
  hash: string;
  ext: string;
  mime: string;
  sha256: string | null;
  focalPoint: { x: number; y: number } | null;
  formats: Record<string, FormatRow> | null;
  renditionState: RenditionState | null;
  renditionAttempts: number | null;
  tiles: TileRecord | null;
  tileState: TileState | null;
}

export interface FormatRow {
  hash: string;
  ext: string;
  mime: string;
  url: string;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
  focalPoint?: { x: number; y: number };
}

export { keyOf } from '../storage/keys';

/** Where a master's tiles lie in storage. */
export const tilesFolder = (sha256: string): string => `tiles/${sha256}/`;

/** The list of the tiles' hashes, below their folder. */
export const CHECKSUMS = 'checksums.json';
export const INFO = 'info.json';

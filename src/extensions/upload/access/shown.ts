/**
 * Which stored files published content shows. Pure: plain rows in, a look-up out.
 */

import { isPicture, servedOf } from '../served';

/** The columns of a stored file that decide. */
interface ShownFile {
  id: number;
  name: string;
  url: string;
  mime: string;
  sha256: string | null;
  formats: Record<string, { url: string }> | null;
}

/** A row of published, public content, with its files at any depth; and whether they may be zoomed. */
export interface ShowingRow {
  row: unknown;
  /** The files' IIIF tiles are public along with their renditions. */
  zoomable: boolean;
}

/** What anybody may fetch. */
export interface PublicFiles {
  /** Null where a path is not public; its file name for people, where it has one. */
  find(path: string): { name: string | null } | null;
  size: number;
}

const TILE = /^\/uploads\/tiles\/([0-9a-f]{64})\/./;

/**
 * A picture is public as its renditions, never as its master; films, recordings, documents and
 * captions are public as they are, or as the copy that tells no more than it shows.
 */
export function publicFiles(rows: Iterable<ShowingRow>): PublicFiles {
  const names = new Map<string, string | null>();
  const tiled = new Set<string>();
  for (const { row, zoomable } of rows) {
    for (const file of filesIn(row)) {
      if (!isPicture(file)) {
        names.set(servedOf<{ url: string }, ShownFile>(file).url, file.name);
        continue;
      }
      if (zoomable && file.sha256) tiled.add(file.sha256);
      for (const { url } of Object.values(file.formats ?? {})) names.set(url, null);
    }
  }
  return {
    find(path) {
      const name = names.get(path);
      if (name !== undefined) return { name };
      return tiled.has(TILE.exec(path)?.[1] ?? '') ? { name: null } : null;
    },
    size: names.size,
  };
}

/** Every stored file within a row, wherever it hangs. */
export function* filesIn(value: unknown): Generator<ShownFile> {
  if (Array.isArray(value)) {
    for (const item of value) yield* filesIn(item);
  } else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    if ('url' in value && 'mime' in value) yield value as ShownFile;
    else for (const item of Object.values(value)) yield* filesIn(item);
  }
}

type Populate = Record<string, { select: string[]; populate?: Populate }>;
type Selection = Readonly<Record<string, { populate?: Selection }>>;
export type AttributesOf = (
  uid: string,
) => Readonly<Record<string, { type: string; component?: string }>>;

const FILE_COLUMNS = ['id', 'name', 'url', 'mime', 'sha256', 'formats'];

/**
 * The part of what the website hands out that leads to files of the entry itself, directly or in
 * components; null where there is none. Files of related entries are theirs: whether those are
 * published and public is asked of them, not of whoever points at them.
 */
export function fileSelection(
  uid: string,
  selection: Selection,
  attributesOf: AttributesOf,
): Populate | null {
  const attributes = attributesOf(uid);
  const found: Populate = {};
  for (const [name, { populate = {} }] of Object.entries(selection)) {
    const { type, component } = attributes[name] ?? {};
    if (type === 'media') found[name] = { select: FILE_COLUMNS };
    if (type !== 'component' || !component) continue;
    const inner = fileSelection(component, populate, attributesOf);
    if (inner) found[name] = { select: ['id'], populate: inner };
  }
  return Object.keys(found).length > 0 ? found : null;
}

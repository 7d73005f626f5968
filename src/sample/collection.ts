import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core, UID } from '@strapi/strapi';

/** A file of the collection, as it stands in the data: path below `media/`, and its description. */
export interface SampleFile {
  file: string;
  alt?: string;
}

export interface SampleEntry {
  key: string;
  uid: UID.ContentType;
  data: Record<string, unknown>;
}

/** The files of the collection in the order that references ask for: what is pointed at first. */
const FILES: readonly (readonly [file: string, uid: UID.ContentType])[] = [
  ['themes', 'api::collection.theme'],
  ['occasions', 'api::campaign.occasion'],
  ['artists', 'api::collection.artist'],
  ['maxims', 'api::collection.maxim'],
  ['artworks', 'api::collection.artwork'],
  ['films', 'api::collection.film'],
  ['family-stories', 'api::collection.family-story'],
  ['bulletins', 'api::collection.bulletin'],
  ['resources', 'api::collection.resource'],
  ['exhibitions', 'api::exhibition.exhibition'],
  ['screen-groups', 'api::wall.screen-group'],
  ['campaigns', 'api::campaign.campaign'],
  ['playlists', 'api::wall.playlist'],
  ['screens', 'api::wall.screen'],
  ['schedules', 'api::wall.schedule'],
];

/** Every type of which there is something; an entry of any shows that a database is in use. */
export const SAMPLE_TYPES = FILES.map(([, uid]) => uid);

export async function readCollection(root: string): Promise<SampleEntry[]> {
  const entries: SampleEntry[] = [];
  for (const [file, uid] of FILES) {
    const text = await readFile(path.join(root, 'content', `${file}.json`), 'utf8');
    for (const { key, data } of JSON.parse(text) as Omit<SampleEntry, 'uid'>[]) {
      entries.push({ key, uid, data });
    }
  }
  return entries;
}

const isFile = (value: object): value is SampleFile =>
  typeof (value as SampleFile).file === 'string';

/** Where the collection of this app lies. */
export const collectionFolder = (strapi: Core.Strapi): string =>
  path.join(strapi.dirs.app.root, 'database', 'sample');

/** Every file an entry uses, however deep. */
export function filesIn(value: unknown): SampleFile[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (typeof value !== 'object' || value === null) return [];
  return isFile(value) ? [value] : Object.values(value).flatMap(filesIn);
}

/**
 * The data with its references resolved: `"@maxim/shihui-yin"` becomes that entry's documentId and
 * `{ "file": … }` the id of the stored file. What is not there, null here, is left out: from a list
 * of references the reference, from a list of parts (the slides of a playlist) the part that is
 * about it.
 *
 * @throws Error naming a reference that leads nowhere
 */
export function resolveReferences(
  value: unknown,
  documents: ReadonlyMap<string, string | null>,
  files: ReadonlyMap<string, number>,
): unknown {
  if (typeof value === 'string' && value.startsWith('@')) {
    return known(documents.get(value.slice(1)), value);
  }
  if (Array.isArray(value)) {
    return value
      .filter((item) => !isAboutNothing(item, documents))
      .map((item) => resolveReferences(item, documents, files));
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isFile(value)) return known(files.get(value.file), value.file);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, resolveReferences(item, documents, files)]),
  );
}

/** Whether an item of a list is, or directly refers to, something that is not there. */
function isAboutNothing(item: unknown, documents: ReadonlyMap<string, string | null>): boolean {
  const parts = typeof item === 'object' && item !== null ? Object.values(item) : [item];
  return parts.some(
    (part) =>
      typeof part === 'string' && part.startsWith('@') && documents.get(part.slice(1)) === null,
  );
}

function known<T>(target: T | undefined, reference: string): T {
  if (target === undefined) throw new Error(`Sample reference leads nowhere: ${reference}`);
  return target;
}

/** Identity of an entry's sample data: changes when a release changes it. */
export const sourceHash = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 32);

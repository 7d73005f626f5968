import type { Core, UID } from '@strapi/strapi';

/** An entry that has a file, drafts included. */
export interface Use {
  uid: string;
  documentId: string;
  title: string;
  published: boolean;
}

const TITLES = ['title', 'name', 'text'];

type Attributes = Readonly<Record<string, { type: string; component?: string }>>;

/** Where files hang in a type, directly or in its components: `[['poster'], ['views', 'image']]`. */
export function mediaPaths(uid: string, attributesOf: (uid: string) => Attributes): string[][] {
  return Object.entries(attributesOf(uid)).flatMap(([name, { type, component }]) => {
    if (type === 'media') return [[name]];
    if (type !== 'component' || !component) return [];
    return mediaPaths(component, attributesOf).map((path) => [name, ...path]);
  });
}

/** Every entry that has one of these files, by file id. */
export async function usesOf(
  strapi: Core.Strapi,
  files: readonly number[],
): Promise<Map<number, Use[]>> {
  const uses = new Map<number, Use[]>(files.map((id) => [id, []]));
  const attributesOf = (uid: string) => strapi.getModel(uid as UID.Schema).attributes as Attributes;
  const types = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
  for (const uid of types) {
    for (const path of mediaPaths(uid, attributesOf)) {
      for (const id of files) {
        const where = path.reduceRight<object>((inner, name) => ({ [name]: inner }), { id });
        const rows = await strapi.db.query(uid as UID.ContentType).findMany({ where });
        uses.set(id, merged(uses.get(id) ?? [], uid, rows));
      }
    }
  }
  return uses;
}

/** A draft and its published version are one entry. */
function merged(known: Use[], uid: string, rows: Record<string, unknown>[]): Use[] {
  const uses = new Map(known.map((use) => [`${use.uid} ${use.documentId}`, use]));
  for (const row of rows) {
    const documentId = String(row['documentId']);
    const key = `${uid} ${documentId}`;
    const title = TITLES.map((name) => row[name]).find((value) => typeof value === 'string');
    uses.set(key, {
      uid,
      documentId,
      title: String(title ?? documentId),
      published: (uses.get(key)?.published ?? false) || Boolean(row['publishedAt']),
    });
  }
  return [...uses.values()];
}

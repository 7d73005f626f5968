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

/** Every entry that has one of these files, by file id: one query for each place where files hang. */
export async function usesOf(
  strapi: Core.Strapi,
  files: readonly number[],
): Promise<Map<number, Use[]>> {
  const uses = new Map<number, Map<string, Use>>(files.map((id) => [id, new Map()]));
  const attributesOf = (uid: string) => strapi.getModel(uid as UID.Schema).attributes as Attributes;
  const types = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
  for (const uid of files.length === 0 ? [] : types) {
    const titles = TITLES.filter((name) => name in attributesOf(uid));
    for (const path of mediaPaths(uid, attributesOf)) {
      const rows = await strapi.db.query(uid as UID.ContentType).findMany({
        select: ['id', 'documentId', 'publishedAt', ...titles],
        where: path.reduceRight<object>((inner, name) => ({ [name]: inner }), {
          id: { $in: [...files] },
        }),
        populate: path.reduceRight<object | undefined>(
          (populate, name) => ({ [name]: { select: ['id'], ...(populate && { populate }) } }),
          undefined,
        ) as object,
      });
      for (const row of rows) for (const id of filesAt(row, path)) note(uses.get(id), uid, row);
    }
  }
  return new Map([...uses].map(([id, entries]) => [id, [...entries.values()]]));
}

/** Ids of the files that hang at a path of a row. */
function filesAt(value: unknown, [name, ...rest]: readonly string[]): number[] {
  const items = [value ?? []].flat() as Record<string, unknown>[];
  if (name === undefined) return items.map(({ id }) => id as number);
  return items.flatMap((item) => filesAt(item[name], rest));
}

/** A draft and its published version are one entry. */
function note(
  known: Map<string, Use> | undefined,
  uid: string,
  row: Record<string, unknown>,
): void {
  const documentId = String(row['documentId']);
  const key = `${uid} ${documentId}`;
  const title = TITLES.map((name) => row[name]).find((value) => typeof value === 'string');
  known?.set(key, {
    uid,
    documentId,
    title: String(title ?? documentId),
    published: (known.get(key)?.published ?? false) || Boolean(row['publishedAt']),
  });
}

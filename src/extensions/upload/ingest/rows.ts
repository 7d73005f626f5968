import type { Core } from '@strapi/strapi';
import { keyAt } from '../storage/keys';

const UID = 'plugin::upload.file';
const PAGE = 500;

interface FileRow {
  id: number;
  name: string;
  url: string;
  formats: Record<string, { url?: string }> | null;
}

/** Every row of the media library, a page at a time, so that no size of it fills the memory. */
export async function* pagedRows<T extends { id: number }>(
  strapi: Core.Strapi,
  page: number,
  select?: (keyof T & string)[],
): AsyncIterable<T> {
  for (let after = 0; ;) {
    const rows: T[] = await strapi.db.query(UID).findMany({
      ...(select && { select }),
      where: { id: { $gt: after } },
      orderBy: { id: 'asc' },
      limit: page,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.id;
  }
}

/** Every stored file, with what its objects are called. */
export const fileRows = (strapi: Core.Strapi): AsyncIterable<FileRow> =>
  pagedRows<FileRow>(strapi, PAGE, ['id', 'name', 'url', 'formats']);

/** Every key that a row names: masters and renditions. */
export async function namedKeys(strapi: Core.Strapi): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const { url, formats } of fileRows(strapi)) {
    for (const address of [url, ...Object.values(formats ?? {}).map((made) => made.url)]) {
      const key = keyAt(address);
      if (key) keys.add(key);
    }
  }
  return keys;
}

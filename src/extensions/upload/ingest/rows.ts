import type { Core } from '@strapi/strapi';

const UID = 'plugin::upload.file';
const PAGE = 500;
const ROOT = '/uploads/';

interface FileRow {
  id: number;
  name: string;
  hash: string;
  ext: string | null;
  url: string;
  formats: Record<string, { url?: string }> | null;
}

/** Every stored file, a page of rows at a time. */
export async function* fileRows(strapi: Core.Strapi): AsyncIterable<FileRow> {
  for (let after = 0; ;) {
    const rows: FileRow[] = await strapi.db.query(UID).findMany({
      select: ['id', 'name', 'hash', 'ext', 'url', 'formats'],
      where: { id: { $gt: after } },
      orderBy: { id: 'asc' },
      limit: PAGE,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Where the bytes of a stored address lie; null for one that is not ours. */
export const keyOfUrl = (url: string | undefined): string | null =>
  url?.startsWith(ROOT) ? url.slice(ROOT.length) : null;

/** Every key that a row names: masters and renditions. */
export async function namedKeys(strapi: Core.Strapi): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const { url, formats } of fileRows(strapi)) {
    for (const address of [url, ...Object.values(formats ?? {}).map((made) => made.url)]) {
      const key = keyOfUrl(address);
      if (key) keys.add(key);
    }
  }
  return keys;
}

import type { Core } from '@strapi/strapi';
import { conditionsFor } from '../contract/conditions';
import type { ListQuery } from '../contract/query';
import type { PublicType } from '../contract/types';
import type { FilterAttribute } from '../contract/values';
import { isPicture, servedOf } from '../../../extensions/upload/served';

export interface Page {
  data: unknown[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
}

/** Reads what is published and public, with a fixed selection; nothing a reader sends widens it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const selection = (type: PublicType) => ({
    status: 'published' as const,
    fields: [...type.fields, 'publishedAt', 'updatedAt'] as never,
    populate: type.populate as never,
  });
  const attributeOf = (type: PublicType) => {
    const attributes = strapi.contentType(type.uid).attributes as Record<string, FilterAttribute>;
    return (name: string): FilterAttribute | undefined => attributes[name];
  };

  return {
    attributeOf,

    async list(type: PublicType, { page, pageSize, sort, filters }: ListQuery): Promise<Page> {
      const attribute = attributeOf(type);
      const conditions = conditionsFor(type, filters, (name) => attribute(name)?.type);
      const documents = strapi.documents(type.uid);
      const where = { filters: conditions as never, status: 'published' as const };
      const total = await documents.count(where);
      const data = await documents.findMany({
        ...selection(type),
        ...where,
        // The id settles ties: a page never repeats or skips an entry.
        sort: [{ [sort.field]: sort.order }, { documentId: 'asc' }] as never,
        start: (page - 1) * pageSize,
        limit: pageSize,
      });
      const pageCount = Math.ceil(total / pageSize);
      return {
        data: data.map((entry) => presented(withoutWithheld(type, entry))),
        meta: { pagination: { page, pageSize, pageCount, total } },
      };
    },

    async one(type: PublicType, documentId: string): Promise<unknown> {
      const entry = await strapi.documents(type.uid).findFirst({
        ...selection(type),
        filters: { documentId, ...(type.audience && { audience: 'public' }) } as never,
      });
      return entry && presented(withoutWithheld(type, entry));
    },
  };
};

type Row = Readonly<Record<string, unknown>>;

/** An entry without those items of its list that are about something withheld. */
function withoutWithheld({ about }: PublicType, entry: Row): Row {
  if (!about) return entry;
  const items = (entry[about.list] ?? []) as Row[];
  return { ...entry, [about.list]: items.filter((item) => item[about.content]) };
}

/**
 * An entry as it goes out: row ids change at every publish, so only `documentId` does; and a picture
 * is its renditions, never its master.
 */
function presented(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(presented);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if ('mime' in value && 'formats' in value) return presentedFile(value as StoredFile);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, item]) => [key, presented(item)]),
  );
}

type Rendition = Record<'url' | 'mime' | 'width' | 'height' | 'bytes' | 'sha256', unknown>;

interface StoredFile extends Rendition {
  mime: string;
  alternativeText: string | null;
  /** thumbhash, base64 */
  placeholder: string | null;
  dominantColor: string | null;
  formats: Record<string, Rendition> | null;
}

const rendition = ({ url, mime, width, height, bytes, sha256 }: Rendition) => ({
  url,
  mime,
  width,
  height,
  bytes: Number(bytes),
  sha256,
});

function presentedFile(file: StoredFile): unknown {
  const { alternativeText, width, height, placeholder, dominantColor, formats } = file;
  if (!isPicture(file)) return rendition(servedOf<Rendition, StoredFile>(file));
  const renditions = Object.entries(formats ?? {}).map(([key, format]) => [key, rendition(format)]);
  return {
    alternativeText,
    width,
    height,
    placeholder,
    dominantColor,
    formats: Object.fromEntries(renditions),
  };
}

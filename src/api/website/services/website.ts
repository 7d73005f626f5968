import type { Core } from '@strapi/strapi';
import { conditionsFor } from '../contract/conditions';
import type { ListQuery } from '../contract/query';
import type { PublicType } from '../contract/types';

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
  const typeOf = (type: PublicType) => (attribute: string) =>
    strapi.contentType(type.uid).attributes[attribute]?.type;

  return {
    async list(type: PublicType, { page, pageSize, sort, filters }: ListQuery): Promise<Page> {
      const conditions = conditionsFor(type, filters, { typeOf: typeOf(type) });
      const documents = strapi.documents(type.uid);
      const where = { filters: (conditions ?? {}) as never, status: 'published' as const };
      const total = conditions ? await documents.count(where) : 0;
      const data = conditions
        ? await documents.findMany({
            ...selection(type),
            ...where,
            // The id settles ties: a page never repeats or skips an entry.
            sort: [{ [sort.field]: sort.order }, { documentId: 'asc' }] as never,
            start: (page - 1) * pageSize,
            limit: pageSize,
          })
        : [];
      const pageCount = Math.ceil(total / pageSize);
      return {
        data: data.map(withoutRowIds),
        meta: { pagination: { page, pageSize, pageCount, total } },
      };
    },

    async one(type: PublicType, documentId: string): Promise<unknown> {
      const entry = await strapi.documents(type.uid).findFirst({
        ...selection(type),
        filters: { documentId, ...(type.audience && { audience: 'public' }) } as never,
      });
      return entry && withoutRowIds(entry);
    },
  };
};

/** Row ids change at every publish; only `documentId` is stable, so only it goes out. */
function withoutRowIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRowIds);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, item]) => [key, withoutRowIds(item)]),
  );
}

import type { Core } from '@strapi/strapi';
import { layouts, type Layout } from './layouts';

const LIST_SETTINGS = { bulkable: true, filterable: true, searchable: true, pageSize: 20 };
/** Whoever comes back looks for what they worked on last. */
const NEWEST_FIRST = { defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' };

/** A layout as the content manager takes it where it has none of its own yet. */
const configOf = ({ form, list, title, called = {} }: Layout) => ({
  layouts: {
    edit: form.map((row) => Object.entries(row).map(([name, size]) => ({ name, size }))),
    ...(list && { list }),
  },
  ...((list || title) && {
    settings: {
      ...LIST_SETTINGS,
      ...(list ? NEWEST_FIRST : { defaultSortBy: title }),
      ...(title && { mainField: title }),
    },
  }),
  metadatas: Object.fromEntries(
    Object.entries(called).map(([name, mainField]) => [name, { edit: { mainField }, list: {} }]),
  ),
});

/** Lays out forms and lists; before the content manager starts, which then keeps them. */
export function arrangeForms(strapi: Core.Strapi): void {
  for (const [uid, layout] of Object.entries(layouts)) {
    const type = uid.startsWith('api::')
      ? strapi.contentTypes[uid as keyof typeof strapi.contentTypes]
      : strapi.components[uid as keyof typeof strapi.components];
    Object.assign(type, { config: configOf(layout) });
  }
}

import type { ListQuery } from './query';
import type { PublicType } from './types';

/** How a filter value is compared: what kind of attribute it names decides. */
export interface AttributeKinds {
  /** Strapi type of an attribute: `string`, `integer`, `date`, `relation` … */
  typeOf: (attribute: string) => string | undefined;
}

/**
 * The condition on entries: public ones, and what the reader filters by. A relation is named by its
 * target's code or id. Null where a value cannot match anything, such as a word for a year.
 */
export function conditionsFor(
  type: PublicType,
  filters: ListQuery['filters'],
  { typeOf }: AttributeKinds,
): Record<string, unknown> | null {
  const conditions: Record<string, unknown> = type.audience ? { audience: 'public' } : {};
  for (const [name, value] of Object.entries(filters)) {
    const kind = typeOf(name);
    if (kind === 'integer') {
      if (!/^-?\d{1,9}$/.test(value)) return null;
      conditions[name] = Number(value);
    } else if (kind === 'date') {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
      conditions[name] = value;
    } else if (kind === 'relation') {
      conditions[name] = name === 'artist' ? { documentId: value } : { code: value };
    } else {
      conditions[name] = value;
    }
  }
  return conditions;
}

import type { ListQuery } from './query';
import type { PublicType } from './types';

/**
 * The condition on entries: public ones, and what the reader filters by. A relation is named by its
 * target's code or id.
 *
 * @param typeOf Strapi type of an attribute: `string`, `integer`, `date`, `relation` …
 */
export function conditionsFor(
  type: PublicType,
  filters: ListQuery['filters'],
  typeOf: (attribute: string) => string | undefined,
): Record<string, unknown> {
  const conditions: Record<string, unknown> = type.audience ? { audience: 'public' } : {};
  for (const [name, value] of Object.entries(filters)) {
    const kind = typeOf(name);
    if (kind === 'integer') conditions[name] = Number(value);
    else if (kind !== 'relation') conditions[name] = value;
    else conditions[name] = name === 'artist' ? { documentId: value } : { code: value };
  }
  return conditions;
}

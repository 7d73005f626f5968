import type { PublicType } from './types';
import { faultOfValue, type FilterAttribute } from './values';

/** Page size without and with asking for more. */
const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 100;
/** Past this a page number is a mistake or a probe; databases cap their offsets too. */
const MAX_PAGE = 100_000;

/** What a reader asked for, after it was found to be allowed. */
export interface ListQuery {
  page: number;
  pageSize: number;
  sort: { field: string; order: 'asc' | 'desc' };
  /** Attribute or relation → the value it must have. */
  filters: Record<string, string>;
}

export type ParsedQuery = { ok: true; query: ListQuery } | { ok: false; message: string };

class Refusal extends Error {}

/** `filters[kind]=verse`, or the same as Strapi writes it, `filters[kind][$eq]=verse`. */
const FILTER = /^filters\[(\w+)\](?:\[\$eq\])?$/;

/**
 * Reads the parameters of a list: `pagination[page]`, `pagination[pageSize]`, `sort`,
 * `filters[<attribute>]`. Anything else is refused by name, so that a misspelt parameter is noticed
 * and none reaches the database; so is a value that its attribute can never have. A page size over
 * the cap gets the cap.
 *
 * The text is read here and not by a parser of nested parameters: those drop what they cannot hold
 * (`__proto__`, the twenty-first level, a second value), and what is dropped cannot be refused.
 *
 * @param text the query string
 * @param attributeOf what a filter may be, by the attribute's name
 */
export function parseListQuery(
  type: PublicType,
  text: string,
  attributeOf: (name: string) => FilterAttribute | undefined,
): ParsedQuery {
  try {
    const given = onceEach(text);
    const query: ListQuery = {
      page: wholeNumber(given, 'pagination[page]', MAX_PAGE) ?? 1,
      pageSize: Math.min(
        wholeNumber(given, 'pagination[pageSize]', Number.MAX_SAFE_INTEGER) ?? DEFAULT_PAGE_SIZE,
        MAX_PAGE_SIZE,
      ),
      sort: sortOf(take(given, 'sort'), type),
      filters: {},
    };
    for (const [name, value] of given) {
      const attribute = FILTER.exec(name)?.[1];
      if (attribute === undefined || !type.filters.includes(attribute)) throw unknown(name);
      if (attribute in query.filters) throw twice(name);
      const fault = faultOfValue(attributeOf(attribute), value);
      if (fault) throw new Refusal(`参数 ${name} ${fault}`);
      query.filters[attribute] = value;
    }
    return { ok: true, query };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    throw error;
  }
}

/** A single entry takes no parameters. */
export function parseEntryQuery(text: string): { ok: true } | { ok: false; message: string } {
  const [name] = new URLSearchParams(text).keys();
  return name === undefined ? { ok: true } : { ok: false, message: unknown(name).message };
}

/** Parameters by name; one that is given twice could mean either value. */
function onceEach(text: string): Map<string, string> {
  const given = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (given.has(name)) throw twice(name);
    given.set(name, value);
  }
  return given;
}

const NAME_SHOWN = 60;
const unknown = (name: string) => new Refusal(`不支持的参数：${name.slice(0, NAME_SHOWN)}`);
const twice = (name: string) => new Refusal(`参数 ${name.slice(0, NAME_SHOWN)} 只能给一次`);

function take(given: Map<string, string>, name: string): string | undefined {
  const value = given.get(name);
  given.delete(name);
  return value;
}

function wholeNumber(given: Map<string, string>, name: string, max: number): number | undefined {
  const value = take(given, name);
  if (value === undefined) return undefined;
  const number = /^\d{1,16}$/.test(value) ? Number(value) : NaN;
  if (number >= 1 && number <= max) return number;
  throw new Refusal(`参数 ${name} 应为 1 至 ${max} 的整数`);
}

function sortOf(value: string | undefined, type: PublicType): ListQuery['sort'] {
  if (value === undefined) return { field: type.sorts[0] as string, order: 'desc' };
  const match = /^(\w+)(?::(asc|desc))?$/.exec(value);
  const field = match?.[1];
  if (!field || !type.sorts.includes(field)) {
    throw new Refusal(`参数 sort 只能用：${type.sorts.join('、')}，可加 :asc 或 :desc`);
  }
  return { field, order: match[2] === 'desc' ? 'desc' : 'asc' };
}

import type { PublicType } from './types';

/** Page size without and with asking for more. */
const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 100;
/** Past this a page number is a mistake or a probe; databases cap their offsets too. */
const MAX_PAGE = 100_000;
const MAX_FILTER_LENGTH = 100;

/** What a reader asked for, after it was found to be allowed. */
export interface ListQuery {
  page: number;
  pageSize: number;
  sort: { field: string; order: 'asc' | 'desc' };
  /** Attribute or relation → the value it must have. */
  filters: Record<string, string>;
}

export type ParsedQuery = { ok: true; query: ListQuery } | { ok: false; message: string };

type Raw = Readonly<Record<string, unknown>>;

class Refusal extends Error {}

/**
 * Reads the parameters of a list: `pagination[page]`, `pagination[pageSize]`, `sort`,
 * `filters[<attribute>]`. Anything else is refused by name, so that a misspelt parameter is noticed
 * and none reaches the database. A page size over the cap gets the cap.
 *
 * @param raw the query string, parsed with brackets
 */
export function parseListQuery(type: PublicType, raw: Raw): ParsedQuery {
  try {
    onlyKnown(raw, ['pagination', 'sort', 'filters'], '');
    const pagination = group(raw, 'pagination');
    onlyKnown(pagination, ['page', 'pageSize'], 'pagination');
    const filters = group(raw, 'filters');
    onlyKnown(filters, type.filters, 'filters');
    const query: ListQuery = {
      page: wholeNumber(pagination['page'], 'pagination[page]', MAX_PAGE) ?? 1,
      pageSize: Math.min(
        wholeNumber(pagination['pageSize'], 'pagination[pageSize]', Number.MAX_SAFE_INTEGER) ??
          DEFAULT_PAGE_SIZE,
        MAX_PAGE_SIZE,
      ),
      sort: sortOf(raw['sort'], type),
      filters: Object.fromEntries(
        Object.entries(filters).map(([name, value]) => [name, filterValue(name, value)]),
      ),
    };
    return { ok: true, query };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    throw error;
  }
}

/** A single entry takes no parameters. */
export function parseEntryQuery(raw: Raw): { ok: true } | { ok: false; message: string } {
  const [unknown] = Object.keys(raw);
  return unknown === undefined ? { ok: true } : { ok: false, message: unknownMessage(unknown) };
}

const unknownMessage = (name: string) => `不支持的参数：${name.slice(0, 60)}`;

function onlyKnown(given: Raw, known: readonly string[], prefix: string): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Refusal(unknownMessage(prefix ? `${prefix}[${unknown}]` : unknown));
  }
}

function group(raw: Raw, name: string): Raw {
  const value = raw[name];
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
  throw new Refusal(`参数 ${name} 应写成 ${name}[…]=…`);
}

function wholeNumber(value: unknown, name: string, max: number): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : NaN;
  if (number >= 1 && number <= max) return number;
  throw new Refusal(`参数 ${name} 应为 1 至 ${max} 的整数`);
}

function sortOf(value: unknown, type: PublicType): ListQuery['sort'] {
  if (value === undefined) return { field: type.sorts[0] as string, order: 'desc' };
  const match = typeof value === 'string' ? /^(\w+)(?::(asc|desc))?$/.exec(value) : null;
  const field = match?.[1];
  if (!field || !type.sorts.includes(field)) {
    throw new Refusal(`参数 sort 只能用：${type.sorts.join('、')}，可加 :asc 或 :desc`);
  }
  return { field, order: match[2] === 'desc' ? 'desc' : 'asc' };
}

/** `filters[kind]=verse`, or the same as Strapi writes it, `filters[kind][$eq]=verse`. */
function filterValue(name: string, value: unknown): string {
  const plain =
    typeof value === 'object' && value !== null && Object.keys(value).join() === '$eq'
      ? (value as Raw)['$eq']
      : value;
  if (typeof plain === 'string' && plain.length > 0 && plain.length <= MAX_FILTER_LENGTH) {
    return plain;
  }
  throw new Refusal(`参数 filters[${name}] 应为一个值（不超过 ${MAX_FILTER_LENGTH} 字）`);
}

/**
 * Rules for single fields: what a value must be, from the schema alone. Pure: the schema and the
 * value are arguments, and the answer is a list of faults in words an editor understands.
 */
import { fieldName, optionLabels } from '../labels/zh-Hans';

/** One thing that is wrong, with where it is. */
export interface Fault {
  /** Attribute names and indexes, from the entry down. */
  path: string[];
  message: string;
}

/** What a schema says of one attribute, as far as these rules look. */
export interface Attribute {
  type: string;
  required?: boolean;
  repeatable?: boolean;
  component?: string;
  enum?: readonly string[];
  min?: number;
  max?: number;
  maxLength?: number;
}

export type Attributes = Readonly<Record<string, Attribute>>;

/** Finds the attributes of a component by its name. */
export type ComponentSchemas = (component: string) => Attributes;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/** C0 controls but tab and line breaks; they print as nothing and break XML, captions and URLs. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const EARLIEST_YEAR = 1;

/**
 * Checks the values that are given; a field that is absent or null is left to `missing`.
 *
 * @param uid content type or component, for the labels
 */
export function faultsIn(
  uid: string,
  attributes: Attributes,
  data: Readonly<Record<string, unknown>>,
  components: ComponentSchemas,
): Fault[] {
  return Object.entries(data).flatMap(([name, value]) => {
    const attribute = attributes[name];
    if (!attribute || value === null || value === undefined) return [];
    if (attribute.type === 'component') {
      return componentFaults(uid, name, attribute, value, components);
    }
    const complaint = complaintAbout(uid, name, attribute, value);
    return complaint ? [{ path: [name], message: `${fieldName(uid, name)}${complaint}` }] : [];
  });
}

/** Required fields that are empty in an entry about to be published. */
export function missingIn(
  uid: string,
  attributes: Attributes,
  entry: Readonly<Record<string, unknown>>,
  components: ComponentSchemas,
): Fault[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const value = entry[name];
    const empty = isEmpty(value);
    if (empty && isNeeded(attribute)) {
      return [{ path: [name], message: `${fieldName(uid, name)}还没有填写，发布前请补上` }];
    }
    if (attribute.type !== 'component' || empty) return [];
    return within(name, attribute, value, (item) =>
      missingIn(attribute.component ?? '', components(attribute.component ?? ''), item, components),
    );
  });
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/**
 * A list that must hold something says so with `min`: marked `required` it would be refused while
 * still a draft.
 */
const isNeeded = ({ required, type, min = 0 }: Attribute): boolean =>
  required === true || (type === 'component' && min > 0);

function componentFaults(
  uid: string,
  name: string,
  attribute: Attribute,
  value: unknown,
  components: ComponentSchemas,
): Fault[] {
  const items = Array.isArray(value) ? value : [value];
  const shapely = attribute.repeatable === Array.isArray(value) || !attribute.repeatable;
  if (!shapely || items.some((item) => typeof item !== 'object' || item === null)) {
    return [{ path: [name], message: `${fieldName(uid, name)}的格式不对` }];
  }
  if (attribute.max !== undefined && items.length > attribute.max) {
    return [
      {
        path: [name],
        message: `${fieldName(uid, name)}最多 ${attribute.max} 项，现有 ${items.length} 项`,
      },
    ];
  }
  const component = attribute.component ?? '';
  return within(name, attribute, value, (item) =>
    faultsIn(component, components(component), item, components),
  );
}

/** Runs a check on each item of a component field and puts the way there before what it finds. */
function within(
  name: string,
  attribute: Attribute,
  value: unknown,
  check: (item: Record<string, unknown>) => Fault[],
): Fault[] {
  if (!attribute.repeatable) return prefixed([name], check(value as Record<string, unknown>));
  return (value as Record<string, unknown>[]).flatMap((item, index) =>
    prefixed([name, String(index)], check(item)),
  );
}

const prefixed = (prefix: string[], faults: Fault[]): Fault[] =>
  faults.map(({ path, message }) => ({ path: [...prefix, ...path], message }));

function complaintAbout(
  uid: string,
  name: string,
  attribute: Attribute,
  value: unknown,
): string | null {
  switch (attribute.type) {
    case 'string':
    case 'text':
    case 'uid':
      return complaintAboutText(attribute, value);
    case 'integer':
      return complaintAboutInteger(attribute, value);
    case 'boolean':
      return typeof value === 'boolean' ? null : '应为“是”或“否”';
    case 'enumeration':
      return complaintAboutOption(uid, name, attribute, value);
    case 'date':
      return isCalendarDay(value) ? null : '不是真实存在的日期，应写成 2026-09-30 这样';
    case 'time':
      return TIME.test(String(value)) ? null : '不是有效的时刻，应写成 08:30 这样';
    case 'datetime':
      return isInstant(value) ? null : '不是有效的日期时间';
    default:
      return null;
  }
}

function complaintAboutText({ maxLength, required }: Attribute, value: unknown): string | null {
  if (typeof value !== 'string') return '应为文字';
  if (required && value !== '' && value.trim() === '') return '只有空格，请填写文字';
  if (maxLength !== undefined && value.length > maxLength) {
    return `最多 ${maxLength} 个字，现有 ${value.length} 个字`;
  }
  return CONTROL.test(value) ? '含有看不见的控制字符，请删去后重新输入' : null;
}

function complaintAboutInteger({ min, max }: Attribute, value: unknown): string | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return '应为整数';
  if (min !== undefined && number < min) return `不能小于 ${min}`;
  if (max !== undefined && number > max) return `不能大于 ${max}`;
  return null;
}

function complaintAboutOption(
  uid: string,
  name: string,
  attribute: Attribute,
  value: unknown,
): string | null {
  const codes = attribute.enum ?? [];
  if (typeof value === 'string' && codes.includes(value)) return null;
  const labels = optionLabels(uid, name) ?? {};
  return `只能选：${codes.map((code) => labels[code] ?? code).join('、')}`;
}

/** A day that is in the calendar: 2026-02-30 and 2025-02-29 are not. */
export function isCalendarDay(value: unknown): boolean {
  const parts = typeof value === 'string' ? DATE.exec(value) : null;
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < EARLIEST_YEAR || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function isInstant(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  if (typeof value !== 'string' || !DATE_TIME.test(value)) return false;
  return isCalendarDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
}

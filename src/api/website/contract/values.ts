import { isCalendarDay } from '../../../validation/faults';

/** What a schema says of an attribute that readers may filter by. */
export interface FilterAttribute {
  type: string;
  enum?: readonly string[];
}

const MAX_LENGTH = 100;
/** Databases cap their integers; PostgreSQL at 32 bits. */
const WHOLE_NUMBER = /^-?\d{1,9}$/;
/** A code or a document's id, which is how a relation is named. */
const NAME = /^[\w-]+$/;
/**
 * What no text of ours holds: controls, of which PostgreSQL refuses the first, and the mark that
 * stands for bytes that were no text.
 */
// eslint-disable-next-line no-control-regex
const NOT_TEXT = /[\u0000-\u001f\u007f\ufffd]|\p{Surrogate}/u;

/** Why an attribute can never have this value, in Chinese, or null where it can. */
export function faultOfValue(attribute: FilterAttribute | undefined, value: string): string | null {
  if (value === '' || value.length > MAX_LENGTH) return `应为一个值（不超过 ${MAX_LENGTH} 字）`;
  switch (attribute?.type) {
    case 'integer':
      return WHOLE_NUMBER.test(value) ? null : '应为整数（不超过 9 位）';
    case 'date':
      return isCalendarDay(value) ? null : '应为真实存在的日期，写成 2026-09-30 这样';
    case 'enumeration':
      return attribute.enum?.includes(value) ? null : `只能用：${attribute.enum?.join('、')}`;
    case 'relation':
      return NAME.test(value) ? null : '应为代码或 documentId';
    default:
      return NOT_TEXT.test(value) ? '不是有效的文字' : null;
  }
}

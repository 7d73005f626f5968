import type { ByteRange } from '../storage/types';

/**
 * What a `Range` header asks of something `bytes` long: one range, nothing (send the whole), or
 * what cannot be given. Of several ranges the whole is sent, as RFC 9110 allows.
 */
export function parseRange(header: string, bytes: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header);
  const [from, to] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (!match || (from === '' && to === '')) return null;
  if (from === '') return suffix(Number(to), bytes);
  const start = Number(from);
  const end = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  // An end before its start makes the header invalid, and so of no effect.
  if (to !== '' && Number(to) < start) return null;
  return start < bytes ? { start, end } : 'unsatisfiable';
}

const suffix = (length: number, bytes: number): ByteRange | 'unsatisfiable' =>
  length > 0 && bytes > 0
    ? { start: Math.max(0, bytes - length), end: bytes - 1 }
    : 'unsatisfiable';

/** Whether a range still applies: `If-Range` names the very bytes that the first part was of. */
export const rangeApplies = (ifRange: string, tag: string): boolean =>
  ifRange === '' || ifRange.trim() === tag;

import type { IncomingHttpHeaders } from 'node:http';
import { displayName } from '../guard/names';

/** Names of the files that began to come in with a request, by its headers. */
const begun = new WeakMap<IncomingHttpHeaders, string[]>();

export function noteBegun(headers: IncomingHttpHeaders, name: string | null): void {
  begun.set(headers, [...(begun.get(headers) ?? []), displayName(name ?? '')]);
}

/** The file that is coming in: one comes after the other. */
export const latestFileOf = (headers: IncomingHttpHeaders): string | undefined =>
  begun.get(headers)?.at(-1);

/** The file that a fault is about, whenever it is found; unknown where there are several. */
export function onlyFileOf(headers: IncomingHttpHeaders): string | undefined {
  const names = begun.get(headers) ?? [];
  return names.length === 1 ? names[0] : undefined;
}

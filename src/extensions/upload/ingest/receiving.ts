import type { IncomingHttpHeaders } from 'node:http';
import { displayName } from '../guard/names';

/** Names of the files that began to come in with a request, by its headers. */
const begun = new WeakMap<IncomingHttpHeaders, string[]>();

export function noteBegun(headers: IncomingHttpHeaders, name: string | null): void {
  begun.set(headers, [...(begun.get(headers) ?? []), displayName(name ?? '')]);
}

/** The file that a fault while receiving is about; unknown where there are several. */
export function onlyFileOf(headers: IncomingHttpHeaders): string | undefined {
  const names = begun.get(headers) ?? [];
  return names.length === 1 ? names[0] : undefined;
}

/**
 * Where a screen keeps things for times without a network: manifests, files, plays. In IndexedDB,
 * which there is on plain HTTP too; in memory where the browser gives none.
 */
export type Shelf = 'manifests' | 'holdings' | 'parts' | 'plays';

export const SHELVES: readonly Shelf[] = ['manifests', 'holdings', 'parts', 'plays'];

/** One change; a list of them happens entirely or not at all. */
export type Change =
  | { shelf: Shelf; put: unknown; key: string }
  | { shelf: Shelf; remove: string }
  | { shelf: Shelf; removeAll: string };

export interface Vault {
  get<T>(shelf: Shelf, key: string): Promise<T | undefined>;
  /** Everything whose key begins with `prefix`, in the order of keys. */
  list<T>(shelf: Shelf, prefix?: string, most?: number): Promise<T[]>;
  count(shelf: Shelf): Promise<number>;
  /** `remove` takes one key away, `removeAll` all that begin with it. Throws `FullError`. */
  change(changes: readonly Change[]): Promise<void>;
}

/** The disk does not do what it was asked, or does not answer. */
export class VaultError extends Error {}

/** The browser gives this page no more room. */
export class FullError extends VaultError {}

import { SHELVES, type Change, type Shelf, type Vault } from './vault';

/** A vault for as long as the page lives. */
export class MemoryVault implements Vault {
  private readonly shelves = new Map<Shelf, Map<string, unknown>>(
    SHELVES.map((shelf) => [shelf, new Map()]),
  );

  async get<T>(shelf: Shelf, key: string): Promise<T | undefined> {
    return this.on(shelf).get(key) as T | undefined;
  }

  async list<T>(shelf: Shelf, prefix = '', most = Infinity): Promise<T[]> {
    const keys = [...this.on(shelf).keys()].filter((key) => key.startsWith(prefix)).sort();
    return keys.slice(0, most).map((key) => this.on(shelf).get(key) as T);
  }

  async count(shelf: Shelf): Promise<number> {
    return this.on(shelf).size;
  }

  async change(changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      const shelf = this.on(change.shelf);
      if ('put' in change) shelf.set(change.key, change.put);
      else if ('remove' in change) shelf.delete(change.remove);
      else {
        const gone = [...shelf.keys()].filter((key) => key.startsWith(change.removeAll));
        gone.forEach((key) => shelf.delete(key));
      }
    }
  }

  private on(shelf: Shelf): Map<string, unknown> {
    return this.shelves.get(shelf) as Map<string, unknown>;
  }
}

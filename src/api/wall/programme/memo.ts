/** Values that are made when first asked for. */
export class Memo<V> extends Map<string, V> {
  find(key: string, make: () => V): V {
    let value = this.get(key);
    if (value === undefined) this.set(key, (value = make()));
    return value;
  }

  /** @returns the keys that were dropped */
  drop(isStale: (value: V, key: string) => boolean): Set<string> {
    const stale = new Set<string>();
    for (const [key, value] of this) if (isStale(value, key)) stale.add(key);
    for (const key of stale) this.delete(key);
    return stale;
  }
}

/** A value that React components can follow (`useSyncExternalStore`). */
export class Store<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(value: T): void {
    this.value = value;
    this.listeners.forEach((listener) => {
      try {
        listener();
      } catch (error) {
        // Neither the others nor whoever set it may suffer; the keeper hears of it as of any error.
        window.setTimeout(() => {
          throw error;
        });
      }
    });
  }
}

/** Does what concerns one file one after the other: two replacements of it never mix. */
export class Queues {
  private readonly last = new Map<string, Promise<unknown>>();

  async inTurn<T>(id: string | number, work: () => Promise<T>): Promise<T> {
    const key = String(id);
    const before = this.last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    const quiet = turn.catch(() => undefined);
    this.last.set(key, quiet);
    try {
      return await turn;
    } finally {
      if (this.last.get(key) === quiet) this.last.delete(key);
    }
  }
}

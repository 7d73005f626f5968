import type { Core } from '@strapi/strapi';

/** Does what concerns one file one after the other: two replacements of it never mix. */
export class Queues {
  private readonly last = new Map<number, Promise<unknown>>();

  /** @param id as an address gives it too: `05` is the row of `5` */
  async inTurn<T>(id: string | number, work: () => Promise<T>): Promise<T> {
    const key = Number(id);
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

const opened = new WeakMap<Core.Strapi, Queues>();

/** What changes the objects of a row, be it an editor or a job, waits for its turn in here. */
export function queuesOf(strapi: Core.Strapi): Queues {
  const queues = opened.get(strapi) ?? new Queues();
  opened.set(strapi, queues);
  return queues;
}

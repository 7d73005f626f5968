import type { Inspection } from '../guard/inspect';

/** What is known of a file that was let in, until it is stored. */
export interface Arrival {
  inspection: Inspection;
  /** Of its bytes, where our own parser of forms hashed them while they came in. */
  sha256: string | null;
}

const arrivals = new Map<string, Arrival>();

/** Lets a file in for as long as `work` stores it: nothing else may be stored. */
export async function whileLetIn<T>(
  path: string,
  arrival: Arrival,
  work: () => Promise<T>,
): Promise<T> {
  arrivals.set(path, arrival);
  try {
    return await work();
  } finally {
    arrivals.delete(path);
  }
}

export const arrivalOf = (path: string | undefined): Arrival | undefined =>
  path === undefined ? undefined : arrivals.get(path);

import { createHash } from 'node:crypto';
import { callerOf } from '../limits/window';
import type { Glimpse } from './copies';

/** How often one token at one place is noted. */
const EVERY = 60_000;
/** Places of one token that are kept between two writings: a token has one, a stolen one a few. */
const MOST_PLACES = 16;

/** Short, because it is kept with every sighting and only ever compared. */
export const agentOf = (userAgent: string): string =>
  createHash('sha256').update(userAgent.slice(0, 200)).digest('base64url').slice(0, 12);

/**
 * Uses of tokens that nobody waits for, collected in memory and written together: polls, files and
 * streams. Bounded in tokens and places, so that no caller can make it grow.
 */
export class Glimpses {
  private readonly noted = new Map<string, Map<string, number>>();
  private readonly waiting = new Map<string, Glimpse[]>();

  constructor(private readonly tokens = 10_000) {}

  /** Notes a use, unless the same was noted within the last minute. */
  note(token: string, address: string, userAgent: string, at: number): void {
    const place = `${callerOf(address)} ${userAgent.slice(0, 200)}`;
    const places = this.noted.get(token) ?? new Map<string, number>();
    if (at - (places.get(place) ?? -Infinity) < EVERY) return;
    // The oldest goes first: a Map keeps the order in which keys came.
    places.delete(place);
    trim(places, MOST_PLACES - 1);
    places.set(place, at);
    this.noted.delete(token);
    trim(this.noted, this.tokens - 1);
    this.noted.set(token, places);
    trim(this.waiting, this.tokens - 1);
    const glimpse = { address, agent: agentOf(userAgent), at };
    this.waiting.set(token, [...(this.waiting.get(token) ?? []), glimpse].slice(-MOST_PLACES));
  }

  /** Takes out what waits to be written of one token, oldest first. */
  take(token: string): Glimpse[] {
    const glimpses = this.waiting.get(token) ?? [];
    this.waiting.delete(token);
    return glimpses;
  }

  /** Takes out everything. */
  takeAll(): [token: string, glimpses: Glimpse[]][] {
    const all = [...this.waiting];
    this.waiting.clear();
    return all;
  }
}

function trim(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}

import type { Instant } from '../../../api/wall/programme/instant';
import {
  correctedTime,
  sleptBetween,
  timeAtStart,
  type KeptClock,
  type Reading,
} from '../rules/clock';
import { keep, recallJson } from './kept';

const TURN = 1000;

/**
 * The server's clock. It is set by the `Date` of good answers and goes on by a clock of the browser
 * that never jumps, so that neither a wrong date of this machine nor its correction moves the wall;
 * what that one misses while the machine sleeps is made up for.
 */
export class Clock {
  /** The server's time at `performance.now() === 0`; null while it cannot be known. */
  private origin: number | null;
  private readonly name: string;
  private reading: Reading = this.read();
  private onWoken: () => void = () => undefined;

  constructor(screen: string) {
    this.name = `qingfeng.clock:${screen}`;
    const kept = recallJson(this.name) as KeptClock | null;
    const now = timeAtStart(Date.now(), isKept(kept) ? kept : null);
    this.origin = now === null ? null : now - this.elapsed();
  }

  /** @param onWoken the machine has slept: what was known a moment ago is of who knows when */
  start(onWoken: () => void): () => void {
    this.onWoken = onWoken;
    const timer = window.setInterval(() => this.turn(), TURN);
    return () => window.clearInterval(timer);
  }

  /** Milliseconds since some moment; for how long something lasts. */
  readonly elapsed = (): number => performance.now();

  /** What may be shown depends on this. */
  readonly now = (): Instant => (this.origin === null ? null : this.origin + this.elapsed());

  /** For what is only written down: this machine's time where the server's is not known. */
  readonly guess = (): number => this.now() ?? Date.now();

  /** How much the server's clock is ahead of this machine's. */
  get offset(): number {
    return Math.round(this.guess() - Date.now());
  }

  /** A good answer of the server has come. */
  hear(response: Response): void {
    const header = response.headers.get('Date');
    if (header === null || Number.isNaN(Date.parse(header))) return;
    // The server has the last word, also of a sleep that ended a moment ago.
    this.turn();
    const time = correctedTime(header, this.now());
    if (time !== null) this.origin = time - this.elapsed();
    keep(this.name, JSON.stringify({ offset: this.offset, at: this.guess() }));
  }

  private turn(): void {
    const { reading: before, origin } = this;
    this.reading = this.read();
    if (origin === null) return;
    const offset = origin + before.elapsed - before.local;
    const slept = sleptBetween(before, this.reading, offset);
    if (slept === 0) return;
    this.origin = origin + slept;
    this.onWoken();
  }

  private read(): Reading {
    return { elapsed: performance.now(), local: Date.now() };
  }
}

const isKept = (value: KeptClock | null): boolean =>
  typeof value?.offset === 'number' && typeof value.at === 'number';

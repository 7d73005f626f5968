import type { Instant } from '../../../api/wall/programme/instant';
import { correctedTime, timeAtStart, type KeptClock } from '../rules/clock';
import { keep, recallJson } from './kept';

/**
 * The server's clock. It is set by the `Date` of good answers and goes on by a clock of the browser
 * that never jumps, so that neither a wrong date of this machine nor its correction moves the wall.
 */
export class Clock {
  /** The server's time at `performance.now() === 0`; null while it cannot be known. */
  private origin: number | null;
  private readonly name: string;

  constructor(screen: string) {
    this.name = `qingfeng.clock:${screen}`;
    const kept = recallJson(this.name) as KeptClock | null;
    const now = timeAtStart(Date.now(), isKept(kept) ? kept : null);
    this.origin = now === null ? null : now - this.elapsed();
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
    const time = correctedTime(header, this.now());
    if (time !== null) this.origin = time - this.elapsed();
    keep(this.name, JSON.stringify({ offset: this.offset, at: this.guess() }));
  }
}

const isKept = (value: KeptClock | null): boolean =>
  typeof value?.offset === 'number' && typeof value.at === 'number';

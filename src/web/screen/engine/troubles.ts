import { isQuarantined, mayTry, type Trouble } from '../rules/retrying';

/** Slides that failed on the wall: each is tried again after a while, three times in all. */
export class Troubles {
  private readonly troubles = new Map<string, Trouble>();

  constructor(private readonly elapsed: () => number) {}

  /** @returns whether that was the last try */
  fail(slide: string): boolean {
    const tries = (this.troubles.get(slide)?.tries ?? 0) + 1;
    this.troubles.set(slide, { tries, since: this.elapsed() });
    return isQuarantined(this.troubles.get(slide));
  }

  has(slide: string): boolean {
    return !mayTry(this.troubles.get(slide), this.elapsed());
  }

  clear(): void {
    this.troubles.clear();
  }
}

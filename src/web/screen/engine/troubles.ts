import { isPassedOver, isQuarantined, type Trouble } from '../rules/retrying';

/** Slides that failed on the wall: each is tried again after a while. */
export class Troubles {
  private readonly troubles = new Map<string, Trouble>();

  constructor(private readonly elapsed: () => number) {}

  /** @returns whether it is left alone for longer now */
  fail(slide: string): boolean {
    const tries = (this.troubles.get(slide)?.tries ?? 0) + 1;
    this.troubles.set(slide, { tries, since: this.elapsed() });
    return isQuarantined(this.troubles.get(slide));
  }

  has(slide: string): boolean {
    return isPassedOver(this.troubles.get(slide), this.elapsed());
  }

  clear(): void {
    this.troubles.clear();
  }
}

import type { Programme } from '../../../api/wall/programme/types';
import { needsOf } from '../rules/needs';
import { programmeToPlay } from '../rules/staging';
import { readProgramme } from '../rules/validate';
import type { Clock } from './clock';
import type { Library } from './library';
import type { Stager } from './stager';
import { Store } from './store';
import type { Vault } from './vault/vault';

/** How often it is asked anew what plays and what is needed: schedules go on, files arrive. */
const TURN = 1000;
/** What is needed changes with spans and validity, which are minutes. */
const NEEDS = 60_000;

interface Means {
  clock: Clock;
  vault: Vault;
  library: Library;
  stager: Stager;
}

/** Holds the newest programme until it can play, and says which one plays. */
export class Staging {
  /** The programme on the wall. */
  readonly playing = new Store<Programme | null>(null);
  private latest: Programme | null = null;
  /** The one that played before, whole; `playing` may be what is left of it. */
  private before: Programme | null = null;
  private neededAt = -Infinity;

  constructor(private readonly means: Means) {}

  async recall(): Promise<void> {
    const kept = await this.means.vault.get<unknown>('manifests', 'playing').catch(() => undefined);
    this.before = readProgramme(kept ?? null);
  }

  start(): () => void {
    const timer = window.setInterval(() => this.turn(), TURN);
    return () => window.clearInterval(timer);
  }

  setLatest(latest: Programme | null): void {
    if (latest === null) {
      this.latest = null;
      this.before = null;
      this.means.stager.stop();
      this.means.library.forget();
      this.playing.set(null);
      return;
    }
    const isNew = latest.revision !== this.latest?.revision;
    // The same manifest read again is another object; what plays goes on undisturbed.
    if (!isNew) return;
    this.latest = latest;
    this.need(true);
    this.turn();
  }

  private turn(): void {
    const { clock, library } = this.means;
    if (!this.latest) return;
    if (clock.elapsed() - this.neededAt >= NEEDS) this.need(false);
    const isHere = ({ slides, assets }: Programme, slide: string) =>
      (slides[slide]?.assets ?? []).every((key) => {
        const asset = assets[key];
        return asset !== undefined && library.has(asset);
      });
    const next = programmeToPlay(this.latest, this.before, clock.now(), isHere);
    const now = this.playing.get();
    if (next === this.latest) {
      if (this.before !== next) this.keep(next);
      this.before = next;
    }
    if (now !== next && (now?.revision !== next.revision || slidesOf(now) !== slidesOf(next))) {
      this.playing.set(next);
    }
  }

  private need(isNew: boolean): void {
    const { clock, stager } = this.means;
    if (!this.latest) return;
    this.neededAt = clock.elapsed();
    stager.want(needsOf(this.latest, clock.now()), isNew);
  }

  /** For a start without a network while the next one is still being staged. */
  private keep(programme: Programme): void {
    this.means.vault
      .change([{ shelf: 'manifests', key: 'playing', put: programme }])
      .catch(() => undefined);
  }
}

/** What of a programme is left, as text. */
const slidesOf = (programme: Programme | null): string =>
  programme ? Object.keys(programme.slides).join() : '';

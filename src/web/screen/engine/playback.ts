import type { Programme, Slide } from '../../../api/wall/programme/types';
import { videoOf } from '../rules/lasting';
import { isValidAt, nextPosition, type Position } from '../rules/spans';
import { loadFiles, type SlideFiles } from './files';
import { loadFonts } from './fonts';
import { Store } from './store';

/** The stage says when a fade is over; one that it says nothing of is over after this. */
const LONGEST_FADE = 4000;
/** A cut has no fade to wait for, but the new slide must have been painted. */
const CUT = 100;
const TICK = 200;
/** A slide that does not say it is ready within this time is left out. */
const PATIENCE = 15_000;
const ATTEMPTS = 3;
const PAUSE = 2000;
/** Where everything failed, hope returns after this. */
const AMNESTY = 60_000;

export interface Shown {
  position: Position;
  slide: Slide;
  files: SlideFiles;
}

/** A layer of the stage: a slide, or the resting page where `shown` is null. */
export interface Frame {
  key: number;
  shown: Shown | null;
  state: 'entering' | 'current' | 'leaving';
  /** False while it gets ready unseen; its clocks run from when it turns true. */
  playing: boolean;
}

interface Clocks {
  /** The server's clock, for what may be shown. */
  now: () => number;
  /** One that never jumps, for how long it is. */
  elapsed: () => number;
}

/**
 * Plays a programme: one slide after another, each prepared entirely while the one before it is on
 * the wall, and the old one kept until the new one stands.
 */
export class Playback {
  readonly frames = new Store<readonly Frame[]>([]);
  private programme: Programme | null = null;
  private last: Position | null = null;
  private staged: { position: Position; text: string; shown: Shown | null } | null = null;
  private readonly unfit = new Set<string>();
  private unfitSince = 0;
  private key = 0;
  /** When the current frame began, or an entering one was mounted. */
  private since = 0;
  private ended = false;

  constructor(
    private readonly clocks: Clocks,
    private readonly headers: () => Record<string, string>,
  ) {
    this.frames.set([this.frame(null, 'current', true)]);
  }

  start(): () => void {
    const timer = window.setInterval(() => this.tick(), TICK);
    return () => {
      window.clearInterval(timer);
      this.frames.get().forEach(({ shown }) => shown?.files.release());
      this.unstage();
    };
  }

  setProgramme(programme: Programme | null): void {
    if (programme?.revision !== this.programme?.revision) this.unfit.clear();
    this.programme = programme;
    this.tick();
  }

  /** The feed can be read again: what failed may have failed for want of a network. */
  forgive(): void {
    this.unfit.clear();
  }

  /** A mounted slide can be seen: its film has a first frame, its text has been laid out. */
  ready(key: number): void {
    const [current, entering] = this.frames.get();
    if (!current || entering?.key !== key || entering.playing) return;
    this.frames.set([
      { ...current, state: 'leaving' },
      { ...entering, playing: true },
    ]);
    this.since = this.clocks.elapsed();
    this.ended = false;
    const isCut = entering.shown?.slide.transition === 'none';
    window.setTimeout(() => this.settle(key), isCut ? CUT : LONGEST_FADE);
  }

  /** The fade is over: the new slide stands alone. */
  settle(key: number): void {
    const [leaving, entering] = this.frames.get();
    if (entering?.key !== key || !entering.playing) return;
    leaving?.shown?.files.release();
    this.last = entering.shown?.position ?? this.last;
    this.frames.set([{ ...entering, state: 'current' }]);
    this.tick();
  }

  /** A film has come to its end, or does not go on. */
  end(key: number): void {
    if (this.frames.get().some((frame) => frame.key === key && frame.playing)) this.ended = true;
  }

  fail(key: number): void {
    const failed = this.frames.get().find((frame) => frame.key === key);
    if (!failed?.shown) return;
    this.exclude(failed.shown.position.slide);
    if (failed.playing) this.ended = true;
    else this.dropEntering();
  }

  private tick(): void {
    const [current, entering] = this.frames.get();
    if (!current) return;
    if (entering) {
      const waited = this.clocks.elapsed() - this.since;
      if (!entering.playing && waited > PATIENCE) this.fail(entering.key);
      return;
    }
    const next = this.next();
    this.prepare(next);
    const withdrawn = this.isWithdrawn(current);
    if (!withdrawn && !this.isOver(current)) return;
    if (next && this.staged?.shown) this.enter(this.takeStaged());
    else if (current.shown && (withdrawn || !this.hasAnything())) this.enter(null);
  }

  private next(): Position | null {
    if (!this.programme) return null;
    if (this.unfit.size > 0 && this.clocks.elapsed() - this.unfitSince > AMNESTY) {
      const all = nextPosition(this.programme, this.clocks.now(), this.last, this.unfit) === null;
      if (all) this.unfit.clear();
    }
    return nextPosition(this.programme, this.clocks.now(), this.last, this.unfit);
  }

  /** Whether there would be something to play if all of it were fit. */
  private hasAnything(): boolean {
    return (
      this.programme !== null && nextPosition(this.programme, this.clocks.now(), this.last) !== null
    );
  }

  private isWithdrawn({ shown }: Frame): boolean {
    if (!shown) return false;
    const slide = this.programme?.slides[shown.position.slide];
    return !slide || !isValidAt(slide, this.clocks.now());
  }

  private isOver({ shown }: Frame): boolean {
    if (!shown || this.ended || this.isOutdated(shown)) return true;
    const seconds = (this.clocks.elapsed() - this.since) / 1000;
    return videoOf(shown.slide) === null && seconds >= shown.slide.seconds;
  }

  /** A mistake that was mended must not stay on the wall for the rest of a long slide. */
  private isOutdated({ position, slide }: Shown): boolean {
    const now = this.programme?.slides[position.slide];
    return now !== undefined && now !== slide && JSON.stringify(now) !== JSON.stringify(slide);
  }

  private prepare(position: Position | null): void {
    const slide = position && this.programme?.slides[position.slide];
    if (!position || !slide || !this.programme) {
      this.unstage();
      return;
    }
    const text = JSON.stringify(slide);
    if (this.staged?.text === text && this.staged.position.slide === position.slide) {
      this.staged.position = position;
      if (this.staged.shown) this.staged.shown.position = position;
      return;
    }
    this.unstage();
    const staged = { position, text, shown: null };
    this.staged = staged;
    void this.load(staged, slide, this.programme.assets);
  }

  private async load(
    staged: NonNullable<Playback['staged']>,
    slide: Slide,
    assets: Programme['assets'],
  ): Promise<void> {
    for (let attempt = 1; this.staged === staged; attempt += 1) {
      try {
        const [files] = await Promise.all([
          loadFiles(slide, assets, this.headers()),
          loadFonts(slide),
        ]);
        if (this.staged === staged) staged.shown = { position: staged.position, slide, files };
        else files.release();
        return;
      } catch {
        if (attempt === ATTEMPTS) {
          if (this.staged === staged) this.exclude(staged.position.slide);
          return;
        }
        await new Promise((resolve) => window.setTimeout(resolve, PAUSE));
      }
    }
  }

  private takeStaged(): Shown | null {
    const shown = this.staged?.shown ?? null;
    this.staged = null;
    return shown;
  }

  private unstage(): void {
    this.staged?.shown?.files.release();
    this.staged = null;
  }

  private enter(shown: Shown | null): void {
    const [current] = this.frames.get();
    if (!current) return;
    this.since = this.clocks.elapsed();
    this.frames.set([current, this.frame(shown, 'entering', false)]);
  }

  private dropEntering(): void {
    const [current, entering] = this.frames.get();
    if (!current) return;
    entering?.shown?.files.release();
    this.frames.set([current]);
    // The current one has had its time already.
    this.ended = true;
  }

  private exclude(slide: string): void {
    this.unfit.add(slide);
    this.unfitSince = this.clocks.elapsed();
  }

  private frame(shown: Shown | null, state: Frame['state'], playing: boolean): Frame {
    this.key += 1;
    return { key: this.key, shown, state, playing };
  }
}

import { isValidAt, type Instant } from '../../../api/wall/programme/instant';
import type { Asset, Programme, Slide } from '../../../api/wall/programme/types';
import { videoOf } from '../rules/lasting';
import { nextPosition, type Position, type Unfit } from '../rules/spans';
import { identityOf } from '../rules/staging';
import { UnplayableError, type SlideFiles } from './files';
import { loadFonts } from './fonts';
import { Store } from './store';
import { Troubles } from './troubles';
import { within } from './within';

/** The stage says when a fade is over; one that it says nothing of is over after this. */
const LONGEST_FADE = 4000;
/** A cut has no fade to wait for, but the new slide must have been painted. */
const CUT = 100;
const TICK = 200;
/** A slide that does not say it is ready within this time is passed over. */
const PATIENCE = 15_000;
/** Files that do not open within this time never will. */
const OPENING = 30_000;
/** What was withdrawn waits no longer for the slide after it. */
const LAST_SIGHT = 1000;
/** A slide that stands for so many times its seconds, and for so long, has not been left there. */
const STUCK_TIMES = 5;
const STUCK = 600_000;

export interface Shown {
  position: Position;
  slide: Slide;
  files: SlideFiles;
  /** All that it shows, as text. */
  text: string;
}

/** A layer of the stage: a slide, or the resting page where `shown` is null. */
export interface Frame {
  key: number;
  shown: Shown | null;
  state: 'entering' | 'current' | 'leaving';
  /** False while it gets ready unseen; its clocks run from when it turns true. */
  playing: boolean;
}

/** A slide that has been on the wall. */
export interface Play {
  shown: Shown;
  /** Milliseconds of the server's clock. */
  startedAt: number;
  seconds: number;
  /** Shown for its whole time, and not withdrawn, passed over or broken. */
  completed: boolean;
}

interface Means {
  /** The server's clock, for what may be shown. */
  now: () => Instant;
  /** The same, or the machine's where that is lost; for what is written down. */
  guess: () => number;
  /** One that never jumps, for how long it is. */
  elapsed: () => number;
  has: (asset: Asset) => boolean;
  open: (slide: Slide, assets: Programme['assets']) => Promise<SlideFiles>;
  onPlayed: (play: Play) => void;
  onTrouble: (kind: 'slide' | 'film', slide: Slide, why: string, asset: Asset | null) => void;
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
  private readonly troubles: Troubles;
  private key = 0;
  /** When the current frame began, or an entering one was mounted. */
  private since = 0;
  /** The slide on the wall, since it can be seen. */
  private begun: { shown: Shown; startedAt: number; elapsed: number } | null = null;
  private ended = false;
  private broken = false;

  constructor(private readonly means: Means) {
    this.troubles = new Troubles(means.elapsed);
    this.frames.set([this.frame(null, 'current', true)]);
  }

  /** What is on the wall, or null while it rests. */
  get position(): Position | null {
    const frames = this.frames.get();
    return (
      (frames.find(({ playing, state }) => playing && state !== 'leaving') ?? frames[0])?.shown
        ?.position ?? null
    );
  }

  /** Whether one slide stands though others should have come: nobody can say why, or it would go on. */
  get isStuck(): boolean {
    const shown = this.frames.get()[0]?.shown;
    const stood = this.means.elapsed() - this.since;
    return (
      Boolean(shown) && stood > STUCK && stood > STUCK_TIMES * (shown?.slide.seconds ?? 0) * 1000
    );
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
    if (programme?.revision !== this.programme?.revision) this.troubles.clear();
    this.programme = programme;
    if (programme === null) this.clear();
    else this.tick();
  }

  /** The screen was unpaired: nothing of what it showed stays, nor is it written down. */
  private clear(): void {
    this.unstage();
    this.frames.get().forEach(({ shown }) => shown?.files.release());
    this.begun = null;
    this.last = null;
    this.frames.set([this.frame(null, 'current', true)]);
  }

  /** A mounted slide can be seen: its film has a first frame, its text has been laid out. */
  ready(key: number): void {
    const [current, entering] = this.frames.get();
    if (!current || entering?.key !== key || entering.playing) return;
    this.frames.set([
      { ...current, state: 'leaving' },
      { ...entering, playing: true },
    ]);
    this.since = this.means.elapsed();
    this.account(current);
    const { shown } = entering;
    this.begun = shown && { shown, startedAt: this.means.guess(), elapsed: this.since };
    this.ended = false;
    this.broken = false;
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

  /** A film has come to its end. */
  end(key: number): void {
    if (this.onShow(key)) this.ended = true;
  }

  /** A film stands still: the next slide comes in its place. */
  stall(key: number): void {
    const shown = this.onShow(key)?.shown;
    if (!shown || this.ended) return;
    this.means.onTrouble('film', shown.slide, '停住不动，已跳过', null);
    this.ended = true;
    this.broken = true;
  }

  fail(key: number, why = '显示不了'): void {
    const failed = this.frames.get().find((frame) => frame.key === key);
    // One on its way out has been seen, and spoils nothing any more.
    if (!failed?.shown || failed.state === 'leaving') return;
    const { slide, position } = failed.shown;
    this.exclude(position.slide, slide, why, this.filmOf(slide));
    if (failed.playing) {
      this.ended = true;
      this.broken = true;
    } else this.dropEntering();
  }

  /** The frame of that key, if it is the one to be seen: one on its way out says nothing of the next. */
  private onShow(key: number): Frame | undefined {
    return this.frames
      .get()
      .find((frame) => frame.key === key && frame.playing && frame.state !== 'leaving');
  }

  private tick(): void {
    const [current, entering] = this.frames.get();
    if (!current) return;
    if (entering) {
      if (entering.playing) return;
      const waited = this.means.elapsed() - this.since;
      if (this.isWithdrawn(entering)) this.dropEntering();
      else if (waited > PATIENCE) this.fail(entering.key, '迟迟没有画面');
      else if (entering.shown && waited > LAST_SIGHT && this.isWithdrawn(current)) this.rest();
      return;
    }
    const next = this.next(this.unfit);
    this.prepare(next);
    const withdrawn = this.isWithdrawn(current);
    if (!withdrawn && !this.isOver(current)) return;
    if (next && this.staged?.shown) this.enter(this.takeStaged());
    else if (current.shown && (withdrawn || this.broken || !this.next())) this.enter(null);
  }

  /** @param unfit without it, what would be next if everything were here and whole */
  private next(unfit?: Unfit): Position | null {
    if (!this.programme) return null;
    return nextPosition(this.programme, this.means.now(), this.last, unfit);
  }

  private readonly unfit: Unfit = {
    has: (id) => this.troubles.has(id) || !this.isHere(id),
  };

  private isHere(id: string): boolean {
    const { slides, assets } = this.programme as Programme;
    return (slides[id]?.assets ?? []).every((key) => {
      const asset = assets[key];
      return asset !== undefined && this.means.has(asset);
    });
  }

  private filmOf(slide: Slide): Asset | null {
    const film = videoOf(slide);
    return (film && this.programme?.assets[film]) || null;
  }

  private isWithdrawn({ shown }: Frame): boolean {
    if (!shown) return false;
    const slide = this.programme?.slides[shown.position.slide];
    return !slide || !isValidAt(slide, this.means.now());
  }

  private isOver({ shown }: Frame): boolean {
    if (!shown || this.ended || this.isOutdated(shown)) return true;
    const seconds = (this.means.elapsed() - this.since) / 1000;
    return videoOf(shown.slide) === null && seconds >= shown.slide.seconds;
  }

  /** A mistake that was mended must not stay on the wall for the rest of a long slide. */
  private isOutdated({ position, text }: Shown): boolean {
    const now = this.programme && identityOf(this.programme, position.slide);
    return now !== null && now !== text;
  }

  private prepare(position: Position | null): void {
    const { programme } = this;
    const slide = position && programme?.slides[position.slide];
    const text = position && programme && identityOf(programme, position.slide);
    if (!position || !slide || !programme || text === null) {
      this.unstage();
      return;
    }
    if (this.staged?.text === text && this.staged.position.slide === position.slide) {
      this.staged.position = position;
      if (this.staged.shown) this.staged.shown.position = position;
      return;
    }
    this.unstage();
    const staged = { position, text, shown: null };
    this.staged = staged;
    void this.load(staged, slide, programme.assets);
  }

  private async load(
    staged: NonNullable<Playback['staged']>,
    slide: Slide,
    assets: Programme['assets'],
  ): Promise<void> {
    try {
      const opening = Promise.all([this.means.open(slide, assets), loadFonts(slide)]);
      const [files] = await within(opening, OPENING).catch((error: unknown) => {
        void opening.then(([late]) => late.release()).catch(() => undefined);
        throw error;
      });
      const { position, text } = staged;
      if (this.staged === staged) staged.shown = { position, slide, files, text };
      else files.release();
    } catch (error) {
      if (this.staged !== staged) return;
      this.staged = null;
      const asset = error instanceof UnplayableError ? error.asset : null;
      this.exclude(staged.position.slide, slide, '文件打不开', asset);
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
    this.since = this.means.elapsed();
    this.frames.set([current, this.frame(shown, 'entering', false)]);
  }

  /** Nothing in the place of what must not be seen any more. */
  private rest(): void {
    this.dropEntering();
    this.enter(null);
  }

  private dropEntering(): void {
    const [current, entering] = this.frames.get();
    if (!current) return;
    entering?.shown?.files.release();
    this.frames.set([current]);
    // The current one has had its time already.
    this.ended = true;
  }

  /** Passes a slide over: for a while, and after three times until another programme. */
  private exclude(id: string, slide: Slide, why: string, asset: Asset | null): void {
    const isLast = this.troubles.fail(id);
    this.means.onTrouble('slide', slide, isLast ? `${why}，三次均如此，已停用` : why, asset);
  }

  /** A slide leaves the wall: writes down that it was there. */
  private account(leaving: Frame): void {
    const { begun } = this;
    if (!begun) return;
    this.begun = null;
    const seconds = (this.means.elapsed() - begun.elapsed) / 1000;
    const completed = !this.broken && !this.isWithdrawn(leaving) && !this.isOutdated(begun.shown);
    this.means.onPlayed({ shown: begun.shown, startedAt: begun.startedAt, seconds, completed });
  }

  private frame(shown: Shown | null, state: Frame['state'], playing: boolean): Frame {
    this.key += 1;
    return { key: this.key, shown, state, playing };
  }
}

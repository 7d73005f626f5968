/** How often an instance looks whether another one changed something, in milliseconds. */
const WATCH_EVERY = 1000;

/** Something that is kept in memory and made of what is stored. */
interface Kept {
  /** Whether what is stored may say something else by now. */
  isStale(): Promise<boolean>;
  remake(): Promise<void>;
  complain(error: unknown): void;
}

/**
 * Keeps something up with what is stored: looks right after every change in this process, and each
 * second whether another process changed something.
 */
export class Lookout {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  /** The look after that, for those who came while it was under way. */
  private next: Promise<void> | undefined;
  /** Set from a change in this process until what it changed is known. */
  private pending: Promise<void> | undefined;
  /** Something was changed, perhaps withdrawn, and what is kept could not be made again. */
  private behind = false;

  constructor(private readonly kept: Kept) {}

  async start(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.look(), WATCH_EVERY).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await (this.next ?? this.running)?.catch(() => undefined);
  }

  /** Resolves when what is kept holds every change made before the call. */
  refresh(): Promise<void> {
    if (!this.running) return this.begin();
    // One look at a time; calls that come in meanwhile share one more after it.
    this.next ??= this.running.catch(() => undefined).then(() => this.running ?? this.begin());
    return this.next;
  }

  /** Called when a change in this process is committed. */
  nudge(): void {
    const seen = this.look({ changed: true }).finally(() => {
      if (this.pending === seen) this.pending = undefined;
    });
    this.pending = seen;
  }

  /**
   * Whether what is kept may be gone by: a change that is just committed is waited for, and one that
   * could not be followed leaves nothing to go by.
   */
  async isCurrent(): Promise<boolean> {
    if (this.pending) await this.pending;
    return !this.behind;
  }

  private begin(): Promise<void> {
    this.next = undefined;
    this.running = this.lookOnce().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async lookOnce(): Promise<void> {
    if (await this.kept.isStale()) await this.follow();
    this.behind = false;
  }

  private async follow(): Promise<void> {
    try {
      await this.kept.remake();
    } catch (error) {
      this.behind = true;
      throw error;
    }
  }

  /** A failed look is tried again in a second. */
  private look({ changed = false } = {}): Promise<void> {
    return this.refresh().catch((error: unknown) => {
      this.behind ||= changed;
      this.kept.complain(error);
    });
  }
}

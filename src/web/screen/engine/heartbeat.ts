import type { Clock } from './clock';
import type { Faults } from './faults';
import { post } from './http';
import type { CacheState } from './stager';
import { within } from './within';

const PATH = '/api/screen/heartbeats';
const TURN = 60_000;
/** A change is told after this, together with what follows from it. */
const GATHERING = 2000;
/** Between two that changes have caused. */
const LEAST = 10_000;

/** What the screen knows of itself. */
interface Vitals {
  revision: string | null;
  slide: string | null;
  playlist: string | null;
  cache: CacheState;
}

interface Means {
  clock: Clock;
  faults: Faults;
  token: () => string | null;
  vitals: () => Vitals;
  onRefused: () => void;
  onToken: (token: string) => void;
}

/** Tells the keeper each minute that this screen lives, and soon when something is different. */
export class Heartbeat {
  private readonly startedAt: string;
  private timer = 0;
  /** When the next one is due. */
  private due = Infinity;
  private told = '';
  private beatAt = -Infinity;

  constructor(private readonly means: Means) {
    this.startedAt = new Date(means.clock.guess()).toISOString();
  }

  start(): () => void {
    const forget = this.means.faults.subscribe(this.changed);
    this.again(GATHERING);
    return () => {
      forget();
      window.clearTimeout(this.timer);
    };
  }

  /** Something may be different: the revision, the state of the files, a fault, rest or no rest. */
  readonly changed = (): void => {
    if (this.gist() === this.told) return;
    const now = this.means.clock.elapsed();
    const delay = Math.max(GATHERING, this.beatAt + LEAST - now);
    // Never later than it was to be: a wall on which much happens would not be heard at all.
    if (now + delay < this.due) this.again(delay);
  };

  private again(delay: number): void {
    window.clearTimeout(this.timer);
    this.due = this.means.clock.elapsed() + delay;
    this.timer = window.setTimeout(() => void this.beat(), delay);
  }

  private async beat(): Promise<void> {
    const { clock, faults, token, onRefused, onToken } = this.means;
    this.again(TURN);
    if (token() === null) return;
    this.beatAt = clock.elapsed();
    const gist = this.gist();
    const list = faults.list();
    const body = await this.body();
    const sent = token();
    const response = await post(PATH, body, sent).catch(() => null);
    if (response?.status === 401) onRefused();
    if (!response?.ok) return;
    this.told = gist;
    faults.told(list);
    if (response.status === 200) {
      const answer = await within(response.json()).catch(() => null);
      // Where the stream brought the next one meanwhile, its use has ended this one already.
      if (typeof answer?.token === 'string' && token() === sent) onToken(answer.token);
    }
  }

  /** What a change of is worth a word before the minute is over; slides turn all day. */
  private gist(): string {
    const { revision, slide, cache } = this.means.vitals();
    const isResting = slide === null;
    return JSON.stringify([revision, isResting, cache.state, this.means.faults.list().length]);
  }

  private async body(): Promise<object> {
    const { clock, faults, vitals } = this.means;
    return {
      ...vitals(),
      online: true,
      storage: await storage(),
      clockOffsetMs: clock.offset,
      secure: window.isSecureContext,
      faults: faults.list(),
      startedAt: this.startedAt,
      viewport: { width: window.innerWidth, height: window.innerHeight },
    };
  }
}

/** Null on plain HTTP, where the browser does not say. */
async function storage(): Promise<{ usage: number; quota: number } | null> {
  try {
    const { usage, quota } = await within(navigator.storage.estimate());
    return usage === undefined || quota === undefined ? null : { usage, quota };
  } catch {
    return null;
  }
}

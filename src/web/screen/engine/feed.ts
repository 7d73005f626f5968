import type { Programme } from '../../../api/wall/programme/types';
import { pollDelay, pollOffset, retryAfterSeconds, untilTurn } from '../rules/polling';
import { readProgramme } from '../rules/validate';
import { Store } from './store';
import { keep, recall, takeToken } from './token';

const PATH = '/api/screen/programme';
const TIMEOUT = 20_000;
/** How often a screen that nobody has paired asks again. */
const UNPAIRED_RETRY = 30_000;

export interface FeedState {
  /** False without a token, or once the server no longer knows it. */
  paired: boolean;
  /** The last good one. */
  programme: Programme | null;
  /** When it was last known to be right, in milliseconds of the server's clock. */
  readAt: number | null;
  /** Polls in a row that brought nothing. */
  failures: number;
}

/** What is kept for the next start. */
interface Kept {
  tag: string | null;
  readAt: number;
  programme: unknown;
}

type Outcome = { ok: true } | { ok: false; retryAfter: number | null };

/** Polls the programme, and keeps the last good one through failures and restarts. */
export class Feed {
  readonly state: Store<FeedState>;
  private token: string | null;
  private tag: string | null = null;
  /** Server's clock minus this machine's. */
  private skew = 0;
  private timer = 0;

  constructor(private readonly screen: string) {
    this.token = takeToken(screen);
    const kept = this.recall();
    this.tag = kept?.tag ?? null;
    // A machine that has lost its clock starts in the past; what was read then is later than that.
    if (kept && Date.now() < kept.readAt) this.skew = kept.readAt - Date.now();
    this.state = new Store<FeedState>({
      paired: this.token !== null,
      programme: kept?.programme ?? null,
      readAt: kept?.readAt ?? null,
      failures: 0,
    });
  }

  /** Milliseconds of the server's clock. */
  readonly now = (): number => Date.now() + this.skew;

  start(): () => void {
    const renew = () => {
      this.token = takeToken(this.screen);
      void this.poll();
    };
    window.addEventListener('hashchange', renew);
    window.addEventListener('online', renew);
    void this.poll();
    return () => {
      window.removeEventListener('hashchange', renew);
      window.removeEventListener('online', renew);
      window.clearTimeout(this.timer);
    };
  }

  /** The header that opens this screen's programme and its files. */
  readonly authorization = (): Record<string, string> =>
    this.token ? { Authorization: `Bearer ${this.token}` } : {};

  private async poll(): Promise<void> {
    window.clearTimeout(this.timer);
    this.token = this.token ?? takeToken(this.screen);
    const outcome: Outcome = this.token
      ? await this.ask().catch(() => ({ ok: false, retryAfter: null }))
      : { ok: true };
    if (!outcome.ok) this.update({ failures: this.state.get().failures + 1 });
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.poll(), this.delay(outcome));
  }

  private delay(outcome: Outcome): number {
    const { paired, failures } = this.state.get();
    if (!paired) return UNPAIRED_RETRY;
    return outcome.ok
      ? untilTurn(this.now(), pollOffset(this.screen + (this.token ?? ''))) * 1000
      : pollDelay(failures, outcome.retryAfter) * 1000;
  }

  private async ask(): Promise<Outcome> {
    const abort = new AbortController();
    const timeout = window.setTimeout(() => abort.abort(), TIMEOUT);
    try {
      const known = this.state.get().programme && this.tag;
      const response = await fetch(PATH, {
        headers: { ...this.authorization(), ...(known && { 'If-None-Match': known }) },
        cache: 'no-store',
        credentials: 'omit',
        signal: abort.signal,
      });
      return await this.take(response);
    } finally {
      window.clearTimeout(timeout);
    }
  }

  private async take(response: Response): Promise<Outcome> {
    if (response.status === 401) {
      this.forget();
      return { ok: true };
    }
    const fresh = response.status === 200 ? readProgramme(await response.json()) : null;
    if (!fresh && response.status !== 304) {
      return { ok: false, retryAfter: retryAfterSeconds(response.headers.get('Retry-After')) };
    }
    const clock = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(clock)) this.skew = clock - Date.now();
    if (fresh) this.tag = response.headers.get('ETag');
    const programme = fresh ?? this.state.get().programme;
    const readAt = this.now();
    keep(this.name, JSON.stringify({ tag: this.tag, readAt, programme }));
    this.update({ paired: true, programme, readAt, failures: 0 });
    return { ok: true };
  }

  /** A screen that was unpaired shows nothing of what it was trusted with, not even offline. */
  private forget(): void {
    this.tag = null;
    keep(this.name, null);
    this.update({ paired: false, programme: null, readAt: null, failures: 0 });
  }

  private get name(): string {
    return `qingfeng.programme:${this.screen}`;
  }

  private recall(): { tag: string | null; readAt: number; programme: Programme } | null {
    try {
      const kept = JSON.parse(recall(this.name) ?? 'null') as Kept | null;
      const programme = kept && readProgramme(kept.programme);
      return kept && programme ? { tag: kept.tag, readAt: kept.readAt, programme } : null;
    } catch {
      return null;
    }
  }

  private update(change: Partial<FeedState>): void {
    this.state.set({ ...this.state.get(), ...change });
  }
}

import type { Programme } from '../../../api/wall/programme/types';
import { pollDelay, pollOffset, retryAfterSeconds, untilTurn } from '../rules/polling';
import { readProgramme } from '../rules/validate';
import { isKnownZone } from '../rules/zone';
import type { Clock } from './clock';
import type { Faults } from './faults';
import { ask } from './http';
import { insist } from './reclaim';
import { Store } from './store';
import { keepToken, takeToken } from './token';
import type { Change, Vault } from './vault/vault';
import { within } from './within';

const PATH = '/api/screen/programme';

export interface FeedState {
  /** False without a token, or once the server no longer knows it. */
  paired: boolean;
  /** The newest good one. */
  programme: Programme | null;
  /** When it was last known to be right, in milliseconds of the server's clock. */
  readAt: number | null;
  /** Polls in a row that brought nothing. */
  failures: number;
}

interface Means {
  screen: string;
  clock: Clock;
  vault: Vault;
  faults: Faults;
  makeRoom: (bytes: number) => Promise<boolean>;
  /** What was opened with the old token has to be opened with the new one. */
  onTaken: () => void;
}

type Outcome = { ok: true } | { ok: false; retryAfter: number | null };

/** Polls the programme, and keeps the last good one through failures and restarts. */
export class Feed {
  readonly state: Store<FeedState>;
  private tokenNow: string | null;
  /** The token that the server last answered with this programme. */
  private confirmed: string | null = null;
  private tag: string | null = null;
  private timer = 0;
  private asking = false;
  /** Somebody wants to know while an answer is on its way that may be older than what they know. */
  private again = false;

  constructor(private readonly means: Means) {
    this.tokenNow = takeToken(means.screen);
    this.state = new Store<FeedState>({
      paired: this.tokenNow !== null,
      programme: null,
      readAt: null,
      failures: 0,
    });
  }

  /** Opens this screen's programme and its files. */
  readonly token = (): string | null => this.tokenNow;

  /** Which screen the token is of, once the server has said so: one from the address may be another's. */
  readonly screen = (): string | null =>
    this.confirmed === this.tokenNow ? (this.state.get().programme?.screen.id ?? null) : null;

  /** Where in the minute this screen has its turn. */
  get offset(): number {
    return pollOffset(this.means.screen + (this.tokenNow ?? ''));
  }

  /**
   * Takes up what was kept before the last power cut. Its tag is not: a newer player may read more of
   * the same programme, so the first answer is to be a whole one.
   */
  async recall(): Promise<void> {
    const { vault } = this.means;
    const [kept, readAt] = await Promise.all([
      vault.get('manifests', 'latest').catch(() => undefined),
      vault.get<number>('manifests', 'read').catch(() => undefined),
    ]);
    const programme = readProgramme(kept);
    if (!programme || this.tokenNow === null) return;
    this.update({ programme, readAt: readAt ?? null });
  }

  start(): () => void {
    const renew = () => {
      const given = takeToken(this.means.screen);
      if (given !== null) this.take(given);
      else void this.poll();
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

  /** This screen has a token now, or another one. */
  take(token: string): void {
    const isAnother = token !== this.tokenNow;
    keepToken(this.means.screen, token);
    this.tokenNow = token;
    this.update({ paired: true });
    void this.poll();
    if (isAnother) this.means.onTaken();
  }

  /** Asks now, whoever's turn it is. */
  async poll(): Promise<void> {
    this.again = this.asking;
    if (this.asking || this.tokenNow === null) return;
    this.asking = true;
    window.clearTimeout(this.timer);
    const asked = this.tokenNow;
    const outcome: Outcome = await this.ask(asked).catch(() => ({ ok: false, retryAfter: null }));
    this.asking = false;
    if (!outcome.ok) this.update({ failures: this.state.get().failures + 1 });
    window.clearTimeout(this.timer);
    const isLate = this.tokenNow !== asked || (this.again && outcome.ok);
    const delay = isLate ? 0 : this.delay(outcome);
    this.timer = window.setTimeout(() => void this.poll(), delay);
  }

  private delay(outcome: Outcome): number {
    return outcome.ok
      ? untilTurn(this.means.clock.guess(), this.offset) * 1000
      : pollDelay(this.state.get().failures, outcome.retryAfter) * 1000;
  }

  private async ask(token: string): Promise<Outcome> {
    const known = this.state.get().programme && this.tag;
    const response = await ask(PATH, {
      token,
      headers: known ? { 'If-None-Match': known } : {},
    });
    return token === this.tokenNow ? this.read(response) : { ok: true };
  }

  private async read(response: Response): Promise<Outcome> {
    // A portal on the way may say 401 as well; only our server's word undoes a pairing.
    if (response.status === 401 && /screen/.test(response.headers.get('WWW-Authenticate') ?? '')) {
      this.means.clock.hear(response);
      await this.forget();
      return { ok: true };
    }
    const body: unknown = response.status === 200 ? await this.bodyOf(response) : null;
    const fresh = readProgramme(body);
    if (!fresh && response.status !== 304) {
      if (response.status === 200) this.means.faults.add('programme', '服务器给的播出单读不懂');
      return { ok: false, retryAfter: retryAfterSeconds(response.headers.get('Retry-After')) };
    }
    this.means.clock.hear(response);
    const programme = fresh ?? this.state.get().programme;
    if (fresh) this.tag = response.headers.get('ETag');
    if (fresh) this.checkZone(fresh.screen.timezone);
    this.confirmed = this.tokenNow;
    const readAt = this.means.clock.guess();
    this.update({ paired: true, programme, readAt, failures: 0 });
    await this.keep(readAt, fresh).catch(() =>
      this.means.faults.add('storage', '播出单存不进本机'),
    );
    return { ok: true };
  }

  /** For a newer programme files give way: with the one before, what was withdrawn would be back. */
  private keep(readAt: number, latest: Programme | null): Promise<void> {
    const { vault, makeRoom } = this.means;
    const read: Change = { shelf: 'manifests', key: 'read', put: readAt };
    if (!latest) return vault.change([read]);
    return insist(vault, [read, { shelf: 'manifests', key: 'latest', put: latest }], makeRoom);
  }

  private checkZone(timezone: string): void {
    if (isKnownZone(timezone)) return;
    this.means.faults.add('programme', `本机的浏览器不认识时区 ${timezone}，时刻按北京时间写`);
  }

  private bodyOf(response: Response): Promise<unknown> {
    return within(response.json()).catch(() => null);
  }

  /**
   * A screen that was unpaired shows nothing of what it was trusted with, not even offline. Its plays
   * stay: they are proof of what it showed, for when it is paired again.
   */
  private async forget(): Promise<void> {
    this.tag = null;
    this.confirmed = null;
    this.tokenNow = null;
    keepToken(this.means.screen, null);
    this.update({ paired: false, programme: null, readAt: null, failures: 0 });
    await this.means.vault
      .change(
        (['manifests', 'holdings', 'parts'] as const).map((shelf) => ({ shelf, removeAll: '' })),
      )
      .catch(() => undefined);
  }

  private update(change: Partial<FeedState>): void {
    this.state.set({ ...this.state.get(), ...change });
  }
}

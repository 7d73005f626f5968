import { retryAfterSeconds } from '../rules/polling';
import { isLate, readPairing, secondsLeft, type Pairing } from '../rules/pairing';
import { retryDelay } from '../rules/retrying';
import type { Clock } from './clock';
import { ask, post } from './http';
import { keep, recallJson } from './kept';
import { Store } from './store';
import { within } from './within';

const PATH = '/api/screen/pairings';

export interface PairingState {
  /** The code on the screen, while it is good. */
  pairing: Pairing | null;
  /** Why there is none, or why its answer is late. */
  trouble: 'unreachable' | 'busy' | null;
}

interface Means {
  screen: string;
  clock: Clock;
  onToken: (token: string) => void;
}

/** Shows a code until a keeper has approved it, and a fresh one when it has expired. */
export class PairingDesk {
  readonly state: Store<PairingState>;
  /** The code before, which may have been approved after it was last asked about. */
  private late: Pairing | null;
  private timer = 0;
  private failures = 0;
  /** Whose answers are still wanted. */
  private run = 0;

  constructor(private readonly means: Means) {
    // A page that was reloaded still shows the code that a keeper may be typing right now.
    const pairing = readPairing(recallJson(this.name));
    const now = means.clock.guess();
    const isGood = pairing !== null && secondsLeft(pairing, now) > 0;
    const late = isGood ? readPairing(recallJson(this.lateName)) : pairing;
    this.late = late && isLate(late, now) ? late : null;
    this.state = new Store<PairingState>({ pairing: isGood ? pairing : null, trouble: null });
  }

  start(): () => void {
    this.run += 1;
    void this.turn(this.run);
    return () => {
      this.run += 1;
      window.clearTimeout(this.timer);
    };
  }

  private async turn(run: number): Promise<void> {
    const { pairing } = this.state.get();
    const isGood = pairing !== null && secondsLeft(pairing, this.means.clock.guess()) > 0;
    if (pairing && !isGood) this.retire(pairing);
    if (this.late && (await this.lookLate(this.late).catch(() => false))) return;
    if (run !== this.run) return;
    const delay = await (isGood ? this.look(pairing) : this.begin()).catch(() => this.fail(null));
    if (run !== this.run) return;
    this.timer = window.setTimeout(() => void this.turn(run), delay * 1000);
  }

  /** Asks for a code. @returns seconds until the next turn */
  private async begin(): Promise<number> {
    const { innerWidth, innerHeight, devicePixelRatio } = window;
    const response = await post(
      PATH,
      {
        width: Math.round(innerWidth * devicePixelRatio),
        height: Math.round(innerHeight * devicePixelRatio),
        userAgent: navigator.userAgent.slice(0, 200),
      },
      null,
    );
    const pairing = response.status === 201 ? readPairing(await within(response.json())) : null;
    if (!pairing) return this.fail(response);
    this.failures = 0;
    this.means.clock.hear(response);
    this.show(pairing);
    return pairing.pollSeconds;
  }

  /** Asks whether it has been approved. */
  private async look(pairing: Pairing): Promise<number> {
    const response = await this.askAfter(pairing);
    const body = await within(response.json()).catch(() => null);
    if (response.status === 200 && typeof body?.token === 'string') {
      this.show(null);
      this.means.onToken(body.token);
      return pairing.pollSeconds;
    }
    if (response.status === 202) {
      this.failures = 0;
      this.means.clock.hear(response);
      if (this.state.get().trouble) this.state.set({ pairing, trouble: null });
      return pairing.pollSeconds;
    }
    if ([401, 404, 410].includes(response.status)) {
      this.show(null);
      // Not at once: a server that refuses each code must not be asked in a tight round.
      return retryDelay(1);
    }
    return this.fail(response);
  }

  /** Asks once more about the code before. @returns whether it brought a token */
  private async lookLate(late: Pairing): Promise<boolean> {
    const isOver = !isLate(late, this.means.clock.guess());
    const response = isOver ? null : await this.askAfter(late);
    const body = response?.status === 200 ? await within(response.json()) : null;
    if (typeof body?.token === 'string') {
      this.setLate(null);
      this.show(null);
      this.means.onToken(body.token);
      return true;
    }
    if (!response || [401, 404, 410].includes(response.status)) this.setLate(null);
    return false;
  }

  private askAfter({ id, secret }: Pairing): Promise<Response> {
    return ask(`${PATH}/${encodeURIComponent(id)}`, { token: secret });
  }

  /** Off the wall with one that has expired; its answer is still wanted. */
  private retire(pairing: Pairing): void {
    this.setLate(pairing);
    this.show(null);
  }

  private setLate(late: Pairing | null): void {
    this.late = late;
    keep(this.lateName, late && JSON.stringify(late));
  }

  /** @returns seconds until it may be tried again */
  private fail(response: Response | null): number {
    this.failures += 1;
    const trouble = response?.status === 429 ? 'busy' : 'unreachable';
    this.state.set({ ...this.state.get(), trouble });
    const retryAfter = retryAfterSeconds(response?.headers.get('Retry-After') ?? null);
    return Math.min(retryDelay(this.failures, retryAfter), Math.max(60, retryAfter ?? 0));
  }

  private show(pairing: Pairing | null): void {
    keep(this.name, pairing && JSON.stringify(pairing));
    this.state.set({ pairing, trouble: null });
  }

  private get name(): string {
    return `qingfeng.pairing:${this.means.screen}`;
  }

  private get lateName(): string {
    return `qingfeng.pairing-late:${this.means.screen}`;
  }
}

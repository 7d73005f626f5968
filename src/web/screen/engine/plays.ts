import { titleOf } from '../rules/title';
import type { Faults } from './faults';
import { post } from './http';
import type { Play } from './playback';
import { insist } from './reclaim';
import type { Vault } from './vault/vault';

const PATH = '/api/screen/plays';
/** In one request. */
const BATCH = 100;
/** Three weeks of a slide every ten seconds and more: beyond it the oldest are given up. */
const MOST = 200_000;
const TURN = 60_000;

/** A play as the server takes it. */
interface PlayRecord {
  id: string;
  slide: string;
  kind: string;
  title: string;
  playlist: string;
  startedAt: string;
  seconds: number;
  completed: boolean;
}

/** One that waits, with where it lies. */
interface Waiting {
  key: string;
  /** The screen that this device was then; those that older players wrote down do not say. */
  screen?: string | null;
  record: PlayRecord;
}

interface Means {
  vault: Vault;
  faults: Faults;
  makeRoom: (bytes: number) => Promise<boolean>;
  token: () => string | null;
  /** Which screen the plays are of, and which one this device is by its token. */
  playing: () => string | null;
  paired: () => string | null;
}

/**
 * Proof of play. Each play has an id and waits on the disk until the server has said that it took
 * it; sent twice, it counts once. What waits outlasts an unpairing, and is sent when the device is
 * the same screen again: under another one's token it would be proof of what that never showed.
 */
export class Plays {
  private sending = false;
  private sequence = 0;

  constructor(private readonly means: Means) {}

  start(offset: number): () => void {
    let interval = 0;
    const first = window.setTimeout(() => {
      void this.send();
      interval = window.setInterval(() => void this.send(), TURN);
    }, offset * 1000);
    return () => {
      window.clearTimeout(first);
      window.clearInterval(interval);
    };
  }

  readonly record = async ({ shown, startedAt, seconds, completed }: Play): Promise<void> => {
    const { slide, position } = shown;
    const record: PlayRecord = {
      id: uuid(),
      slide: position.slide,
      kind: slide.kind,
      title: [...titleOf(slide)].slice(0, 120).join(''),
      playlist: position.playlist,
      startedAt: new Date(startedAt).toISOString(),
      seconds: Math.round(seconds * 10) / 10,
      completed,
    };
    const { vault, faults, makeRoom } = this.means;
    const key = this.key(startedAt);
    const waiting: Waiting = { key, screen: this.means.playing(), record };
    await insist(vault, [{ shelf: 'plays', key, put: waiting }], makeRoom).catch(() =>
      faults.add('storage', '播放记录存不进本机'),
    );
  };

  /** Sends what waits, batch after batch, until nothing is left or the server does not take it. */
  async send(): Promise<void> {
    if (this.sending || this.means.token() === null) return;
    this.sending = true;
    try {
      await this.bound();
      while (await this.sendBatch());
    } catch {
      // They wait for the next turn.
    } finally {
      this.sending = false;
    }
  }

  private async sendBatch(): Promise<boolean> {
    const { vault, token, paired } = this.means;
    const [bearer, screen] = [token(), paired()];
    const waiting = await vault.list<Waiting>('plays', '', BATCH);
    if (waiting.length === 0 || screen === null || token() !== bearer) return false;
    const plays = waiting.filter((play) => isOf(play, screen)).map(({ record }) => record);
    const response = plays.length > 0 ? await post(PATH, { plays }, bearer) : null;
    // One that the server refuses by name would be refused again: it is dropped with the taken ones,
    // and with those of a screen that this device is no more.
    if (response && response.status !== 202) return false;
    await vault.change(waiting.map(({ key }) => ({ shelf: 'plays', remove: key })));
    return waiting.length === BATCH;
  }

  private async bound(): Promise<void> {
    const { vault, faults } = this.means;
    const excess = (await vault.count('plays')) - MOST;
    if (excess <= 0) return;
    faults.add('storage', `播放记录积压过多，舍去最早的 ${excess} 条`);
    const oldest = await vault.list<Waiting>('plays', '', excess);
    await vault.change(oldest.map(({ key }) => ({ shelf: 'plays', remove: key })));
  }

  /** In the order of time. */
  private key(startedAt: number): string {
    this.sequence += 1;
    return `${String(Math.round(startedAt)).padStart(15, '0')}-${this.sequence}`;
  }
}

const isOf = (play: Waiting, screen: string): boolean => (play.screen ?? screen) === screen;

/** A random UUID; `crypto.randomUUID` is younger than our oldest browsers and absent on plain HTTP. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex);
}

import type { Asset } from '../../../api/wall/programme/types';
import { dropsFor, type Need } from '../rules/needs';
import { fileDelay, isQuarantined, mayTry, retryDelay, type Trouble } from '../rules/retrying';
import { download, verify, type Outcome } from './download';
import type { Faults } from './faults';
import type { Library } from './library';
import { pause, RECLAIM } from './reclaim';
import { Store } from './store';

/** How much of what the programme needs is here. */
export interface CacheState {
  /** `partial`: nothing more will come, because files are broken or there is no room. */
  state: 'ready' | 'staging' | 'partial';
  wanted: number;
  present: number;
  /** Of everything that is kept. */
  bytes: number;
}

interface Means {
  library: Library;
  faults: Faults;
  elapsed: () => number;
  token: () => string | null;
  /** The server no longer opens a file to this screen: its programme may say why. */
  onRefused: () => void;
}

/** Longest sleep while nothing may be tried: whoever knows more wakes it. */
const NAP = 60_000;
/** Left free for manifests and plays. */
const RESERVE = 4 * 1024 * 1024;
/** A file whose connection breaks so often in a row, while others come, is worth a word. */
const WORTH_A_WORD = 3;

/** Brings the files of a programme here, the soonest needed first, one after another. */
export class Stager {
  readonly state = new Store<CacheState>({ state: 'ready', wanted: 0, present: 0, bytes: 0 });
  private needs: Need[] = [];
  /** Files that were not what was announced, by `identityOf`; no manifest makes them any better. */
  private readonly corrupt = new Map<string, Trouble>();
  /** Files that did not come: each waits by itself, so that one that never comes holds up no other. */
  private readonly awaited = new Map<string, { failures: number; until: number }>();
  /** Files for which there is no room beside what is needed sooner. */
  private readonly homeless = new Set<string>();
  /** Files of which none came, in a row: of two or more it is the way that is broken. */
  private unreached = { hashes: new Set<string>(), failures: 0, until: 0 };
  /** For which file room was made last, and how often it was waited for since. */
  private reclaimed = { hash: '', waits: 0 };
  private current: { hash: string; abort: AbortController } | null = null;
  private running = false;
  private stopped = false;
  private wake: () => void = () => undefined;

  constructor(private readonly means: Means) {}

  /** What is needed now. A new manifest forgives what did not come for the one before. */
  want(needs: Need[], isNew: boolean): void {
    const isSame = orderOf(needs) === orderOf(this.needs);
    this.needs = needs;
    this.stopped = false;
    if (isNew) {
      this.awaited.clear();
      const wanted = new Set(needs.map(({ asset }) => identityOf(asset)));
      [...this.corrupt.keys()]
        .filter((key) => !wanted.has(key))
        .forEach((key) => this.corrupt.delete(key));
    }
    // Another hour has other needs: what had to give way may be what comes first now.
    if (!isSame) this.homeless.clear();
    const current = this.current;
    const sooner = needs.findIndex(({ asset }) => this.isDue(asset));
    const own = needs.findIndex(({ asset }) => asset.sha256 === current?.hash);
    // What came of it stays; it goes on from there when its turn comes.
    if (current && isNew && (own === -1 || (sooner !== -1 && sooner < own))) current.abort.abort();
    this.tell();
    this.wake();
    if (!this.running) void this.run();
  }

  /** The server can be reached again. */
  retry(): void {
    this.reached();
    this.awaited.clear();
    this.wake();
  }

  stop(): void {
    this.needs = [];
    this.stopped = true;
    this.current?.abort.abort();
    this.wake();
  }

  /**
   * Files give way to what is not one: to a manifest any, the least soon needed first; to a play none
   * that the present hour needs.
   *
   * @returns whether there is to be room
   */
  async giveWay(to: 'manifest' | 'play', bytes: number): Promise<boolean> {
    const present = this.needs.filter(({ at }) => at === this.needs[0]?.at);
    const before = to === 'play' ? (present[present.length - 1] ?? null) : null;
    const { current } = this;
    const idle = this.means.library.holdings().filter((held) => held.sha256 !== current?.hash);
    const drops = dropsFor(before, bytes, idle, this.needs);
    if (!drops) return false;
    await this.putDown(drops);
    this.tell();
    return true;
  }

  /** A file that is here could not be played: are its bytes still what they were? */
  async doubt(asset: Asset): Promise<void> {
    if (!this.means.library.has(asset)) return;
    const { library } = this.means;
    const outcome = await verify(asset, library, library.lease()).catch(() => null);
    if (outcome?.kind === 'corrupt') this.settle(asset, outcome, 0);
    this.tell();
    this.wake();
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (!this.stopped) {
        const need = this.next();
        if (need) await this.fetch(need);
        else {
          await this.tidy();
          await this.sleep();
        }
        this.tell();
      }
    } finally {
      this.running = false;
    }
  }

  private next(): Need | null {
    if (this.means.elapsed() < this.unreached.until) return null;
    return this.needs.find(({ asset }) => this.isDue(asset)) ?? null;
  }

  private isDue(asset: Asset): boolean {
    const { library, elapsed } = this.means;
    return (
      !library.has(asset) &&
      !this.homeless.has(asset.sha256) &&
      mayTry(this.troubleOf(asset), elapsed()) &&
      elapsed() >= (this.awaited.get(asset.sha256)?.until ?? 0)
    );
  }

  private async fetch(need: Need): Promise<void> {
    const { library, token } = this.means;
    const abort = new AbortController();
    this.current = { hash: need.asset.sha256, abort };
    const { received } = library.heldOf(need.asset);
    const outcome = await download(need.asset, { library, token: token(), signal: abort.signal });
    this.current = null;
    if (outcome.kind === 'full') await this.makeRoom(need);
    else this.settle(need.asset, outcome, received);
  }

  /** @param received bytes of it that were here before it was tried */
  private settle(asset: Asset, outcome: Outcome, received: number): void {
    const { library, faults, elapsed } = this.means;
    const { sha256: hash } = asset;
    const name = asset.url.replace(/^.*\//, '');
    if (outcome.kind === 'corrupt') {
      const trouble = { tries: (this.troubleOf(asset)?.tries ?? 0) + 1, since: elapsed() };
      this.corrupt.set(identityOf(asset), trouble);
      const given = isQuarantined(trouble) ? '，三次均不符，已停用' : '';
      faults.add('asset', `文件 ${name} ${outcome.detail}${given}`);
    } else if (outcome.kind === 'refused') {
      this.reached();
      this.leave(hash, outcome.retryAfter);
      faults.add('asset', `取不到文件 ${name}（${outcome.status}）`);
      if (outcome.status === 401 || outcome.status === 403) this.means.onRefused();
    } else if (outcome.kind === 'unkept') {
      this.leave(hash);
      faults.add('storage', `文件 ${name} 存不进本机`);
    } else if (outcome.kind === 'unreachable') {
      // What came of it before the connection broke is a step forward.
      if (library.heldOf(asset).received > received) this.awaited.delete(hash);
      const failures = this.leave(hash);
      const { hashes } = this.unreached;
      hashes.add(hash);
      if (hashes.size > 1) {
        this.unreached.failures += 1;
        this.unreached.until = elapsed() + retryDelay(this.unreached.failures) * 1000;
      } else if (failures >= WORTH_A_WORD) faults.add('asset', `取不到文件 ${name}（连接中断）`);
    } else if (outcome.kind === 'done') {
      this.reached();
      this.awaited.delete(hash);
      this.reclaimed = { hash: '', waits: 0 };
    }
  }

  private reached(): void {
    this.unreached = { hashes: new Set(), failures: 0, until: 0 };
  }

  /** Not again before its time. @returns how often it failed in a row */
  private leave(hash: string, retryAfter: number | null = null): number {
    const failures = (this.awaited.get(hash)?.failures ?? 0) + 1;
    const until = this.means.elapsed() + retryDelay(failures, retryAfter) * 1000;
    this.awaited.set(hash, { failures, until });
    return failures;
  }

  private async makeRoom(need: Need): Promise<void> {
    const { library, faults } = this.means;
    const { hash, waits } = this.reclaimed;
    const wait = RECLAIM[waits];
    if (hash === need.asset.sha256 && wait !== undefined) {
      this.reclaimed.waits += 1;
      await pause(wait);
      return;
    }
    const { received } = library.heldOf(need.asset);
    const room = need.asset.bytes - received + RESERVE;
    const drops = dropsFor(need, room, library.holdings(), this.needs);
    if (drops && drops.length > 0) {
      await this.putDown(drops);
      this.reclaimed = { hash: need.asset.sha256, waits: 1 };
      await pause(RECLAIM[0]);
      return;
    }
    faults.add('storage', `本机空间不足，放不下 ${need.asset.url.replace(/^.*\//, '')}`);
    this.homeless.add(need.asset.sha256);
    // Half of a file is of no use to anybody.
    await library.drop([need.asset.sha256]).catch(() => undefined);
  }

  private async putDown(hashes: readonly string[]): Promise<void> {
    const { library, faults } = this.means;
    faults.add('storage', `本机空间不足，先放下 ${hashes.length} 个较晚才用的文件`);
    // What was dropped shall not come back while what it gave way to is on its way.
    hashes.forEach((hash) => this.homeless.add(hash));
    await library.drop(hashes).catch(() => undefined);
  }

  /** Once everything that can be here is here, what nothing needs any more may go. */
  private async tidy(): Promise<void> {
    const { library } = this.means;
    if (this.stopped || this.needs.some(({ asset }) => !this.isSettled(asset))) return;
    const needed = new Set(this.needs.map(({ asset }) => asset.sha256));
    const spare = library.holdings().filter(({ sha256: hash }) => !needed.has(hash));
    if (spare.length > 0) await library.drop(spare.map((held) => held.sha256)).catch(() => {});
  }

  /** Here, or not to be had for now. */
  private isSettled(asset: Asset): boolean {
    return (
      this.means.library.has(asset) ||
      this.homeless.has(asset.sha256) ||
      isQuarantined(this.troubleOf(asset))
    );
  }

  private troubleOf(asset: Asset): Trouble | undefined {
    return this.corrupt.get(identityOf(asset));
  }

  private tell(): void {
    const { library } = this.means;
    const present = this.needs.filter(({ asset }) => library.has(asset)).length;
    const settled = this.needs.every(({ asset }) => this.isSettled(asset));
    const whole = present === this.needs.length;
    const state = whole ? 'ready' : settled ? 'partial' : 'staging';
    const bytes = library.holdings().reduce((sum, { received }) => sum + received, 0);
    const before = this.state.get();
    const after: CacheState = { state, wanted: this.needs.length, present, bytes };
    if (JSON.stringify(before) !== JSON.stringify(after)) this.state.set(after);
  }

  /** Until somebody wakes it, or something may be tried again. */
  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = window.setTimeout(resolve, this.untilDue());
      this.wake = () => {
        window.clearTimeout(timer);
        resolve();
      };
    });
  }

  private untilDue(): number {
    const { elapsed } = this.means;
    const missing = this.needs.filter(({ asset }) => !this.isSettled(asset));
    if (missing.length === 0) return NAP;
    const moments = missing.map(({ asset }) => {
      const trouble = this.troubleOf(asset);
      const again = trouble ? trouble.since + fileDelay(trouble) * 1000 : 0;
      return Math.max(again, this.awaited.get(asset.sha256)?.until ?? 0, this.unreached.until);
    });
    return Math.min(NAP, Math.max(50, Math.min(...moments) - elapsed()));
  }
}

const orderOf = (needs: readonly Need[]): string => needs.map(({ asset }) => asset.sha256).join();

/** A file as it is announced: at another address, or with another hash, it is another one. */
const identityOf = ({ url, sha256 }: Asset): string => `${url} ${sha256}`;

import type { Asset, Slide } from '../../../api/wall/programme/types';
import { hourIn } from '../rules/renewal';
import { titleOf } from '../rules/title';
import { zoneToShow } from '../rules/zone';
import { Clock } from './clock';
import { Events } from './events';
import { Faults } from './faults';
import { Feed } from './feed';
import { openFiles } from './files';
import { Heartbeat } from './heartbeat';
import { Library } from './library';
import { Notices } from './notices';
import { PairingDesk } from './pairing';
import { Playback } from './playback';
import { Plays } from './plays';
import { startPulse } from './pulse';
import { recover } from './recovery';
import { Shell } from './shell';
import { Stager } from './stager';
import { Staging } from './staging';
import { Store } from './store';
import { openVault } from './vault/open';
import type { Vault } from './vault/vault';

/** How long a screen says who it is when a keeper asks. */
const IDENTIFYING = 15_000;
/** A page that is younger than this was just reloaded, and is not again. */
const YOUNG = 10_000;

/** Everything that a screen does, put together. What a wall looks like is React's. */
export class Player {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly feed: Feed;
  readonly stager: Stager;
  readonly staging: Staging;
  readonly playback: Playback;
  readonly notices: Notices;
  readonly pairing: PairingDesk;
  /** A keeper wants to know which screen this is; a code to tell it by, where one was sent. */
  readonly identifying = new Store<{ code: string | null } | null>(null);
  private readonly library: Library;
  private readonly plays: Plays;
  private readonly heartbeat: Heartbeat;
  private readonly events: Events;
  private readonly shell: Shell;
  private identified = 0;

  private constructor(
    readonly screen: string,
    clock: Clock,
    faults: Faults,
    vault: Vault,
  ) {
    this.clock = clock;
    this.faults = faults;
    this.feed = new Feed({
      screen,
      clock,
      vault,
      faults,
      makeRoom: (bytes) => this.stager.giveWay('manifest', bytes),
      onTaken: () => this.events.renew(),
    });
    const { token } = this.feed;
    const poll = () => void this.feed.poll();
    const take = (given: string) => this.feed.take(given);
    this.library = new Library(vault);
    this.stager = new Stager({
      library: this.library,
      faults,
      elapsed: clock.elapsed,
      token,
      onRefused: poll,
    });
    this.staging = new Staging({ clock, vault, library: this.library, stager: this.stager });
    this.plays = new Plays({
      vault,
      faults,
      makeRoom: (bytes) => this.stager.giveWay('play', bytes),
      token,
      playing: () => this.staging.playing.get()?.screen.id ?? null,
      paired: this.feed.screen,
    });
    this.playback = new Playback({
      now: clock.now,
      guess: clock.guess,
      elapsed: clock.elapsed,
      has: this.library.has,
      open: (slide, assets) => openFiles(slide, assets, this.library),
      onPlayed: (play) => void this.plays.record(play),
      onTrouble: this.trouble,
    });
    this.notices = new Notices({ screen, clock, token });
    this.pairing = new PairingDesk({ screen, clock, onToken: take });
    this.heartbeat = new Heartbeat({
      clock,
      faults,
      token,
      vitals: () => ({
        revision: this.staging.playing.get()?.revision ?? null,
        slide: this.playback.position?.slide ?? null,
        playlist: this.playback.position?.playlist ?? null,
        cache: this.stager.state.get(),
      }),
      onRefused: poll,
      onToken: take,
    });
    this.events = new Events(
      { token, offset: () => this.feed.offset },
      {
        onProgramme: (revision) => {
          if (revision === null || revision !== this.feed.state.get().programme?.revision) poll();
        },
        onNotice: (notice) => {
          this.notices.announce(notice);
          poll();
        },
        onIdentify: this.identify,
        onReload: () => {
          if (clock.elapsed() > YOUNG) void this.shell.reload();
        },
        onToken: take,
        onRefused: poll,
      },
    );
    this.shell = new Shell({
      faults,
      elapsed: clock.elapsed,
      hour: () => this.hour(),
      resting: () => this.playback.position === null,
    });
  }

  /** Takes up what this screen has kept, so that it plays before the network answers. */
  static async open(screen: string): Promise<Player> {
    const clock = new Clock(screen);
    const faults = new Faults(clock.guess);
    const vault = await openVault(screen, {
      onFault: (detail) => faults.add('storage', detail),
      onLate: () => void recover(),
    });
    const player = new Player(screen, clock, faults, vault);
    // Side by side: a disk that does not answer is waited for once.
    await Promise.all([player.library.open(), player.staging.recall(), player.feed.recall()]);
    return player;
  }

  start(): () => void {
    const stops = [
      this.staging.playing.subscribe(() => {
        this.playback.setProgramme(this.staging.playing.get());
        this.heartbeat.changed();
      }),
      this.stager.state.subscribe(this.heartbeat.changed),
      this.playback.frames.subscribe(this.heartbeat.changed),
      // Behind those who follow what it brings.
      this.feed.state.subscribe(this.follow()),
      this.clock.start(() => void this.feed.poll()),
      this.staging.start(),
      this.playback.start(),
      this.notices.start(),
      this.feed.start(),
      this.plays.start(this.feed.offset),
      this.heartbeat.start(),
      this.events.start(),
      this.shell.start(),
      startPulse(
        () => this.playback.isStuck,
        () => this.faults.add('slide', '同一画面停留过久，换不到下一张'),
      ),
    ];
    return () => stops.reverse().forEach((stop) => stop());
  }

  /** What follows from what the feed knows. */
  private follow(): () => void {
    let { failures, paired } = this.feed.state.get();
    const take = () => {
      const state = this.feed.state.get();
      const isBack = (failures > 0 && state.failures === 0) || (!paired && state.paired);
      ({ failures, paired } = state);
      this.notices.setProgramme(state.programme);
      // What played before the power cut stands, should the newest one not be readable any more.
      if (state.programme || !state.paired) this.staging.setLatest(state.programme);
      if (!isBack) return;
      this.stager.retry();
      this.events.retry();
      void this.plays.send();
    };
    take();
    return take;
  }

  private readonly identify = (detail: unknown): void => {
    const { code } = (detail ?? {}) as { code?: unknown };
    window.clearTimeout(this.identified);
    this.identifying.set({ code: typeof code === 'string' ? code : null });
    this.identified = window.setTimeout(() => this.identifying.set(null), IDENTIFYING);
  };

  private readonly trouble = (
    kind: 'slide' | 'film',
    slide: Slide,
    why: string,
    asset: Asset | null,
  ): void => {
    this.faults.add(kind, `《${titleOf(slide).slice(0, 40)}》${why}`);
    if (asset) void this.stager.doubt(asset);
  };

  private hour(): number | null {
    const now = this.clock.now();
    const timezone = this.feed.state.get().programme?.screen.timezone;
    return now === null ? null : hourIn(zoneToShow(timezone), now);
  }
}

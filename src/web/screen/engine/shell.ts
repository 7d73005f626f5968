import { mayRenew } from '../rules/renewal';
import type { Faults } from './faults';
import { restart } from './recovery';
import { within } from './within';

const SCRIPT = '/screen-sw.js';
/** How often a newer player is looked for. */
const HOUR = 3_600_000;
const TURN = 60_000;
/** Without a worker it is tried again so often: a start without the network depends on it. */
const UNKEPT_TURNS = 5;
/** A command is not kept waiting for longer by a slow network. */
const PATIENCE = 10_000;

interface Means {
  faults: Faults;
  elapsed: () => number;
  hour: () => number | null;
  resting: () => boolean;
}

/**
 * The service worker that keeps the player itself for starts without a network. A newer one waits
 * until nobody looks: the wall is never reloaded in the middle of a day, except by a keeper.
 */
export class Shell {
  private registration: ServiceWorkerRegistration | null = null;
  /** This window has asked for the newer player. */
  private renewing = false;
  /** Another window of this browser has: what runs here is the one before. */
  private outdated = false;

  constructor(private readonly means: Means) {}

  start(): () => void {
    if (!('serviceWorker' in navigator)) return () => undefined;
    let turns = 0;
    const unwatch = this.watch();
    void this.register();
    const timer = window.setInterval(() => {
      turns += 1;
      if (turns % UNKEPT_TURNS === 0 && !this.registration?.active) this.retry();
      else if ((turns * TURN) % HOUR === 0) void this.look();
      const { hour, resting, elapsed } = this.means;
      const isNewer = this.outdated || this.registration?.waiting;
      if (isNewer && mayRenew(hour(), resting(), elapsed())) this.renew();
    }, TURN);
    return () => {
      unwatch();
      window.clearInterval(timer);
    };
  }

  /** A keeper wants the player anew: first looks whether there is a newer one. */
  readonly reload = async (): Promise<void> => {
    await within(this.look(), PATIENCE).catch(() => undefined);
    await within(installed(this.registration), PATIENCE).catch(() => undefined);
    this.renew();
  };

  /** Starts the player anew, the newer one where there is one. */
  private renew(): void {
    const waiting = this.registration?.waiting;
    if (!waiting) {
      void restart();
      return;
    }
    this.renewing = true;
    waiting.postMessage('take-over');
  }

  /** Whoever has asked for the newer player begins anew at once; the other windows in their time. */
  private watch(): () => void {
    const { serviceWorker } = navigator;
    let isKept = serviceWorker.controller !== null;
    const change = () => {
      if (this.renewing) window.location.reload();
      else if (isKept) this.outdated = true;
      // The first worker has come to this page, with the player that runs.
      isKept = true;
    };
    serviceWorker.addEventListener('controllerchange', change);
    return () => serviceWorker.removeEventListener('controllerchange', change);
  }

  private async register(): Promise<void> {
    try {
      this.registration = await navigator.serviceWorker.register(SCRIPT, {
        scope: '/screen',
        updateViaCache: 'none',
      });
      await working(this.registration);
      this.askForFonts();
    } catch {
      // Without it the wall plays all the same; only a start needs the network.
    }
  }

  /** The first try came to nothing: a blink of the network, or a server in the middle of an update. */
  private retry(): void {
    if (this.registration?.installing) return;
    this.means.faults.add('shell', '播放器还没有存进本机，断网时重新开机会放不出来');
    void this.register();
  }

  private async look(): Promise<void> {
    await this.registration?.update().catch(() => undefined);
    this.askForFonts();
  }

  /** All pieces of the faces, for text that is yet to come. */
  private askForFonts(): void {
    this.registration?.active?.postMessage('fonts');
  }
}

/** When no worker is on its way any more: it waits, or has failed. */
const installed = (registration: ServiceWorkerRegistration | null): Promise<void> =>
  new Promise((resolve) => {
    const worker = registration?.installing;
    if (!worker) return resolve();
    worker.addEventListener('statechange', () => resolve());
  });

/** When there is a worker at work, or the first one has failed. */
const working = ({ active, installing, waiting }: ServiceWorkerRegistration): Promise<void> =>
  new Promise((resolve) => {
    const worker = installing ?? waiting;
    if (active || !worker) return resolve();
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    });
  });

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import { DateTime } from 'luxon';
import type { Encoding } from '../programme/encoding';
import type { Programme } from '../programme/types';
import { digestOf } from './token';

/** How often an instance looks whether another one changed something, in milliseconds. */
const WATCH_EVERY = 1000;

/** A programme as it goes out: bytes in every coding, and the tag they share. */
export interface Served {
  revision: string;
  tag: string;
  bodies: Record<Encoding, Buffer>;
  /** URLs of the files that this programme lists, and so may be fetched with its token. */
  paths: ReadonlySet<string>;
  programme: Programme;
}

/** Told after a rebuild: the screens (documentId) whose revision changed, with the new one. */
export type Listener = (changed: ReadonlyMap<string, string>) => void;

const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
};

async function serve(programme: Programme): Promise<Served> {
  const identity = Buffer.from(JSON.stringify(programme));
  return {
    revision: programme.revision,
    tag: `"${programme.revision}"`,
    bodies: {
      identity,
      br: await compressors.br(identity),
      gzip: await compressors.gzip(identity),
    },
    paths: new Set(Object.values(programme.assets).map(({ url }) => url)),
    programme,
  };
}

/**
 * What the feed answers with, kept in memory: made again when the wall's revision moved or a
 * screen's day changed, and compressed again only where the text differs.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let screenByDigest = new Map<string, string>();
  let served = new Map<string, Served>();
  let knownRevision = -1;
  let validUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const listeners = new Set<Listener>();

  async function rebuild(): Promise<void> {
    // Read before the content: a change that comes in between makes the next look see a new number.
    const revision = await strapi.service('api::wall.revision').read();
    const now = Date.now();
    if (revision === knownRevision && now < validUntil) return;
    const tokens = await strapi.service('api::wall.token').all();
    const programmes: Map<string, Programme> = await strapi
      .service('api::wall.programme')
      .compileAll(now);
    const next = new Map<string, Served>();
    for (const [screen, programme] of programmes) {
      const present = served.get(screen);
      next.set(screen, present?.revision === programme.revision ? present : await serve(programme));
    }
    const changed = new Map<string, string>();
    for (const [screen, { revision: fresh }] of next) {
      if (served.get(screen)?.revision !== fresh) changed.set(screen, fresh);
    }
    served = next;
    screenByDigest = tokens;
    const notices: number | null = await strapi.service('api::wall.notice').nextChangeAt(now);
    validUntil = Math.min(...[...programmes.values()].map(nextMidnight), notices ?? Infinity);
    knownRevision = revision;
    if (changed.size > 0) for (const listener of listeners) listener(changed);
  }

  /** One rebuild at a time; a call that comes in meanwhile is answered by one more after it. */
  function refresh(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await rebuild();
      } while (again);
    })().finally(() => {
      running = undefined;
    });
    return running;
  }

  /** A failed look is tried again in a second: screens meanwhile get what they had. */
  const look = () => {
    refresh().catch((error: unknown) =>
      strapi.log.error(`播出单未能更新 programme refresh failed: ${String(error)}`),
    );
  };

  return {
    async start(): Promise<void> {
      await refresh();
      timer = setInterval(look, WATCH_EVERY);
      timer.unref();
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      await running?.catch(() => undefined);
    },

    /** Resolves when what this process answers holds every change made before the call. */
    refresh,

    /** Called right after a change in this process, which need not wait for the next look. */
    nudge: look,

    /** What the bearer of a token gets, or null for a token that opens nothing. */
    find(token: string): Served | null {
      // Looked up by digest: how long that takes says nothing about a real token.
      const screen = screenByDigest.get(digestOf(token));
      return (screen !== undefined && served.get(screen)) || null;
    },

    /** What a screen (documentId) is given now, or null for one that is not there. */
    programmeOf(screen: string): Programme | null {
      return served.get(screen)?.programme ?? null;
    },

    /** Hears of every screen whose revision changed, from the next rebuild on. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** The day after the horizon's first one begins at the same zone's midnight. */
function nextMidnight({ horizon, screen }: Programme): number {
  return DateTime.fromISO(horizon.from, { zone: screen.timezone })
    .plus({ days: 1 })
    .startOf('day')
    .toMillis();
}

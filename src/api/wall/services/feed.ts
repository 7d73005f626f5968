import type { Core } from '@strapi/strapi';
import { Lookout } from '../lookout';
import { SharedText } from '../programme/bytes';
import { dayAt, instantOf } from '../programme/clock';
import { commonParts, ownParts } from '../programme/assemble';
import type { Common, Compiled } from '../programme/compile';
import type { Encoding } from '../programme/encoding';
import type { NoticeContent, Omitted, Programme } from '../programme/types';
import { digestOf } from '../tokens/digest';
import { linkNameOf } from '../tokens/links';
import type { Change } from './revision';

/** A programme as it goes out: the tag that all its codings share, and bytes when asked for. */
export interface Served {
  revision: string;
  tag: string;
  /** URLs of the files that this programme lists, and so may be fetched with its token. */
  paths: ReadonlySet<string>;
  programme: Programme;
  omitted: readonly Omitted[];
  body: (encoding: Encoding) => Promise<Buffer>;
}

/** Told after a rebuild: the screens (documentId) whose revision changed, with the new one. */
export type Listener = (changed: ReadonlyMap<string, string>) => void;

/** What screens have in common, made when first asked for and kept while a screen shows it. */
class Bundle {
  readonly text = new SharedText(() => JSON.stringify({ schema: 1, ...this.parts }).slice(0, -1));
  private made: ReturnType<typeof commonParts> | undefined;
  private urls: ReadonlySet<string> | undefined;

  constructor(private readonly common: Common) {}

  get parts() {
    return (this.made ??= commonParts(this.common));
  }

  get paths() {
    return (this.urls ??= new Set(Object.values(this.parts.assets).map(({ url }) => url)));
  }
}

function serve(compiled: Compiled, notice: NoticeContent | null, bundle: Bundle): Served {
  const own = ownParts(compiled, notice);
  const tail = `,${JSON.stringify(own).slice(1)}`;
  return {
    revision: own.revision,
    tag: `"${own.revision}"`,
    get paths() {
      return bundle.paths;
    },
    get programme() {
      return { schema: 1 as const, ...own, ...bundle.parts };
    },
    get omitted() {
      return compiled.common.omitted;
    },
    body: (encoding) => bundle.text.with(tail, encoding),
  };
}

/**
 * What the feed answers with, kept in memory: compiled again when the wall's revision moved, a
 * screen's day changed or a notice ended; written and compressed when a screen first asks, once for
 * all screens that show the same.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let screenByDigest = new Map<string, string>();
  let digestByName = new Map<string, string>();
  let served = new Map<string, Served>();
  let bundles = new Map<Common, Bundle>();
  let knownRevision = -1;
  /** Until when nothing changes by itself; and from when, for a clock may be put back. */
  let valid = { from: 0, until: 0 };
  const listeners = new Set<Listener>();

  const isValidAt = (now: number): boolean => valid.from <= now && now < valid.until;
  const revisions = () => strapi.service('api::wall.revision');

  async function rebuild(): Promise<void> {
    const now = Date.now();
    const programmes = strapi.service('api::wall.programme');
    // Taken as of a revision read before the content: a change in between is seen by the next look.
    const { revision, compiled }: { revision: number; compiled: Compiled[] } =
      await programmes.compileAll(now);
    const changes: Change[] | null = await revisions().changesBetween(knownRevision, revision);
    const tokens: Map<string, string> = mayTouchTokens(changes)
      ? await strapi.service('api::wall.token').all()
      : screenByDigest;
    const notices: Map<string, NoticeContent> = await programmes.notices(now);
    const changed = publish(compiled, notices);
    if (tokens !== screenByDigest) {
      screenByDigest = tokens;
      digestByName = new Map([...tokens.keys()].map((digest) => [linkNameOf(digest), digest]));
    }
    const until = Math.min(
      ...[...notices.values()].map(({ expiresAt }) => Date.parse(expiresAt)),
      ...new Set(compiled.map(({ screen }) => nextMidnight(now, screen.timezone))),
    );
    valid = { from: now, until };
    knownRevision = revision;
    if (changed.size > 0) for (const listener of listeners) listener(changed);
  }

  /** Puts new programmes in place of the old, and says which screens see a change. */
  function publish(
    compiled: readonly Compiled[],
    notices: ReadonlyMap<string, NoticeContent>,
  ): Map<string, string> {
    const next = new Map<string, Served>();
    const shared = new Map<Common, Bundle>();
    const changed = new Map<string, string>();
    for (const each of compiled) {
      const { screen, common } = each;
      const bundle = shared.get(common) ?? bundles.get(common) ?? new Bundle(common);
      shared.set(common, bundle);
      const fresh = serve(each, notices.get(screen.id) ?? null, bundle);
      next.set(screen.id, fresh);
      if (served.get(screen.id)?.revision !== fresh.revision)
        changed.set(screen.id, fresh.revision);
    }
    served = next;
    bundles = shared;
    return changed;
  }

  /** After a failed look screens are given the programme that they had. */
  const lookout = new Lookout({
    isStale: async () => (await revisions().read()) !== knownRevision || !isValidAt(Date.now()),
    remake: rebuild,
    complain: (error) =>
      strapi.log.error(`播出单未能更新 programme refresh failed: ${String(error)}`),
  });

  return {
    start: (): Promise<void> => lookout.start(),
    stop: (): Promise<void> => lookout.stop(),

    /** Resolves when what this process answers holds every change made before the call. */
    refresh: (): Promise<void> => lookout.refresh(),

    /** Called right after a change in this process, which need not wait for the next look. */
    nudge: (): void => lookout.nudge(),

    /**
     * Whether programmes may open files: not while a change, perhaps a withdrawal, could not be
     * followed. One that is just committed is waited for.
     */
    isCurrent: (): Promise<boolean> => lookout.isCurrent(),

    /** What the bearer of a token gets, or null for a token that opens nothing. */
    find(token: string): Served | null {
      // Looked up by digest: how long that takes says nothing about a real token.
      const screen = screenByDigest.get(digestOf(token));
      return (screen !== undefined && served.get(screen)) || null;
    },

    /**
     * The token (by its digest) that a link names, and the screen (documentId) that it opens; null
     * once that token opens nothing.
     */
    holderOf(name: string): { digest: string; screen: string } | null {
      const digest = digestByName.get(name);
      const screen = digest === undefined ? undefined : screenByDigest.get(digest);
      return digest === undefined || screen === undefined ? null : { digest, screen };
    },

    /** Whether a screen's programme lists a file. */
    lists(screen: string, path: string): boolean {
      return served.get(screen)?.paths.has(path) ?? false;
    },

    /** What a screen (documentId) is given now, or null for one that is not there. */
    programmeOf(screen: string): Programme | null {
      return served.get(screen)?.programme ?? null;
    },

    /** What a screen (documentId) should show and does not, with the reason. */
    omittedOf(screen: string): readonly Omitted[] {
      return served.get(screen)?.omitted ?? [];
    },

    /** Hears of every screen whose revision changed, from the next rebuild on. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** Tokens are read again unless only content changed. */
const mayTouchTokens = (changes: readonly Change[] | null): boolean =>
  changes === null ||
  changes.some(
    ({ uid }) => !/^(api::(collection|campaign|exhibition)\.|plugin::upload\.)/.test(uid ?? ''),
  );

const nextMidnight = (now: number, timezone: string): number =>
  instantOf(dayAt(now, timezone) + 1, 0, timezone);

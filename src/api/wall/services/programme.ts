import type { Core } from '@strapi/strapi';
import type { Claim } from '../programme/answer';
import { programmeOf } from '../programme/assemble';
import { Compiler, type Compiled } from '../programme/compile';
import { keyOf, type PlaylistRule, type ScreenRule, type Wall } from '../programme/wall';
import type { Row } from '../programme/contents';
import { dayAt } from '../programme/clock';
import type { Candidate } from '../programme/picks';
import type { StoredClaim } from '../programme/rows';
import { SLIDE_KINDS, SOURCES } from '../programme/source';
import type { NoticeContent, Omitted, Programme, SlideKind } from '../programme/types';
import type { Change } from './revision';

const FILE = 'plugin::upload.file';
/** Types that say who shows what when. */
const ARRANGEMENT = [
  'api::wall.screen',
  'api::wall.screen-group',
  'api::wall.playlist',
  'api::wall.schedule',
  'api::campaign.campaign',
  'api::campaign.occasion',
];
/** Types that go into contents of these kinds, and what rules choose by. */
const WITHIN: Readonly<Record<string, readonly SlideKind[]>> = {
  'api::collection.theme': ['maxim', 'artwork', 'film', 'family_story'],
  'api::collection.artist': ['artwork'],
  'api::campaign.occasion': ['bulletin'],
};

interface Preview {
  programme: Programme;
  omitted: Omitted[];
}

interface Arrangement {
  screens: ScreenRule[];
  claims: StoredClaim[];
  playlists: Map<string, PlaylistRule>;
}

/**
 * What every screen shows. It remembers what was read and resolved, and after a change reads and
 * resolves again only what that change touched.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let arrangement: Arrangement | undefined;
  /** Published rows by kind and documentId; null for one that is not published. */
  const rows = new Map<string, Row | null>();
  const candidates = new Map<SlideKind, Map<string, Candidate>>();
  /** Days of the last round by zone; on another one everything is made anew. */
  let days = '';

  /** The revision that what is remembered is true of. */
  let noted = -1;
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time: what is read before a change must not be kept after it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  const material = () => strapi.service('api::wall.material');

  const wallOver = (published: Wall['published']): Wall => ({
    get playlists() {
      return arrangement?.playlists ?? new Map();
    },
    claimsOn: (screen) =>
      (arrangement?.claims ?? []).flatMap((stored) => claimOn(screen, stored) ?? []),
    candidates: (kind) => [...(candidates.get(kind)?.values() ?? [])],
    published,
  });
  const compiler = new Compiler(
    wallOver((kind, id) => rows.get(keyOf({ kind, content: id })) ?? null),
  );

  async function arranged(): Promise<Arrangement> {
    if (arrangement) return arrangement;
    const [screens, schedules, takeovers, playlists] = await Promise.all([
      material().screens(),
      material().schedules(),
      material().takeovers(),
      material().playlists(),
    ]);
    const lists: PlaylistRule[] = [...playlists, ...takeovers.lists];
    // Before the arrangement counts as read: what failed here is then asked for again next time.
    for (const kind of kindsChosenFrom(lists)) {
      if (!candidates.has(kind)) candidates.set(kind, await material().candidates(kind));
    }
    arrangement = {
      screens,
      claims: [...takeovers.claims, ...schedules],
      playlists: new Map(lists.map((list) => [list.id, list])),
    };
    return arrangement;
  }

  /** Reads the published works that programmes will be made of and that are not known yet. */
  async function fetchFor(
    by: Compiler,
    screens: readonly ScreenRule[],
    now: number,
    into: Map<string, Row | null>,
  ): Promise<void> {
    const wanted = by.wants(screens, now, (key) => into.has(key) || rows.has(key));
    for (const kind of SLIDE_KINDS) {
      const ids = wanted.filter((each) => each.kind === kind).map(({ content }) => content);
      if (ids.length === 0) continue;
      const found: Map<string, Row> = await material().published(kind, ids);
      for (const id of ids) into.set(keyOf({ kind, content: id }), found.get(id) ?? null);
    }
  }

  function forgetEverything(): void {
    arrangement = undefined;
    rows.clear();
    candidates.clear();
    compiler.forgetAll();
  }

  function forgetKind(kind: SlideKind): void {
    for (const key of rows.keys()) if (key.startsWith(`${kind} `)) rows.delete(key);
    candidates.delete(kind);
    arrangement = undefined;
    compiler.forgetAll();
  }

  async function forgetWork(kind: SlideKind, id: string): Promise<void> {
    rows.delete(keyOf({ kind, content: id }));
    compiler.forgetContent({ kind, content: id });
    const known = candidates.get(kind);
    if (!known) return;
    const fresh: Candidate | undefined = (await material().candidates(kind, id)).get(id);
    if (JSON.stringify(fresh) === JSON.stringify(known.get(id))) return;
    if (fresh) known.set(id, fresh);
    else known.delete(id);
    compiler.forgetPicks(kind);
  }

  function forgetFile(id: string): void {
    for (const [key, row] of rows) {
      if (!row || !hasFile(row, id)) continue;
      rows.delete(key);
      const [kind, content] = key.split(' ') as [SlideKind, string];
      compiler.forgetContent({ kind, content });
    }
  }

  async function take({ uid, document }: Change): Promise<void> {
    if (uid === FILE && document !== null) return forgetFile(document);
    for (const kind of WITHIN[uid ?? ''] ?? []) forgetKind(kind);
    if (ARRANGEMENT.includes(uid ?? '')) {
      arrangement = undefined;
      compiler.forgetArrangement();
    }
    const kind = SLIDE_KINDS.find((each) => SOURCES[each].uid === uid);
    if (!kind) return;
    if (document === null) forgetKind(kind);
    else await forgetWork(kind, document);
  }

  async function notices(now: number): Promise<Map<string, NoticeContent>> {
    return strapi.service('api::wall.notice').activeFor(now);
  }

  async function compileAll(now: number): Promise<Compiled[]> {
    const today = (screens: readonly ScreenRule[]) =>
      [...new Set(screens.map(({ timezone }) => `${timezone} ${dayAt(now, timezone)}`))].join();
    if (arrangement && today(arrangement.screens) !== days) forgetEverything();
    const { screens } = await arranged();
    days = today(screens);
    await fetchFor(compiler, screens, now, rows);
    const compiled = screens.map((screen) => compiler.compile(screen, now));
    compiler.settle();
    return compiled;
  }

  /** A compiler that knows what one screen is made of at any time; null where there is no screen. */
  async function compilerAt(
    id: string,
    at: number,
  ): Promise<{ by: Compiler; screen: ScreenRule } | null> {
    const { screens } = await arranged();
    const screen = screens.find((each) => each.id === id);
    if (!screen) return null;
    const more = new Map<string, Row | null>();
    const by = new Compiler(
      wallOver((kind, content) => {
        const key = keyOf({ kind, content });
        return more.get(key) ?? rows.get(key) ?? null;
      }),
    );
    await fetchFor(by, [screen], at, more);
    return { by, screen };
  }

  async function compileAt(id: string, at: number): Promise<Preview | null> {
    const found = await compilerAt(id, at);
    if (!found) return null;
    const compiled = found.by.compile(found.screen, at);
    const notice = (await notices(at)).get(id) ?? null;
    return { programme: programmeOf(compiled, notice), omitted: [...compiled.common.omitted] };
  }

  /** Takes note of every change up to now, and says up to which revision. */
  async function catchUp(): Promise<number> {
    const revisions = strapi.service('api::wall.revision');
    const revision: number = await revisions.read();
    if (revision === noted) return revision;
    const changes: Change[] | null = await revisions.changesBetween(noted, revision);
    if (changes === null) forgetEverything();
    else for (const change of distinct(changes)) await take(change);
    noted = revision;
    return revision;
  }

  return {
    /** What every screen shows at `now` (milliseconds since the epoch), as of a revision. */
    compileAll: (now: number): Promise<{ revision: number; compiled: Compiled[] }> =>
      inTurn(async () => {
        const revision = await catchUp();
        return { revision, compiled: await compileAll(now) };
      }),

    /** Drops all that is remembered; the next round reads everything. */
    forget: () => inTurn(async () => forgetEverything()),

    /** Notices to be shown at `now`, by screen. */
    notices,

    /**
     * What one screen would show at any time, and what it would leave out; null for a screen that
     * is not there.
     *
     * @param id documentId of the screen
     * @param at milliseconds since the epoch
     */
    compileAt: (id: string, at: number) =>
      inTurn(async () => {
        await catchUp();
        return compileAt(id, at);
      }),

    /** What decides on a screen from its local midnight before `at` on; null where there is none. */
    rulesAt: (id: string, at: number): Promise<ReturnType<Compiler['rulesOn']> | null> =>
      inTurn(async () => {
        await catchUp();
        const found = await compilerAt(id, at);
        return found && found.by.rulesOn(found.screen, at);
      }),

    /** The wall as it is arranged: screens, what claims them, and playlists by id. */
    arrangement: (): Promise<Arrangement> =>
      inTurn(async () => {
        await catchUp();
        return arranged();
      }),
  };
};

function claimOn(screen: ScreenRule, { claim, screens, groups }: StoredClaim): Claim | null {
  const direct = screens.has(screen.id);
  const byGroup = screen.group !== null && groups.has(screen.group);
  return direct || byGroup ? { ...claim, direct } : null;
}

const kindsChosenFrom = (lists: readonly PlaylistRule[]): Set<SlideKind> =>
  new Set(
    lists.flatMap(({ places }) =>
      places.flatMap((place) => ('pick' in place ? [place.pick.rule.kind] : [])),
    ),
  );

const distinct = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [`${change.uid} ${change.document}`, change])).values(),
];

/** Whether a row, or what was read with it, is or has the file of this id. */
function hasFile(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((item) => hasFile(item, id));
  if (typeof value !== 'object' || value === null || value instanceof Date) return false;
  const row = value as Row;
  if ('mime' in row && 'formats' in row) return String(row['id']) === id;
  return Object.values(row).some((item) => hasFile(item, id));
}

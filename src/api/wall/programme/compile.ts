import { createHash } from 'node:crypto';
import type {
  Asset,
  NoticeContent,
  Omitted,
  Programme,
  Slide,
  SlideKind,
  Span,
  Transition,
} from './types';
import type { Claim } from './answer';
import { canonicalJson, revisionOf } from './canonical';
import { dayText, type Day } from './clock';
import { prepare, slideOf, type Prepared, type Row, type Unready } from './contents';
import {
  fits,
  ordered,
  pickedOn,
  scopeOf,
  seedOf,
  type Candidate,
  type PickFilters,
  type PlacedRule,
} from './picks';
import { intervalsOver, type TimeRule } from './schedules';
import { dailyKey, horizonAt, spansOver, type Horizon } from './spans';

type Audience = 'public' | 'internal';

export interface ScreenRule {
  id: string;
  name: string;
  timezone: string;
  width: number;
  height: number;
  audience: Audience;
  group: string | null;
  /** Id of the playlist that plays where nothing else does. */
  fallback: string | null;
}

/** How a place in a playlist shows what it shows. */
interface Manner {
  seconds: number | null;
  transition: Transition;
  validFrom: string | null;
  validUntil: string | null;
}

/** A content by its kind and documentId. */
interface Named {
  kind: SlideKind;
  content: string;
}

/** One place in a playlist: a content, or a rule that chooses some. */
export type PlaceRule = Manner & (Named | { pick: PlacedRule });

export interface PlaylistRule {
  id: string;
  name: string;
  places: readonly PlaceRule[];
}

/** What is stored, as far as programmes are made of it. */
export interface Wall {
  playlists: ReadonlyMap<string, PlaylistRule>;
  claimsOn: (screen: ScreenRule) => readonly Claim[];
  /** The published work, whoever may see it; null for a draft and for what was withdrawn. */
  published: (kind: SlideKind, id: string) => Row | null;
  /** All published works of a kind. */
  candidates: (kind: SlideKind) => readonly Candidate[];
}

/** A slide as it is in every list that shows the same content in the same manner. */
interface Shelved {
  id: string;
  slide: Slide;
  assets: Readonly<Record<string, Asset>>;
  digest: string;
}

/** A playlist resolved for one day and for screens that see it alike. */
interface List {
  key: string;
  title: string;
  slides: readonly Shelved[];
  omitted: readonly Omitted[];
  digest: string;
  /** Contents that it is made of, shown or not. */
  asks: ReadonlySet<string>;
}

/** Everything of a programme that screens may have in common. */
export interface Common {
  /** Equal for equal content. */
  digest: string;
  horizon: Programme['horizon'];
  spans: Span[];
  lists: readonly List[];
  fallback: string | null;
}

export interface Compiled {
  screen: ScreenRule;
  common: Common;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
const keyOf = ({ kind, content }: Named): string => `${kind} ${content}`;

/**
 * Resolves what screens show from their local midnight on. Equal walls at equal local days give
 * equal programmes: what it keeps between calls only saves work, and whoever changes the wall says
 * what to forget.
 */
export class Compiler {
  private readonly shelves = new Map<string, Map<string, Stocked | Unready | null>>();
  private readonly relevance = new Memo<boolean>();
  private readonly expansions = new Memo<Expansion>();
  private readonly lists = new Memo<List>();
  private readonly orders = new Memo<readonly string[]>();
  private readonly plans = new Memo<Common>();
  private readonly commons = new Memo<Common>();

  constructor(private readonly wall: Wall) {}

  compile(screen: ScreenRule, now: number): Compiled {
    const horizon = horizonAt(now, screen.timezone);
    const claims = this.relevantClaims(screen, horizon);
    const key = this.planKey(screen, horizon, claims);
    return { screen, common: this.plans.find(key, () => this.plan(screen, horizon, claims)) };
  }

  /** Works that programmes still to be compiled are made of and that are not in `has`. */
  wants(screens: readonly ScreenRule[], now: number, has: (named: Named) => boolean): Named[] {
    const wanted = new Map<string, Named>();
    const looked = new Set<string>();
    for (const screen of screens) {
      const horizon = horizonAt(now, screen.timezone);
      const claims = this.relevantClaims(screen, horizon);
      const key = this.planKey(screen, horizon, claims);
      if (looked.has(key) || this.plans.has(key)) continue;
      looked.add(key);
      for (const playlist of this.playlistsOf(screen, claims)) {
        for (const day of this.daysOf(playlist, horizon)) {
          for (const named of this.expansion(playlist, day, screen).places) {
            if (!has(named)) wanted.set(keyOf(named), named);
          }
        }
      }
    }
    return [...wanted.values()];
  }

  forgetContent(named: Named): void {
    const key = keyOf(named);
    for (const shelf of this.shelves.values()) shelf.delete(key);
    this.lists.drop(({ asks }) => asks.has(key));
    this.plans.clear();
  }

  /** A work of this kind came, went, or is filed elsewhere. */
  forgetPicks(kind: SlideKind): void {
    this.orders.drop((_order, key) => key.startsWith(`${kind} `));
    const stale = this.expansions.drop(({ kinds }) => kinds.has(kind));
    this.lists.drop((_list, key) => stale.has(key.slice(key.indexOf(' ') + 1)));
    this.plans.clear();
  }

  /** Playlists, schedules, campaigns or screens changed. */
  forgetArrangement(): void {
    for (const memo of [this.relevance, this.expansions, this.lists, this.orders, this.plans]) {
      memo.clear();
    }
  }

  /** Everything, as on a new day. */
  forgetAll(): void {
    this.shelves.clear();
    this.forgetArrangement();
  }

  /** Lets go of what no plan of the last round needs. */
  settle(): void {
    const inUse = new Set(this.plans.values());
    this.commons.drop((common) => !inUse.has(common));
  }

  private relevantClaims(screen: ScreenRule, horizon: Horizon): Claim[] {
    const { timezone } = screen;
    return this.wall
      .claimsOn(screen)
      .filter(({ rule, id, when }) =>
        this.relevance.find(`${timezone} ${horizon.first} ${rule} ${id}`, () =>
          touches(when, horizon, timezone),
        ),
      );
  }

  /** Screens with equal keys show the same. */
  private planKey(screen: ScreenRule, horizon: Horizon, claims: readonly Claim[]): string {
    const { timezone, audience, fallback } = screen;
    const scopes = this.playlistsOf(screen, claims).flatMap((playlist) =>
      this.scopesOf(playlist, screen),
    );
    return JSON.stringify([
      horizon.first,
      timezone,
      sizeOf(screen),
      audience,
      fallback,
      claims.map(({ rule, id, direct }) => [rule, id, direct]),
      scopes,
    ]);
  }

  private playlistsOf(screen: ScreenRule, claims: readonly Claim[]): PlaylistRule[] {
    const ids = new Set([...claims.map(({ playlist }) => playlist), screen.fallback]);
    return [...ids].flatMap((id) => (id !== null && this.wall.playlists.get(id)) || []);
  }

  private scopesOf({ places }: PlaylistRule, screen: ScreenRule): string[] {
    return places.flatMap((place) => ('pick' in place ? scopeOf(place.pick.rule, screen) : []));
  }

  private plan(screen: ScreenRule, horizon: Horizon, claims: readonly Claim[]): Common {
    const listOn = (id: string | null, day: Day): List | null => {
      const playlist = id === null ? undefined : this.wall.playlists.get(id);
      return playlist ? this.list(playlist, day, screen) : null;
    };
    // A list with nothing to show is no list: what is next in line plays instead.
    const playable = (id: string | null) =>
      id !== null && (listOn(id, horizon.first)?.slides.length ?? 0) > 0;
    const fallback = playable(screen.fallback) ? screen.fallback : null;
    const spans = spansOver(
      horizon,
      {
        timezone: screen.timezone,
        claims: claims.filter(({ playlist }) => playable(playlist)),
        fallback,
      },
      (id) => isDaily(this.wall.playlists.get(id)),
    );
    const today = listOn(fallback, horizon.first);
    const lists = new Map(today ? [[today.key, today]] : []);
    const days = Array.from(
      { length: horizon.last - horizon.first + 1 },
      (_, n) => horizon.first + n,
    );
    for (const key of new Set(spans.map(({ playlist }) => playlist))) {
      if (key === null || lists.has(key)) continue;
      const [id = ''] = key.split('@');
      const day = days.find((each) => dailyKey(id, each) === key) ?? horizon.first;
      const list = listOn(id, day);
      if (list) lists.set(key, list);
    }
    const body = {
      horizon: { from: horizon.from, to: horizon.to },
      spans,
      fallback: today?.key ?? null,
    };
    const digest = sha256(
      canonicalJson({ ...body, lists: [...lists.values()].map((list) => list.digest) }),
    );
    return this.commons.find(digest, () => ({ digest, ...body, lists: [...lists.values()] }));
  }

  private daysOf(playlist: PlaylistRule, { first, last }: Horizon): Day[] {
    if (!isDaily(playlist)) return [first];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }

  private expansionKey(playlist: PlaylistRule, day: Day, screen: ScreenRule): string {
    const picks = playlist.places.some((place) => 'pick' in place);
    if (!picks) return playlist.id;
    return [
      playlist.id,
      isDaily(playlist) ? dayText(day) : '',
      screen.audience,
      ...this.scopesOf(playlist, screen),
    ].join('|');
  }

  /** The contents of a playlist on a day, rules resolved. */
  private expansion(playlist: PlaylistRule, day: Day, screen: ScreenRule): Expansion {
    return this.expansions.find(this.expansionKey(playlist, day, screen), () => ({
      places: playlist.places.flatMap((place) => this.expand(playlist, place, day, screen)),
      kinds: new Set(
        playlist.places.flatMap((place) => ('pick' in place ? [place.pick.rule.kind] : [])),
      ),
    }));
  }

  private expand(
    { id }: PlaylistRule,
    place: PlaceRule,
    day: Day,
    screen: ScreenRule,
  ): (Manner & Named)[] {
    if (!('pick' in place)) return [place];
    const { pick, ...manner } = place;
    const { kind, filters, order } = pick.rule;
    const seed = seedOf(id, pick, scopeOf(pick.rule, screen));
    const all = this.orders.find(`${kind} ${order} ${screen.audience} ${seed}`, () =>
      ordered(order, this.pool(kind, filters, screen.audience), seed),
    );
    return pickedOn(day, pick, all).map((content) => ({ kind, content, ...manner }));
  }

  private pool(kind: SlideKind, filters: PickFilters, audience: Audience): Candidate[] {
    return this.wall
      .candidates(kind)
      .filter((candidate) => maySee(audience, candidate.audience) && fits(filters, candidate));
  }

  private list(playlist: PlaylistRule, day: Day, screen: ScreenRule): List {
    const key = `${sizeOf(screen)}/${screen.audience} ${this.expansionKey(playlist, day, screen)}`;
    return this.lists.find(key, () => {
      const slides: Shelved[] = [];
      const omitted: Omitted[] = [];
      const { places } = this.expansion(playlist, day, screen);
      for (const place of places) {
        const stocked = this.stocked(place, screen);
        if (!stocked) continue;
        if ('reason' in stocked) omitted.push({ ...named(place), reason: stocked.reason });
        else slides.push(shelved(stocked, place));
      }
      const title = playlist.name;
      const shown = isDaily(playlist) ? dailyKey(playlist.id, day) : playlist.id;
      const digest = sha256(canonicalJson([shown, title, slides.map((slide) => slide.digest)]));
      return { key: shown, title, slides, omitted, digest, asks: new Set(places.map(keyOf)) };
    });
  }

  /** A content as screens of this size and audience see it; null where they see nothing of it. */
  private stocked(place: Named, screen: ScreenRule): Stocked | Unready | null {
    const shelfKey = `${sizeOf(screen)}/${screen.audience}`;
    let shelf = this.shelves.get(shelfKey);
    if (!shelf) this.shelves.set(shelfKey, (shelf = new Map()));
    const key = keyOf(place);
    let found = shelf.get(key);
    if (found === undefined) {
      const row = this.wall.published(place.kind, place.content);
      const visible = row && maySee(screen.audience, row['audience'] ?? 'public');
      const prepared = visible ? prepare(place.kind, row, screen) : null;
      found = prepared && ('reason' in prepared ? prepared : { prepared, slides: new Map() });
      shelf.set(key, found);
    }
    return found;
  }
}

interface Stocked {
  prepared: Prepared;
  /** By manner of showing. */
  slides: Map<string, Shelved>;
}

interface Expansion {
  places: readonly (Manner & Named)[];
  /** Kinds of works that its rules choose from. */
  kinds: ReadonlySet<SlideKind>;
}

function touches(when: TimeRule, { first, last, from, to }: Horizon, timezone: string): boolean {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return intervalsOver(when, first, last, timezone).some(
    (interval) => interval.from < end && interval.to > start,
  );
}

const sizeOf = ({ width, height }: ScreenRule): string => `${width}x${height}`;
const named = ({ kind, content }: Named): Named => ({ kind, content });

/** A screen for the public shows what is public. */
const maySee = (audience: Audience, of: unknown): boolean =>
  audience === 'internal' || of === 'public';

/** Whether a playlist is another list each day. */
const isDaily = (playlist: PlaylistRule | undefined): boolean =>
  playlist?.places.some((place) => 'pick' in place && place.pick.rule.order === 'shuffled') ??
  false;

const PLAIN = canonicalJson({
  seconds: null,
  transition: 'fade',
  validFrom: null,
  validUntil: null,
});

/**
 * The id names the content, not its wording: a player that is showing a maxim whose text was mended
 * knows where it is. Shown in another manner than usual, it has that in its id too.
 */
function shelved({ prepared, slides }: Stocked, place: Manner & Named): Shelved {
  const { seconds, transition, validFrom, validUntil } = place;
  const manner = canonicalJson({ seconds, transition, validFrom, validUntil });
  let found = slides.get(manner);
  if (!found) {
    const suffix = manner === PLAIN ? '' : `~${sha256(manner).slice(0, 6)}`;
    const id = `${place.kind}-${place.content}${suffix}`;
    const slide = slideOf(prepared, place);
    const { assets } = prepared;
    found = { id, slide, assets, digest: sha256(canonicalJson([id, slide, assets])) };
    slides.set(manner, found);
  }
  return found;
}

/** The parts of a programme that screens may have in common, as the contract has them. */
export function commonParts({
  horizon,
  spans,
  lists,
  fallback,
}: Common): Omit<Programme, 'schema' | 'revision' | 'screen' | 'notice'> {
  const slides = new Map(
    lists.flatMap((list) => list.slides.map((each) => [each.id, each] as const)),
  );
  return {
    horizon,
    spans,
    playlists: Object.fromEntries(
      lists.map(({ key, title, slides: shown }) => [
        key,
        { title, slides: shown.map(({ id }) => id) },
      ]),
    ),
    slides: Object.fromEntries([...slides].map(([id, { slide }]) => [id, slide])),
    assets: Object.assign({}, ...[...slides.values()].map(({ assets }) => assets)),
    fallback,
  };
}

/** The parts that are one screen's own. */
export function ownParts(
  { screen, common }: Compiled,
  notice: NoticeContent | null,
): Pick<Programme, 'revision' | 'screen' | 'notice'> {
  const { id, name, timezone, width, height } = screen;
  const own = { screen: { id, name, timezone, width, height }, notice };
  return { revision: revisionOf({ ...own, common: common.digest }), ...own };
}

export const programmeOf = (compiled: Compiled, notice: NoticeContent | null): Programme => ({
  schema: 1,
  ...ownParts(compiled, notice),
  ...commonParts(compiled.common),
});

/** Everything that its lists ask for and that is left out. */
export const omittedOf = ({ lists }: Common): Omitted[] => [
  ...new Map(lists.flatMap((list) => list.omitted).map((each) => [keyOf(each), each])).values(),
];

/** Values that are made when first asked for. */
class Memo<V> extends Map<string, V> {
  find(key: string, make: () => V): V {
    let value = this.get(key);
    if (value === undefined) this.set(key, (value = make()));
    return value;
  }

  /** @returns the keys that were dropped */
  drop(isStale: (value: V, key: string) => boolean): Set<string> {
    const stale = new Set<string>();
    for (const [key, value] of this) if (isStale(value, key)) stale.add(key);
    for (const key of stale) this.delete(key);
    return stale;
  }
}

import { createHash } from 'node:crypto';
import type { Asset, Omitted, Slide, SlideKind } from './types';
import { canonicalJson } from './canonical';
import { dayText, type Day } from './clock';
import { prepare, slideOf, type Prepared, type Unready } from './contents';
import { Memo } from './memo';
import {
  fits,
  ordered,
  pickedOn,
  scopeOf,
  seedOf,
  type Candidate,
  type PickFilters,
} from './picks';
import type { Interval } from './schedules';
import { dailyKey } from './spans';
import { openOf } from './validity';
import {
  isDaily,
  keyOf,
  type Audience,
  type Manner,
  type Named,
  type PlaceRule,
  type PlaylistRule,
  type ScreenRule,
  type Wall,
} from './wall';

/** A slide as it is in every list that shows the same content in the same manner. */
interface Shelved {
  id: string;
  slide: Slide;
  assets: Readonly<Record<string, Asset>>;
  digest: string;
}

/** A playlist resolved for one day and for screens that see it alike. */
export interface List {
  key: string;
  title: string;
  slides: readonly Shelved[];
  omitted: readonly Omitted[];
  /** When it has something to show. */
  open: readonly Interval[];
  digest: string;
  /** Contents that it is made of, shown or not. */
  asks: Pick<ReadonlySet<string>, 'has'>;
}

interface Stocked {
  prepared: Prepared;
  /** By manner of showing. */
  slides: Map<string, Shelved>;
}

export interface Expansion {
  places: readonly (Manner & Named)[];
  /** Of its contents, each once. */
  keys: ReadonlyMap<string, Named>;
  /** Kinds of works that its rules choose from. */
  kinds: ReadonlySet<SlideKind>;
}

export const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');

/**
 * Playlists as screens see them: rules replaced by what they choose, contents prepared for a screen's
 * size and audience. Remembers what it made; whoever changes the wall says what to forget.
 */
export class Lists {
  private readonly shelves = new Map<string, Map<string, Stocked | Unready | null>>();
  private readonly expansions = new Memo<Expansion>();
  private readonly lists = new Memo<List>();
  private readonly orders = new Memo<readonly string[]>();

  constructor(private readonly wall: Wall) {}

  /** A playlist on a day. */
  list(playlist: PlaylistRule, day: Day, screen: ScreenRule): List {
    const key = `${sizeOf(screen)}/${screen.audience} ${this.expansionKey(playlist, day, screen)}`;
    return this.lists.find(key, () => {
      const slides: Shelved[] = [];
      const omitted: Omitted[] = [];
      const { places, keys } = this.expansion(playlist, day, screen);
      for (const place of places) {
        const stocked = this.stocked(place, screen);
        if (!stocked) continue;
        const isShown = !('reason' in stocked);
        const reason = isShown ? stocked.prepared.lacks : stocked.reason;
        if (reason !== null) omitted.push({ ...named(place), reason });
        if (isShown) slides.push(shelved(stocked, place));
      }
      const title = playlist.name;
      const shown = isDaily(playlist) ? dailyKey(playlist.id, day) : playlist.id;
      const digest = sha256(canonicalJson([shown, title, slides.map((slide) => slide.digest)]));
      const open = openOf(slides.map(({ slide }) => slide));
      return { key: shown, title, slides, omitted, open, digest, asks: keys };
    });
  }

  /** The contents of a playlist on a day, rules resolved. */
  expansion(playlist: PlaylistRule, day: Day, screen: ScreenRule): Expansion {
    return this.expansions.find(this.expansionKey(playlist, day, screen), () => {
      const places = playlist.places.flatMap((place) => this.expand(playlist, place, day, screen));
      const picks = playlist.places.flatMap((place) => ('pick' in place ? [place.pick] : []));
      return {
        places,
        keys: new Map(places.map((place) => [keyOf(place), named(place)])),
        kinds: new Set(picks.map(({ rule }) => rule.kind)),
      };
    });
  }

  /** Which screens share what its rules choose; one word a rule. */
  scopesOf({ places }: PlaylistRule, screen: ScreenRule): string[] {
    return places.flatMap((place) => ('pick' in place ? scopeOf(place.pick.rule, screen) : []));
  }

  forgetContent(name: Named): void {
    const key = keyOf(name);
    for (const shelf of this.shelves.values()) shelf.delete(key);
    this.lists.drop(({ asks }) => asks.has(key));
  }

  /** A work of this kind came, went, or is filed elsewhere. */
  forgetPicks(kind: SlideKind): void {
    this.orders.drop((_order, key) => key.startsWith(`${kind} `));
    const stale = this.expansions.drop(({ kinds }) => kinds.has(kind));
    this.lists.drop((_list, key) => stale.has(key.slice(key.indexOf(' ') + 1)));
  }

  forgetPlaylists(): void {
    for (const memo of [this.expansions, this.lists, this.orders]) memo.clear();
  }

  forgetAll(): void {
    this.shelves.clear();
    this.forgetPlaylists();
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

export const sizeOf = ({ width, height }: ScreenRule): string => `${width}x${height}`;
const named = ({ kind, content }: Named): Named => ({ kind, content });

/** A screen for the public shows what is public. */
const maySee = (audience: Audience, of: unknown): boolean =>
  audience === 'internal' || of === 'public';

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

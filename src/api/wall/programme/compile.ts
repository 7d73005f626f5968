import type { Omitted, Programme, SlideKind, Span } from './types';
import type { Claim, WallRules } from './answer';
import { canonicalJson } from './canonical';
import { dayAt, instantOf, type Day } from './clock';
import { sha256, sizeOf, Lists, type Expansion, type List } from './lists';
import { Memo } from './memo';
import { intervalsOver, type Interval, type TimeRule } from './schedules';
import { dailyKey, horizonAt, spansOver, type Horizon } from './spans';
import { within } from './validity';
import { isDaily, keyOf, type Named, type PlaylistRule, type ScreenRule, type Wall } from './wall';

/** Everything of a programme that screens may have in common. */
export interface Common {
  /** Equal for equal content. */
  digest: string;
  horizon: Programme['horizon'];
  spans: Span[];
  lists: readonly List[];
  /** What these lists ask for and do without, and what leaves others with nothing at all. */
  omitted: readonly Omitted[];
  fallback: string | null;
}

export interface Compiled {
  screen: ScreenRule;
  common: Common;
}

/**
 * Resolves what screens show from their local midnight on. Equal walls at equal local days give
 * equal programmes: what it keeps between calls only saves work, and whoever changes the wall says
 * what to forget.
 */
export class Compiler {
  private readonly relevance = new Memo<boolean>();
  private readonly outlooks = new Memo<Outlook>();
  private readonly schedules = new Memo<Span[]>();
  private readonly plans = new Memo<Common>();
  private readonly commons = new Memo<Common>();
  private readonly lists: Lists;

  constructor(private readonly wall: Wall) {
    this.lists = new Lists(wall);
  }

  compile(screen: ScreenRule, now: number): Compiled {
    const { key, horizon, claims } = this.outlook(screen, now);
    return { screen, common: this.plans.find(key, () => this.plan(screen, horizon, claims)) };
  }

  /** What decides on a screen from its local midnight on, for as long as a programme reaches. */
  rulesOn(screen: ScreenRule, now: number): { horizon: Horizon; rules: Required<WallRules> } {
    const { horizon, claims } = this.outlook(screen, now);
    return { horizon, rules: this.rules(screen, horizon, claims) };
  }

  /** Works that programmes still to be compiled are made of and that are not in `has`. */
  wants(screens: readonly ScreenRule[], now: number, has: (key: string) => boolean): Named[] {
    const wanted = new Map<string, Named>();
    const looked = new Set<string | Expansion>();
    for (const screen of screens) {
      const { key, horizon, claims } = this.outlook(screen, now);
      if (looked.has(key) || this.plans.has(key)) continue;
      looked.add(key);
      for (const playlist of this.playlistsOf(screen, claims)) {
        for (const day of isDaily(playlist) ? daysOf(horizon) : [horizon.first]) {
          const expansion = this.lists.expansion(playlist, day, screen);
          if (looked.has(expansion)) continue;
          looked.add(expansion);
          for (const [name, named] of expansion.keys) if (!has(name)) wanted.set(name, named);
        }
      }
    }
    return [...wanted.values()];
  }

  forgetContent(named: Named): void {
    this.lists.forgetContent(named);
    this.plans.clear();
  }

  /** A work of this kind came, went, or is filed elsewhere. */
  forgetPicks(kind: SlideKind): void {
    this.lists.forgetPicks(kind);
    this.plans.clear();
  }

  /** Playlists, schedules, campaigns or screens changed. */
  forgetArrangement(): void {
    this.lists.forgetPlaylists();
    const { relevance, outlooks, schedules, plans } = this;
    for (const memo of [relevance, outlooks, schedules, plans]) memo.clear();
  }

  /** Everything, as on a new day. */
  forgetAll(): void {
    this.lists.forgetAll();
    this.forgetArrangement();
  }

  /** Lets go of what no plan of the last round needs. */
  settle(): void {
    const inUse = new Set(this.plans.values());
    this.commons.drop((common) => !inUse.has(common));
  }

  /** What concerns a screen on the days ahead. Screens with equal keys show the same. */
  private outlook(screen: ScreenRule, now: number): Outlook {
    const { id, timezone, audience, fallback } = screen;
    return this.outlooks.find(`${id} ${dayAt(now, timezone)}`, () => {
      const horizon = horizonAt(now, timezone);
      const claims = this.relevantClaims(screen, horizon);
      const playlists = this.playlistsOf(screen, claims);
      const key = JSON.stringify([
        horizon.first,
        timezone,
        sizeOf(screen),
        audience,
        fallback,
        claims.map((claim) => [claim.rule, claim.id, claim.direct]),
        playlists.flatMap((playlist) => this.lists.scopesOf(playlist, screen)),
      ]);
      return { key, horizon, claims };
    });
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

  private playlistsOf(screen: ScreenRule, claims: readonly Claim[]): PlaylistRule[] {
    const ids = new Set([...claims.map(({ playlist }) => playlist), screen.fallback]);
    return [...ids].flatMap((id) => (id !== null && this.wall.playlists.get(id)) || []);
  }

  private rules(
    screen: ScreenRule,
    horizon: Horizon,
    claims: readonly Claim[],
  ): Required<WallRules> {
    const { timezone, fallback } = screen;
    const ids = new Set(claims.map(({ playlist }) => playlist));
    if (fallback !== null) ids.add(fallback);
    // A list with nothing to show, on that day or at that hour, is no list: the next in line plays.
    const openings = (id: string): readonly Interval[] =>
      isDaily(this.wall.playlists.get(id))
        ? daysOf(horizon).flatMap((day) =>
            within(boundsOf(day, timezone), this.listOn(screen, id, day)?.open ?? []),
          )
        : (this.listOn(screen, id, horizon.first)?.open ?? []);
    return { timezone, claims, fallback, open: new Map([...ids].map((id) => [id, openings(id)])) };
  }

  private listOn(screen: ScreenRule, id: string | null, day: Day): List | null {
    const playlist = id === null ? undefined : this.wall.playlists.get(id);
    return playlist ? this.lists.list(playlist, day, screen) : null;
  }

  private plan(screen: ScreenRule, horizon: Horizon, claims: readonly Claim[]): Common {
    const listOn = (id: string | null, day: Day) => this.listOn(screen, id, day);
    const spans = this.spans(horizon, this.rules(screen, horizon, claims));
    const fallback = listOn(screen.fallback, horizon.first);
    const today = fallback?.slides.length ? fallback : null;
    const lists = new Map(today ? [[today.key, today]] : []);
    for (const key of new Set(spans.map(({ playlist }) => playlist))) {
      if (key === null || lists.has(key)) continue;
      const [id = ''] = key.split('@');
      const day = daysOf(horizon).find((each) => dailyKey(id, each) === key) ?? horizon.first;
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
    // What is left out is no part of the programme, and its reason may change by itself.
    const omitted = this.omitted(screen, horizon, claims, lists);
    return this.commons.find(`${digest} ${JSON.stringify(omitted)}`, () => ({
      digest,
      ...body,
      lists: [...lists.values()],
      omitted,
    }));
  }

  /** A list of which everything is left out is none of the programme; why, is wanted all the more. */
  private omitted(
    screen: ScreenRule,
    horizon: Horizon,
    claims: readonly Claim[],
    lists: ReadonlyMap<string, List>,
  ): Omitted[] {
    const asked = this.playlistsOf(screen, claims).flatMap((playlist) =>
      (isDaily(playlist) ? daysOf(horizon) : [horizon.first]).map((day) =>
        this.lists.list(playlist, day, screen),
      ),
    );
    const empty = asked.filter(({ slides }) => slides.length === 0);
    const all = [...lists.values(), ...empty].flatMap((list) => list.omitted);
    return [...new Map(all.map((each) => [keyOf(each), each])).values()];
  }

  private spans(horizon: Horizon, rules: Required<WallRules>): Span[] {
    const { timezone, claims, fallback, open } = rules;
    const key = JSON.stringify([
      timezone,
      horizon.first,
      claims.map(({ rule, id, direct }) => [rule, id, direct]),
      fallback,
      [...open].map(([id, intervals]) => [id, intervals.map(({ from, to }) => [from, to])]),
    ]);
    return this.schedules.find(key, () =>
      spansOver(horizon, rules, (id) => isDaily(this.wall.playlists.get(id))),
    );
  }
}

const daysOf = ({ first, last }: Horizon): Day[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const boundsOf = (day: Day, timezone: string): Interval => ({
  from: instantOf(day, 0, timezone),
  to: instantOf(day + 1, 0, timezone),
});

interface Outlook {
  key: string;
  horizon: Horizon;
  /** Only those that apply at some time. */
  claims: readonly Claim[];
}

function touches(when: TimeRule, { first, last, from, to }: Horizon, timezone: string): boolean {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return intervalsOver(when, first, last, timezone).some(
    (interval) => interval.from < end && interval.to > start,
  );
}

import type { Asset, NoticeContent, Programme, Slide, SlideKind, Span, Transition } from './types';
import { canonicalJson, revisionOf } from './canonical';
import { slideOf, type Prepared } from './contents';
import { horizonAt, spansOver, type ScheduleRule } from './spans';

export interface ScreenRule {
  id: string;
  name: string;
  timezone: string;
  width: number;
  height: number;
  /** Id of the playlist that plays where no schedule applies. */
  fallback: string | null;
}

/** One place in a playlist: what to show there and how. */
interface PlaceRule {
  kind: SlideKind;
  /** documentId of the content. */
  content: string;
  seconds: number | null;
  transition: Transition;
  validFrom: string | null;
  validUntil: string | null;
}

export interface PlaylistRule {
  id: string;
  name: string;
  places: readonly PlaceRule[];
}

export interface Material {
  screen: ScreenRule;
  /** Only those that apply to this screen. */
  schedules: readonly ScheduleRule[];
  playlists: ReadonlyMap<string, PlaylistRule>;
  /** What may be shown on this screen now: null is a draft, withdrawn, hidden or unfit content. */
  contentOf: (kind: SlideKind, id: string) => Prepared | null;
  /** What is laid over everything now. */
  notice?: NoticeContent | null;
}

/**
 * Resolves everything one screen shows from its local midnight on. Pure: equal material at equal
 * local days gives equal bytes.
 *
 * @param now milliseconds since the epoch
 */
export function compileProgramme(material: Material, now: number): Programme {
  const { screen } = material;
  const horizon = horizonAt(now, screen.timezone);
  const shelf = new SlideShelf(material);
  const playable = (id: string | null): id is string => id !== null && shelf.stock(id);
  // A list with nothing to show is no list: what is next in line plays instead.
  const schedules = material.schedules.filter(({ playlist }) => playable(playlist));
  const fallback = playable(screen.fallback) ? screen.fallback : null;
  const spans = spansOver(horizon, screen.timezone, schedules, fallback);
  const body = {
    screen: {
      id: screen.id,
      name: screen.name,
      timezone: screen.timezone,
      width: screen.width,
      height: screen.height,
    },
    horizon,
    spans,
    ...shelf.contentsFor(used(spans, fallback)),
    fallback,
    notice: material.notice ?? null,
  };
  return { schema: 1, revision: revisionOf(body), ...body };
}

const used = (spans: readonly Span[], fallback: string | null): Set<string> =>
  new Set([...spans.map(({ playlist }) => playlist), fallback].filter((id) => id !== null));

/** Slides and files of the playlists looked at so far; equal slides share one id. */
class SlideShelf {
  private readonly slides = new Map<string, Slide>();
  private readonly assets = new Map<string, Asset>();
  private readonly lists = new Map<string, string[]>();

  constructor(private readonly material: Material) {}

  /** Resolves a playlist; true where it has something to show. */
  stock(id: string): boolean {
    const places = this.material.playlists.get(id)?.places ?? [];
    if (!this.lists.has(id)) {
      this.lists.set(
        id,
        places.flatMap((place) => this.slideAt(place) ?? []),
      );
    }
    return (this.lists.get(id) ?? []).length > 0;
  }

  contentsFor(ids: ReadonlySet<string>): Pick<Programme, 'playlists' | 'slides' | 'assets'> {
    const lists = [...ids].map((id) => [id, this.lists.get(id) ?? []] as const);
    const slideIds = [...new Set(lists.flatMap(([, list]) => list))];
    const slides = slideIds.map((id) => [id, this.slides.get(id) as Slide] as const);
    const assetKeys = new Set(slides.flatMap(([, slide]) => slide.assets));
    return {
      playlists: Object.fromEntries(
        lists.map(([id, list]) => [
          id,
          { title: this.material.playlists.get(id)?.name ?? '', slides: list },
        ]),
      ),
      slides: Object.fromEntries(slides),
      assets: Object.fromEntries([...assetKeys].map((key) => [key, this.assets.get(key) as Asset])),
    };
  }

  private slideAt(place: PlaceRule): string | null {
    const prepared = this.material.contentOf(place.kind, place.content);
    if (!prepared) return null;
    const slide = slideOf(prepared, place);
    for (const [key, asset] of Object.entries(prepared.assets)) this.assets.set(key, asset);
    return this.shelve(`${place.kind}-${place.content}`, slide);
  }

  /**
   * The id names the content, not its wording: a player that is showing a maxim whose text was
   * mended knows where it is. The same content with other timings gets a number.
   */
  private shelve(name: string, slide: Slide): string {
    const wanted = canonicalJson(slide);
    for (let copy = 1; ; copy += 1) {
      const id = copy === 1 ? name : `${name}~${copy}`;
      const present = this.slides.get(id);
      if (!present) this.slides.set(id, slide);
      if (!present || canonicalJson(present) === wanted) return id;
    }
  }
}

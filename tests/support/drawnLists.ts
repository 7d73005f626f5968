import fc from 'fast-check';
import { Compiler } from '../../src/api/wall/programme/compile';
import { placed, type Candidate } from '../../src/api/wall/programme/picks';
import type { PlaceRule, PlaylistRule, ScreenRule, Wall } from '../../src/api/wall/programme/wall';
import { areaOf, LISTS, type DrawnWall } from './drawnWalls';
import type { Asked } from './oracle/plays';

/** Playlists whose slides are valid at times only, and that choose anew each day or not. */

interface DrawnSlide {
  validFrom: string | null;
  validUntil: string | null;
  /** It is a rule that chooses one of these many works each day. */
  works: number | null;
}

export type DrawnLists = Readonly<Record<string, readonly DrawnSlide[]>>;

export function listsOf(wall: DrawnWall): fc.Arbitrary<DrawnLists> {
  const { from, to } = areaOf(wall);
  const instant = fc
    .integer({ min: 0, max: 8 * 24 * 4 })
    .map((quarter) => new Date(from + (quarter / (8 * 24 * 4)) * (to - from)).toISOString());
  const slide = fc.record({
    validFrom: fc.option(instant, { nil: null }),
    validUntil: fc.option(instant, { nil: null }),
    works: fc.constantFrom(null, null, 0, 3),
  });
  const slides = fc.array(slide, { maxLength: 2 });
  return fc.record(Object.fromEntries([...LISTS, 'fallback'].map((id) => [id, slides])));
}

/** What a list has to show at an instant: any slide that is valid then and stands for some work. */
export const hasSomethingIn =
  (lists: DrawnLists): Asked['hasSomething'] =>
  (playlist, at) =>
    (lists[playlist] ?? []).some(
      ({ validFrom, validUntil, works }) =>
        works !== 0 &&
        (validFrom === null || Date.parse(validFrom) <= at) &&
        (validUntil === null || at < Date.parse(validUntil)),
    );

export const isDaily = (lists: DrawnLists, playlist: string): boolean =>
  (lists[playlist] ?? []).some(({ works }) => works !== null);

const filtersFor = (category: string) => ({
  themes: [],
  pillar: null,
  category,
  form: null,
  maximKind: null,
  artist: null,
});

function placesOf(slides: readonly DrawnSlide[]): PlaceRule[] {
  return slides.map(({ validFrom, validUntil, works }, index) => {
    const manner = { seconds: null, transition: 'fade', validFrom, validUntil } as const;
    if (works === null) return { ...manner, kind: 'maxim', content: `m${index}` };
    const [pick] = placed([
      {
        kind: 'maxim',
        count: 1,
        order: 'shuffled',
        scope: 'screen',
        filters: filtersFor(works > 0 ? 'some' : 'none'),
      },
    ]);
    return { ...manner, pick: pick as NonNullable<typeof pick> };
  });
}

const CANDIDATES: readonly Candidate[] = ['a', 'b', 'c'].map((id) => ({
  ...filtersFor('some'),
  id,
  audience: 'public',
  createdAt: '2026-01-01T00:00:00.000Z',
}));

export const SCREEN: ScreenRule = {
  id: 's',
  name: '大厅',
  timezone: 'Asia/Shanghai',
  width: 1920,
  height: 1080,
  audience: 'public',
  group: null,
  fallback: 'fallback',
};

export function compilerOf({ claims }: DrawnWall, lists: DrawnLists): Compiler {
  const wall: Wall = {
    playlists: new Map(
      Object.entries(lists).map(([id, slides]): [string, PlaylistRule] => [
        id,
        { id, name: id, places: placesOf(slides) },
      ]),
    ),
    claimsOn: () => claims,
    candidates: () => CANDIDATES,
    published: (_kind, id) => ({ text: id, kind: 'verse', themes: [], audience: 'public' }),
  };
  return new Compiler(wall);
}

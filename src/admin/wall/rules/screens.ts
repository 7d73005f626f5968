import type { ScreenState, WallScreen } from '../api/types';

/** In the order of what a keeper should look at first. */
export const STATES: readonly ScreenState[] = ['offline', 'stale', 'unpaired', 'online'];

export interface Filter {
  search: string;
  group: string | null;
  state: ScreenState | null;
}

/** The screens that match, trouble first, then by name. */
export function chosen(screens: readonly WallScreen[], filter: Filter): WallScreen[] {
  const words = filter.search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return screens
    .filter(({ group }) => filter.group === null || group?.id === filter.group)
    .filter(({ state }) => filter.state === null || state === filter.state)
    .filter((screen) => words.every((word) => haystack(screen).includes(word)))
    .sort(
      (a, b) =>
        STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.name.localeCompare(b.name, 'zh'),
    );
}

const haystack = ({ name, place, slug, group, now }: WallScreen) =>
  [name, place, slug, group?.name, now?.playlist?.title].join(' ').toLowerCase();

export const countOf = (screens: readonly WallScreen[], state: ScreenState): number =>
  screens.filter((screen) => screen.state === state).length;

/** Screens whose state is another than a moment ago, for those who hear the page. */
export function changesOf(
  before: readonly WallScreen[],
  after: readonly WallScreen[],
): { name: string; state: ScreenState }[] {
  const known = new Map(before.map(({ id, state }) => [id, state]));
  return after.filter(({ id, state }) => known.has(id) && known.get(id) !== state);
}

/** What a keeper should know of a screen besides its state. */
export type Concern = 'copied' | 'insecure' | 'behind' | 'omitted' | 'faults' | 'clock';

/** A clock that is off by more than this plays the wrong span at its edges; the server's too. */
const CLOCK_TOLERANCE = 30_000;

export function concernsOf(screen: WallScreen): Concern[] {
  const { heartbeat, tokens, omitted, behind, state } = screen;
  const live = state === 'online' || state === 'stale' ? heartbeat : null;
  const concerns: [Concern, boolean][] = [
    ['copied', tokens.some(({ duplicated }) => duplicated)],
    ['insecure', live !== null && !live.secure],
    ['behind', live !== null && behind],
    ['omitted', omitted.length > 0],
    ['faults', live !== null && live.faults.length > 0],
    ['clock', live !== null && Math.abs(live.clockOffsetMs ?? 0) > CLOCK_TOLERANCE],
  ];
  return concerns.filter(([, present]) => present).map(([concern]) => concern);
}

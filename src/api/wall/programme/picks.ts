import { canonicalJson } from './canonical';
import type { Day } from './clock';
import type { SlideKind } from './types';

/** A rule in place of a slide: so many works of a kind, chosen anew each day or not. */
export interface PickRule {
  kind: SlideKind;
  count: number;
  order: 'shuffled' | 'newest' | 'fixed';
  /** Which screens show the same: all of the wall, those of a group, or none but the screen. */
  scope: 'everywhere' | 'group' | 'screen';
  filters: PickFilters;
}

/** What the works must be; what is null or empty does not matter. */
export interface PickFilters {
  /** Of these any. */
  themes: readonly string[];
  pillar: string | null;
  /** Attributes that one kind of work has. */
  category: string | null;
  form: string | null;
  maximKind: string | null;
  artist: string | null;
}

/** What the rules know of a published work. */
export interface Candidate {
  id: string;
  audience: string;
  /** When it was made, ISO 8601. */
  createdAt: string;
  themes: readonly string[];
  pillar: string | null;
  category: string | null;
  form: string | null;
  maximKind: string | null;
  artist: string | null;
}

export function fits(filters: PickFilters, candidate: Candidate): boolean {
  const { themes } = filters;
  return (
    (themes.length === 0 || candidate.themes.some((theme) => themes.includes(theme))) &&
    (['pillar', 'category', 'form', 'maximKind', 'artist'] as const).every(
      (name) => filters[name] === null || filters[name] === candidate[name],
    )
  );
}

/**
 * Puts works in the order that a rule takes them in. Shuffled means by a hash of seed and id: a work
 * that comes or goes moves no other.
 */
export function ordered(
  order: PickRule['order'],
  candidates: readonly Candidate[],
  seed: string,
): string[] {
  if (order === 'shuffled') return shuffled(candidates, seed);
  const byAge = [...candidates].sort(
    (a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id),
  );
  return (order === 'newest' ? byAge.reverse() : byAge).map(({ id }) => id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function shuffled(candidates: readonly Candidate[], seed: string): string[] {
  const start = hash(seed, 0x811c9dc5);
  return candidates
    .map(({ id }) => ({ id, rank: scatter(hash(id, start)) }))
    .sort((a, b) => a.rank - b.rank || compare(a.id, b.id))
    .map(({ id }) => id);
}

/** FNV-1a over code units, 32 bits: fast, and the same everywhere. It spreads; it guards nothing. */
function hash(text: string, start: number): number {
  let value = start;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}

/** The finish of MurmurHash3: ids that differ in one letter come to lie far apart. */
function scatter(value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * The works of one day. The order is dealt out in hands of `count`, one a day, round and round: as
 * many days as there are hands show everything, from whichever on. The last hand is filled up from
 * the middle of the order, whose turn is neither yesterday nor tomorrow.
 */
function dealt(order: readonly string[], count: number, day: Day): string[] {
  if (order.length <= count) return [...order];
  const hands = Math.ceil(order.length / count);
  const hand = ((day % hands) + hands) % hands;
  const own = order.slice(hand * count, (hand + 1) * count);
  const middle = Math.floor((hands - 1) / 2) * count;
  return [...own, ...order.slice(middle, middle + count - own.length)];
}

/** One of a list's rules, with its part of what it shares with others of the list. */
export interface PlacedRule {
  rule: PickRule;
  /** What is asked for, in canonical text; screens that share it see the same. */
  asks: string;
  /** How many works go to rules before it that choose from the same order. */
  from: number;
  /** How many go to all of them in a day. */
  together: number;
}

/** Which screens see the same, as a word for the seed. */
export const scopeOf = (
  { scope }: PickRule,
  screen: { id: string; group: string | null },
): string => {
  if (scope === 'everywhere') return '';
  return scope === 'group' && screen.group !== null
    ? `group ${screen.group}`
    : `screen ${screen.id}`;
};

/** Where a shuffle starts: the list, what is asked for, and who shares it. The day deals. */
export const seedOf = (playlist: string, { asks }: PlacedRule, scope: string): string =>
  `${playlist}\n${asks}\n${scope}`;

/** The works a rule shows on a day. */
export function pickedOn(
  day: Day,
  { rule, from, together }: PlacedRule,
  order: readonly string[],
): string[] {
  const works = rule.order === 'shuffled' ? dealt(order, together, day) : order;
  return works.slice(from, from + rule.count);
}

/** Rules of one list that choose from the same order share one hand a day, each taking its part. */
export function placed(rules: readonly PickRule[]): PlacedRule[] {
  const orders = rules.map(orderOf);
  return rules.map((rule, index) => {
    const counts = rules.map(({ count }, other) => (orders[other] === orders[index] ? count : 0));
    const { kind, filters } = rule;
    return {
      rule,
      asks: canonicalJson({ kind, filters }),
      from: sum(counts.slice(0, index)),
      together: sum(counts),
    };
  });
}

/** Which order a rule of a list chooses from; who shares it matters to a shuffle only. */
const orderOf = ({ kind, filters, order, scope }: PickRule): string =>
  canonicalJson({ kind, filters, order, scope: order === 'shuffled' ? scope : null });

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

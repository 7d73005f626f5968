import type { Because } from './types';
import { beganAt, sayWhen, type Interval, type TimeRule } from './schedules';

/** Something that asks for a screen: a schedule, or a campaign that takes it over. */
export interface Claim {
  rule: 'campaign' | 'schedule';
  id: string;
  name: string;
  playlist: string;
  when: TimeRule;
  /** Higher wins. Campaigns have none and stand above. */
  priority: number;
  /** True where it names the screen itself, false where it names its group. */
  direct: boolean;
}

/** Everything that decides what one screen plays. */
export interface WallRules {
  timezone: string;
  /** Only those that are meant for this screen. */
  claims: readonly Claim[];
  /** Plays where nothing else does. */
  fallback: string | null;
  /** When a playlist has something to show; one that is not named always has. */
  open?: ReadonlyMap<string, readonly Interval[]>;
}

interface Answer {
  playlist: string | null;
  because: Because;
}

/**
 * What a screen plays at an instant, and why.
 *
 * Of all claims that apply: a campaign before schedules; then the higher priority; then one that
 * names the screen before one that names its group; then the one whose interval began last; then
 * the smaller id, so that every instance answers alike. Where none applies, the fallback plays. A
 * list with nothing to show at that instant is no list: the next in line plays.
 */
export function answerAt(rules: WallRules, at: number): Answer {
  const winner = winnerAt(rules, at);
  if (!winner) {
    const { fallback } = rules;
    const playlist = fallback !== null && isOpen(rules, fallback, at) ? fallback : null;
    const rule = playlist === null ? 'empty' : 'fallback';
    return { playlist, because: { rule, name: null, detail: null } };
  }
  const { rule, name, playlist, when } = winner;
  return { playlist, because: { rule, name, detail: sayWhen(when) } };
}

/** The claim that has the screen at an instant; null where none applies that has something to show. */
export function winnerAt(rules: WallRules, at: number): Claim | null {
  const [winner] = rules.claims
    .filter(({ playlist }) => isOpen(rules, playlist, at))
    .flatMap((claim) => {
      const began = beganAt(claim.when, at, rules.timezone);
      return began === null ? [] : [{ claim, began }];
    })
    .sort(byPrecedence);
  return winner?.claim ?? null;
}

/** Whether a playlist has something to show at an instant. */
export const isOpen = ({ open }: WallRules, playlist: string, at: number): boolean =>
  open?.get(playlist)?.some(({ from, to }) => from <= at && at < to) ?? true;

interface Applying {
  claim: Claim;
  began: number;
}

function byPrecedence(a: Applying, b: Applying): number {
  return (
    Number(b.claim.rule === 'campaign') - Number(a.claim.rule === 'campaign') ||
    b.claim.priority - a.claim.priority ||
    Number(b.claim.direct) - Number(a.claim.direct) ||
    compare(b.began, a.began) ||
    compare(a.claim.id, b.claim.id)
  );
}

/** Not a difference: two that have always been are equal, and infinity less infinity is nothing. */
const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

const MINUTE = 60_000;

/** How long a code is good for. */
export const LIFETIME = 10 * MINUTE;
/** How often a screen asks whether it was approved, in seconds. */
export const POLL_SECONDS = 3;
/** How much later than that an approved screen may fetch its token. */
const LATE = 2 * MINUTE;
/** How long a screen whose answer was lost may fetch another token, unless it used the one it has. */
const AGAIN = 2 * MINUTE;
/** A second poll that comes with the first has lost nothing: it is told to wait. */
const AT_ONCE = 1000;
/** So many wrong secrets lock a pairing: its own screen never sends one. */
const MAX_FAILURES = 5;
/**
 * New pairings in ten minutes from one address: a whole house may stand behind it, and each unpaired
 * screen asks anew when its code is over.
 */
const PER_ADDRESS = 60;
/**
 * From so many pairings on, from everywhere, each address has only a few: whoever comes from many
 * addresses then takes room from those, and a screen elsewhere still gets its code.
 */
const CROWDED = 600;
const FEW = 3;
/** What the table is to hold: this only guards the disk, for no public route takes a code. */
const FULL = 10_000;
/** How long a pairing is remembered after its end, so that its screen hears 410 and not 404. */
const REMEMBERED = 60 * MINUTE;

export type Stage = 'waiting' | 'approved' | 'claimed' | 'locked';

/** A pairing as far as these rules look. */
export interface Pairing {
  stage: Stage;
  expiresAt: number;
  failures: number;
  /** When its token was fetched last; null before. */
  claimedAt: number | null;
}

/**
 * Whether one more pairing may begin. The counts come from the pairings themselves, so that two
 * instances count together and a restart forgets nothing.
 *
 * @returns 0, or the seconds to wait
 */
export function waitBefore(recent: { byAddress: number; overall: number }): number {
  const most = recent.overall < CROWDED ? PER_ADDRESS : FEW;
  if (recent.byAddress >= most) return LIFETIME / 1000;
  return recent.overall >= FULL ? 60 : 0;
}

export type Answer = 'unknown' | 'gone' | 'waiting' | 'approved' | 'again';

/** What somebody hears who asks after a pairing; without its secret it is not there. */
export function answerTo(pairing: Pairing, knowsSecret: boolean, now: number): Answer {
  const { claimedAt } = pairing;
  if (pairing.stage === 'claimed' && knowsSecret && claimedAt !== null && now < claimedAt + AGAIN) {
    return now < claimedAt + AT_ONCE ? 'waiting' : 'again';
  }
  const over = pairing.stage === 'claimed' || pairing.stage === 'locked';
  // A yes in the last second still reaches a screen that asks every few.
  const end = pairing.expiresAt + (pairing.stage === 'approved' ? LATE : 0);
  if (over || now >= end) return 'gone';
  if (!knowsSecret) return 'unknown';
  return pairing.stage === 'approved' ? 'approved' : 'waiting';
}

/** What a wrong secret makes of a pairing: after too many it is locked, and only it. */
export function afterWrongSecret({
  stage,
  failures,
}: Pick<Pairing, 'stage' | 'failures'>): Pick<Pairing, 'stage' | 'failures'> {
  const count = failures + 1;
  return { failures: count, stage: count >= MAX_FAILURES ? 'locked' : stage };
}

/** Pairings that ended before this may be forgotten. */
export const forgettableBefore = (now: number): number => now - REMEMBERED;

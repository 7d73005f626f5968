import type { HeartbeatReport } from '../reports/heartbeat';
import { concernsOf, SILENCE, type Expected } from './state';

export type Cause = 'behind' | 'blank' | 'files' | 'faults' | 'clock' | 'storage' | 'insecure';

/**
 * When what a screen is like began, in milliseconds: each cause for concern, or else that all is
 * well. A heartbeat only says how it is now, so this is kept with the last one.
 */
export type Onsets = Partial<Record<Cause | 'well', number>>;

/**
 * With another heartbeat: what goes on keeps its beginning, also through a silence. A screen is well
 * since its last concern ended, it was heard again or its page was opened, by our clock.
 */
export function withBeat(
  last: { at: number; report: HeartbeatReport; onsets: Onsets } | null,
  { at, report }: { at: number; report: HeartbeatReport },
  expected: Expected | null,
): Onsets {
  const before = last?.onsets ?? {};
  const concerns = concernsOf({ at, report }, expected, at);
  if (concerns.length > 0) {
    return Object.fromEntries(
      concerns.map(({ cause, since }) => [cause, before[cause] ?? since ?? at]),
    );
  }
  const goesOn =
    last !== null && at - last.at <= SILENCE && last.report.startedAt === report.startedAt;
  return { well: (goesOn ? before.well : undefined) ?? at };
}

import { z } from '@strapi/utils';
import { line, moment } from './text';

const count = z.number().int().min(0).max(1_000_000);
const bytes = z
  .number()
  .min(0)
  .max(2 ** 53);
const pixels = z.number().min(0).max(100_000);
const time = moment.transform((at) => new Date(at).toISOString());
/** Faults that are kept of a screen: the newest are last. */
const MOST_FAULTS = 20;
/** How long a fault is told to the keeper; the screen says it once. */
const FAULTS_KEPT = 24 * 60 * 60_000;

/** What a screen says of itself each minute. Fields that are not here are dropped. */
export const heartbeatReport = z.object({
  revision: line(80).nullable(),
  slide: line(80).nullable(),
  playlist: line(64).nullable(),
  online: z.boolean().optional().default(true),
  cache: z.object({
    state: z.enum(['ready', 'staging', 'partial']),
    wanted: count,
    present: count,
    bytes,
  }),
  storage: z.object({ usage: bytes, quota: bytes }).nullable(),
  clockOffsetMs: z.number().min(-1e13).max(1e13).nullable(),
  secure: z.boolean(),
  faults: z
    .array(z.object({ at: time, kind: line(40), detail: line(300) }))
    .max(200)
    .transform((faults) => faults.slice(-MOST_FAULTS)),
  startedAt: time,
  viewport: z.object({ width: pixels, height: pixels }),
});

export type HeartbeatReport = z.infer<typeof heartbeatReport>;

type Fault = HeartbeatReport['faults'][number];

/**
 * A screen's faults with those that it reports now: the last twenty of a day, each once. One that a
 * wrong clock dates ahead is told, but not kept.
 */
export function withFaults(
  kept: readonly Fault[],
  reported: readonly Fault[],
  now: number,
): Fault[] {
  const young = kept.filter(({ at }) => {
    const age = now - Date.parse(at);
    return age >= 0 && age < FAULTS_KEPT;
  });
  const unique = new Map(
    [...young, ...reported].map((fault) => [`${fault.at} ${fault.kind}`, fault]),
  );
  return [...unique.values()]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(-MOST_FAULTS);
}

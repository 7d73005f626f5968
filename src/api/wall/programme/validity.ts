import type { Slide } from './types';
import type { Interval } from './schedules';

/** When at least one of some slides may be shown: in order, without overlap. */
export function openOf(slides: readonly Pick<Slide, 'validFrom' | 'validUntil'>[]): Interval[] {
  const open: Interval[] = [];
  for (const { from, to } of slides.map(intervalOf).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = open.at(-1);
    if (from >= to) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else open.push({ from, to });
  }
  return open;
}

/** What of some intervals lies within another. */
export const within = (bounds: Interval, intervals: readonly Interval[]): Interval[] =>
  intervals
    .map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }))
    .filter(({ from, to }) => from < to);

const intervalOf = ({ validFrom, validUntil }: Pick<Slide, 'validFrom' | 'validUntil'>) => ({
  from: validFrom === null ? -Infinity : Date.parse(validFrom),
  to: validUntil === null ? Infinity : Date.parse(validUntil),
});

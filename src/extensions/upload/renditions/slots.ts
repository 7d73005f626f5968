/**
 * How many pictures may be decoded at once in this process. One already keeps every core busy,
 * because libvips and the encoders work in threads; a second would only double the memory.
 */
const SLOTS = 1;
/** Longer than most pictures take: what is due gives way to what is asked for after this long. */
const PATIENCE = 15_000;

/** An editor waits for what is `asked`; what is `due` comes when nobody does. */
export type Urgency = 'asked' | 'due';

let free = SLOTS;
const waiting: Record<Urgency, (() => void)[]> = { asked: [], due: [] };
/** Each ends a work that is due and under way. */
const yielding = new Set<AbortController>();

/**
 * Does work that decodes a picture as soon as a slot is free: what is asked for before what is due,
 * and each in the order of asking. Not to be nested: whoever holds a slot and asks for another waits
 * for themselves.
 *
 * @param work told where it has to end before it is done: an editor has waited for it long enough
 */
export async function withDecodeSlot<T>(
  urgency: Urgency,
  work: (giveWay: AbortSignal) => Promise<T>,
): Promise<T> {
  if (free > 0) free -= 1;
  else await turn(urgency);
  const ending = new AbortController();
  if (urgency === 'due') yielding.add(ending);
  try {
    return await work(ending.signal);
  } finally {
    yielding.delete(ending);
    // A slot is handed on rather than freed, so that nobody who came later slips in between.
    const next = waiting.asked.shift() ?? waiting.due.shift();
    if (next) next();
    else free += 1;
  }
}

async function turn(urgency: Urgency): Promise<void> {
  const given = new Promise<void>((resolve) => waiting[urgency].push(resolve));
  if (urgency === 'due') return given;
  const limit = setTimeout(() => yielding.forEach((ending) => ending.abort()), PATIENCE);
  await given;
  clearTimeout(limit);
}

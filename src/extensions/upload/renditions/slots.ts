/**
 * How many pictures may be decoded at once in this process. One already keeps every core busy,
 * because libvips and the encoders work in threads; a second would only double the memory.
 */
const SLOTS = 1;

/** An editor waits for what is `asked`; what is `due` comes when nobody does. */
export type Urgency = 'asked' | 'due';

let free = SLOTS;
const waiting: Record<Urgency, (() => void)[]> = { asked: [], due: [] };

/**
 * Does work that decodes a picture as soon as a slot is free: what is asked for before what is due,
 * and each in the order of asking. Not to be nested: whoever holds a slot and asks for another waits
 * for themselves.
 */
export async function withDecodeSlot<T>(urgency: Urgency, work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting[urgency].push(resolve));
  try {
    return await work();
  } finally {
    // A slot is handed on rather than freed, so that nobody who came later slips in between.
    const next = waiting.asked.shift() ?? waiting.due.shift();
    if (next) next();
    else free += 1;
  }
}

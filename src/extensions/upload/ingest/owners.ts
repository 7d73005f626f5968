/** Whose a folder of unfinished work is, and whether its owner is gone. Pure. */

/** A process, told from all others that have had its number. */
export interface Owner {
  host: string;
  pid: number;
  /** Linux: which start of the machine, which of its sets of processes, and when in it; else empty. */
  boot: string;
  namespace: string;
  began: string;
}

/** What is known when somebody looks. */
interface Circumstances {
  ours: Owner;
  now: number;
  /** When its owner last touched the folder, or wrote into it. */
  lastTouched: number;
  /** When the process began that has this number now; null where there is none. */
  beganOf(pid: number): string | null;
}

/**
 * How long an owner that cannot be seen from here may be without a sign of life, which it gives every
 * minute: on this machine, and on another one, whose clock may be wrong.
 */
export const SILENCE = 5 * 60 * 1000;
const SILENCE_ELSEWHERE = 24 * 60 * 60 * 1000;

/** @param at tells lives apart where the system does not */
export const workshopName = ({ host, pid, boot, namespace, began }: Owner, at: number): string =>
  [encodeURIComponent(host), pid, boot, namespace, began, at].join('+');

export function ownerOf(name: string): Owner | null {
  const [host, pid, boot, namespace, began, at] = name.split('+');
  if (host === undefined || boot === undefined || namespace === undefined) return null;
  if (began === undefined || at === undefined) return null;
  return { host: decoded(host), pid: Number(pid), boot, namespace, began };
}

/** As `workshopName` has written it; another's name is its own. */
function decoded(host: string): string {
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}

/**
 * Numbers of processes come again: after each start of the machine, and in each container. So a
 * number tells only together with when its process began, and only where both are seen; for the rest
 * silence tells.
 */
export function isAbandoned(owner: Owner, at: Circumstances): boolean {
  const { ours } = at;
  const silence = at.now - at.lastTouched;
  if (owner.host !== ours.host) return silence > SILENCE_ELSEWHERE;
  if (owner.boot !== ours.boot) return true;
  if (!ours.boot || owner.namespace !== ours.namespace) return silence > SILENCE;
  return owner.began !== at.beganOf(owner.pid);
}

/** Whose a folder of unfinished work is, and whether its owner is gone. Pure. */

export interface Owner {
  host: string;
  pid: number;
}

/** What is known at a start. */
interface Circumstances {
  /** Ours. */
  host: string;
  pid: number;
  now: number;
  /** When its owner last touched the folder, or wrote into it. */
  lastTouched: number;
  isRunning(pid: number): boolean;
}

/** How long another host may be without a sign of life, which it gives every minute. */
const SILENCE = 24 * 60 * 60 * 1000;

export const workshopName = (host: string, pid: number, startedAt: number): string =>
  `${host.replace(/[^\w.-]/g, '')}+${pid}+${startedAt}`;

export function ownerOf(name: string): Owner | null {
  const [, host, pid] = /^([\w.-]*)\+(\d+)\+\d+$/.exec(name) ?? [];
  return host === undefined ? null : { host, pid: Number(pid) };
}

/**
 * On our own host a process number tells, however long its owner was silent; it is ours in a
 * container, where every life has the same one. Of another host's processes only their silence
 * tells: those that live touch their folder.
 */
export function isAbandoned({ host, pid }: Owner, at: Circumstances): boolean {
  if (host !== at.host.replace(/[^\w.-]/g, '')) return at.now - at.lastTouched > SILENCE;
  return pid === at.pid || !at.isRunning(pid);
}

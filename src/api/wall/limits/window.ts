/**
 * How often something may happen, kept in memory: a fixed window for each key, and a bounded number
 * of keys, so that no caller can make it grow. Each instance counts for itself and forgets at a
 * restart: good enough for what only guards the machine. What guards a secret is counted in the
 * database (see `pairing/stage.ts`).
 */
export class RateWindow {
  private readonly windows = new Map<string, { began: number; count: number }>();

  constructor(
    private readonly most: number,
    private readonly milliseconds: number,
    private readonly keys = 10_000,
  ) {}

  /**
   * Counts one more.
   *
   * @returns 0 where it may happen, else the seconds until the window is over
   */
  take(key: string, now: number): number {
    const window = this.open(key, now);
    window.count += 1;
    return window.count > this.most ? this.wait(window.began, now) : 0;
  }

  /** The seconds to wait, without counting. */
  blocked(key: string, now: number): number {
    const window = this.windows.get(key);
    if (!window || now - window.began >= this.milliseconds) return 0;
    return window.count >= this.most ? this.wait(window.began, now) : 0;
  }

  private wait(began: number, now: number): number {
    return Math.max(1, Math.ceil((began + this.milliseconds - now) / 1000));
  }

  private open(key: string, now: number): { began: number; count: number } {
    const present = this.windows.get(key);
    if (present && now - present.began < this.milliseconds) return present;
    this.windows.delete(key);
    // The oldest window goes first: a Map keeps the order in which keys came.
    if (this.windows.size >= this.keys) {
      this.windows.delete(this.windows.keys().next().value as string);
    }
    const fresh = { began: now, count: 0 };
    this.windows.set(key, fresh);
    return fresh;
  }
}

/**
 * Whom a limit is for: an IPv4 address, or the /64 of an IPv6 one, because a single host has all
 * of it.
 */
export function callerOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] as string;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(gap).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

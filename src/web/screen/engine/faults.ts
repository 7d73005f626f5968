/** What went wrong on this screen, for the keeper: in Chinese, with what kind of thing it is. */
export interface Fault {
  at: string;
  kind: 'asset' | 'film' | 'programme' | 'script' | 'shell' | 'slide' | 'storage';
  detail: string;
}

const MOST = 20;
const LONGEST = 200;

/** The last faults, each told once however often it happens. */
export class Faults {
  private faults: Fault[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(private readonly now: () => number) {}

  readonly add = (kind: Fault['kind'], detail: string): void => {
    const text = detail.slice(0, LONGEST);
    if (this.faults.some((fault) => fault.kind === kind && fault.detail === text)) return;
    const at = new Date(this.now()).toISOString();
    this.faults = [...this.faults, { at, kind, detail: text }].slice(-MOST);
    this.listeners.forEach((listener) => listener());
  };

  readonly list = (): readonly Fault[] => this.faults;

  /** Those that the server has been told; what happens again is told again. */
  told(faults: readonly Fault[]): void {
    this.faults = this.faults.filter((fault) => !faults.includes(fault));
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

import type { Programme } from '../../../api/wall/programme/types';
import { noticeAt, readNotice, type Announced, type Notice } from '../rules/notice';
import { retryDelay } from '../rules/retrying';
import type { Clock } from './clock';
import { post } from './http';
import { keep, recallJson } from './kept';
import { Store } from './store';

const TURN = 1000;
/** Receipts that are remembered, so that a restart does not send them again. */
const REMEMBERED = 20;

interface Receipt {
  id: string;
  failures: number;
  timer: number;
}

interface Means {
  screen: string;
  clock: Clock;
  token: () => string | null;
}

/** The notice over everything, and the word to the server that it is seen. */
export class Notices {
  readonly shown = new Store<Notice | null>(null);
  private programme: Programme | null = null;
  private announced: Announced | null = null;
  /** On their way, by notice: one that is replaced has been seen all the same. */
  private readonly receipts = new Map<string, Receipt>();

  constructor(private readonly means: Means) {}

  start(): () => void {
    const timer = window.setInterval(() => this.turn(), TURN);
    return () => {
      window.clearInterval(timer);
      this.receipts.forEach(({ timer }) => window.clearTimeout(timer));
      this.receipts.clear();
    };
  }

  setProgramme(programme: Programme | null): void {
    this.programme = programme;
    this.turn();
  }

  /** Said by an event: at once, and before the programme has it. */
  announce(value: unknown): void {
    this.announced = {
      notice: readNotice(value),
      revision: this.programme?.revision ?? null,
    };
    this.turn();
  }

  private turn(): void {
    const notice = noticeAt(this.programme, this.announced, this.means.clock.now());
    const before = this.shown.get();
    if (JSON.stringify(notice) === JSON.stringify(before)) return;
    this.shown.set(notice);
    if (notice && notice.id !== before?.id) this.acknowledge(notice.id);
  }

  private acknowledge(id: string): void {
    if (this.receipts.has(id) || this.sent().includes(id)) return;
    const receipt = { id, failures: 0, timer: 0 };
    this.receipts.set(id, receipt);
    void this.send(receipt);
  }

  /** Until the server has it, or knows of no such notice. */
  private async send(receipt: Receipt): Promise<void> {
    const path = `/api/screen/notices/${encodeURIComponent(receipt.id)}/receipts`;
    const response = await post(path, {}, this.means.token()).catch(() => null);
    if (this.receipts.get(receipt.id) !== receipt) return;
    if (response && (response.ok || response.status === 404 || response.status === 410)) {
      this.receipts.delete(receipt.id);
      keep(this.name, JSON.stringify([...this.sent(), receipt.id].slice(-REMEMBERED)));
      return;
    }
    receipt.failures += 1;
    const delay = retryDelay(receipt.failures) * 1000;
    receipt.timer = window.setTimeout(() => void this.send(receipt), delay);
  }

  private sent(): string[] {
    const kept = recallJson(this.name);
    return Array.isArray(kept) ? kept : [];
  }

  private get name(): string {
    return `qingfeng.receipts:${this.means.screen}`;
  }
}

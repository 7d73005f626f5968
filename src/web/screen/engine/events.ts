import { createParser } from 'eventsource-parser';
import { retryAfterSeconds, streamDelay } from '../rules/polling';
import { ask } from './http';

const PATH = '/api/screen/events';
/** The server says something every 25 s; a stream that is silent for longer is dead. */
const SILENCE = 60_000;

/** What the server says to this screen; all of it can be missed without harm. */
export interface Hints {
  /** Another programme than the one with this revision, if it says which. */
  onProgramme: (revision: string | null) => void;
  onNotice: (notice: unknown) => void;
  onIdentify: (detail: unknown) => void;
  onReload: () => void;
  /** Another token in place of this one. */
  onToken: (token: string) => void;
  /** The token opens the stream no longer. */
  onRefused: () => void;
}

interface Means {
  token: () => string | null;
  offset: () => number;
}

/** Listens to the server's hints. Read with `fetch`, for `EventSource` cannot carry the token. */
export class Events {
  private abort: AbortController | null = null;
  private timer = 0;
  private failures = 0;
  /** There is another token: the stream is opened anew with it. */
  private renewed = false;
  private stopped = true;

  constructor(
    private readonly means: Means,
    private readonly hints: Hints,
  ) {}

  start(): () => void {
    this.stopped = false;
    void this.listen();
    return () => {
      this.stopped = true;
      window.clearTimeout(this.timer);
      this.abort?.abort();
    };
  }

  /** The network is back: not in a minute but now. */
  readonly retry = (): void => {
    if (this.stopped || this.abort) return;
    window.clearTimeout(this.timer);
    this.failures = 0;
    void this.listen();
  };

  /** The token is another one now; the server ends what the old one has opened. */
  readonly renew = (): void => {
    this.renewed = this.abort !== null;
    this.abort?.abort();
    this.retry();
  };

  private async listen(): Promise<void> {
    const token = this.means.token();
    let retryAfter: number | null = null;
    this.failures += 1;
    if (token !== null) {
      this.abort = new AbortController();
      const { signal } = this.abort;
      try {
        const response = await ask(PATH, {
          token,
          signal,
          headers: { Accept: 'text/event-stream' },
        });
        retryAfter = retryAfterSeconds(response.headers.get('Retry-After'));
        const isStream = /^text\/event-stream/.test(response.headers.get('Content-Type') ?? '');
        if (response.ok && isStream) {
          await this.read(response);
        } else {
          if (response.status === 401) this.hints.onRefused();
          void response.body?.cancel();
        }
      } catch {
        // Asked again below.
      }
      // A body that was not read to its end would hold one of the few connections.
      this.abort.abort();
      this.abort = null;
    }
    if (this.stopped) return;
    const delay = this.renewed
      ? 0
      : streamDelay(this.failures, this.means.offset(), retryAfter) * 1000;
    this.renewed = false;
    this.timer = window.setTimeout(() => void this.listen(), delay);
  }

  private async read(response: Response): Promise<void> {
    const reader = response.body?.getReader();
    if (!reader) return;
    const decoder = new TextDecoder();
    const parser = createParser({
      onEvent: ({ event, data }) => this.hear(event ?? 'message', data),
    });
    const abort = this.abort;
    let watchdog = 0;
    try {
      for (;;) {
        window.clearTimeout(watchdog);
        watchdog = window.setTimeout(() => abort?.abort(), SILENCE);
        const { done, value } = await reader.read();
        if (done) return;
        this.failures = 0;
        parser.feed(decoder.decode(value, { stream: true }));
      }
    } finally {
      window.clearTimeout(watchdog);
    }
  }

  private hear(event: string, data: string): void {
    const detail = parse(data);
    const { revision, token } = detail;
    switch (event) {
      case 'programme':
        return this.hints.onProgramme(typeof revision === 'string' ? revision : null);
      case 'notice':
        return this.hints.onNotice(detail['notice'] ?? null);
      case 'identify':
        return this.hints.onIdentify(detail);
      case 'reload':
        return this.hints.onReload();
      case 'token':
        if (typeof token === 'string') this.hints.onToken(token);
    }
  }
}

function parse(data: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(data || '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

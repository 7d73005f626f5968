import { KEEP_ALIVE } from './format';

/** Where a stream's text goes. */
export interface Sink {
  write(text: string): void;
  /** Bytes that were written and that the network has not taken yet. */
  backlog(): number;
  /** Ends the stream in order. */
  end(): void;
  /** Drops it at once, with everything unsent. */
  destroy(): void;
}

export interface Connection {
  /** documentId. */
  screen: string;
  token: string;
  sink: Sink;
  /** Whether the last keep-alive found unsent bytes already. */
  slow: boolean;
}

/** Streams that one token may have open: a page that reconnects, and a keeper who looks. */
const PER_TOKEN = 3;
/** A reader that lets more than this pile up is gone: it will come back and poll. */
const MOST_BACKLOG = 64 * 1024;

/**
 * The screens that are connected to this process. It buffers for nobody: a slow reader is dropped,
 * comes back, and then has the newest programme, because events only say that there is something to
 * fetch.
 */
export class Hub {
  private readonly byScreen = new Map<string, Set<Connection>>();
  private readonly byToken = new Map<string, Connection[]>();

  get size(): number {
    let count = 0;
    for (const connections of this.byScreen.values()) count += connections.size;
    return count;
  }

  screens(): string[] {
    return [...this.byScreen.keys()];
  }

  /** Takes a stream in; the oldest of the same token make room for it. */
  add(screen: string, token: string, sink: Sink): Connection {
    const connection: Connection = { screen, token, sink, slow: false };
    for (const old of (this.byToken.get(token) ?? []).slice(0, 1 - PER_TOKEN)) {
      this.remove(old);
      old.sink.end();
    }
    this.byToken.set(token, [...(this.byToken.get(token) ?? []), connection]);
    const beside = this.byScreen.get(screen) ?? new Set();
    this.byScreen.set(screen, beside.add(connection));
    return connection;
  }

  /** Forgets a stream; doing it twice is harmless. */
  remove(connection: Connection): void {
    const { screen, token } = connection;
    const beside = this.byScreen.get(screen);
    beside?.delete(connection);
    if (beside?.size === 0) this.byScreen.delete(screen);
    const same = (this.byToken.get(token) ?? []).filter((other) => other !== connection);
    if (same.length > 0) this.byToken.set(token, same);
    else this.byToken.delete(token);
  }

  of(screen: string): Connection[] {
    return [...(this.byScreen.get(screen) ?? [])];
  }

  send(screen: string, text: string): void {
    for (const connection of this.of(screen)) this.write(connection, text);
  }

  /** Ends every stream whose token no longer opens anything. */
  prune(opens: (token: string) => boolean): void {
    for (const connection of this.all()) {
      if (opens(connection.token)) continue;
      this.remove(connection);
      connection.sink.end();
    }
  }

  /** Says nothing to everybody, and drops whoever did not even take the last nothing. */
  keepAlive(): void {
    for (const connection of this.all()) {
      const stuck = connection.sink.backlog() > 0;
      if (stuck && connection.slow) {
        this.drop(connection);
        continue;
      }
      connection.slow = stuck;
      this.write(connection, KEEP_ALIVE);
    }
  }

  closeAll(): void {
    for (const connection of this.all()) {
      this.remove(connection);
      connection.sink.end();
    }
  }

  private all(): Connection[] {
    return [...this.byScreen.values()].flatMap((connections) => [...connections]);
  }

  private write(connection: Connection, text: string): void {
    if (connection.sink.backlog() > MOST_BACKLOG) return this.drop(connection);
    connection.sink.write(text);
  }

  private drop(connection: Connection): void {
    this.remove(connection);
    connection.sink.destroy();
  }
}

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Asset, Programme } from '../../src/api/wall/programme/types';

const WEB = path.resolve(__dirname, '../../public/web');
const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

/** A request for a file, as it came. */
interface Fetched {
  url: string;
  range: string | null;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');

/**
 * The screen's side of a server, with the network's faults at the fingertips: it can vanish, break
 * off in the middle of a file, give other bytes than it announced and have another date. Pages are
 * the built ones.
 */
export class FakeWall {
  programme: Programme | null = null;
  /** Files by their path; what is announced of them may be something else. */
  readonly files = new Map<string, Buffer>();
  readonly fetched: Fetched[] = [];
  readonly heartbeats: Record<string, unknown>[] = [];
  readonly plays = new Map<string, Record<string, unknown>>();
  readonly receipts: string[] = [];
  /** Requests by method and path, for counting. */
  readonly calls: string[] = [];
  readonly tokens = new Set(['token-1']);
  /** The bearer of each call, in the same order; null where there was none. */
  readonly bearers: (string | null)[] = [];
  /** How often the whole programme went out. */
  sentWhole = 0;
  /** What the next heartbeat is answered with, once. */
  nextToken: string | null = null;
  /** Answers in place of the usual ones, by path. */
  readonly instead = new Map<string, Handler>();
  /** Bytes after which a file comes no further, once, until its connection is cut. */
  readonly breakAfter = new Map<string, number>();
  private readonly held = new Map<string, ServerResponse>();
  /** How much the server's clock is ahead of this machine's. */
  clockOffset = 0;
  /** Codes given out, and the token of each once it is approved. */
  readonly pairings = new Map<string, { code: string; token: string | null; until: number }>();
  pairingSeconds = 600;
  private server: http.Server | null = null;
  private port = 0;
  private readonly streams = new Set<ServerResponse>();

  async start(): Promise<void> {
    this.server = http.createServer((request, response) => this.answer(request, response));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Gone, as with a pulled cable: connections break and none is taken. */
  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = null;
    this.streams.clear();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Publishes a programme; its revision follows from what it says. */
  publish(programme: Programme): void {
    const revision = `sha256-${sha256(JSON.stringify({ ...programme, revision: '' }))}`;
    this.programme = { ...programme, revision };
  }

  /** Puts a file on the server. */
  file(name: string, data: Buffer, mime: string, size?: { width: number; height: number }): Asset {
    const url = `/uploads/${sha256(data).slice(0, 12)}-${name}`;
    this.files.set(url, data);
    const { width = null, height = null } = size ?? {};
    return { url, mime, bytes: data.length, sha256: sha256(data), width, height };
  }

  /** Says something to all screens that listen. */
  say(event: string, data: unknown = {}): void {
    this.streams.forEach((stream) =>
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    );
  }

  /** Breaks the connection of a file that comes no further. */
  cut(url: string): void {
    this.held.get(url)?.destroy();
  }

  get listeners(): number {
    return this.streams.size;
  }

  /** Says yes to all codes, or to one. */
  approve(token: string, only?: string): void {
    this.tokens.add(token);
    this.pairings.forEach((pairing, id) => {
      if (only === undefined || id === only) pairing.token = token;
    });
  }

  count(call: string): number {
    return this.calls.filter((made) => made === call).length;
  }

  /** Who made a call, each time from the one with this index on. */
  bearersOf(call: string, from = 0): (string | null)[] {
    return this.bearers.filter((_, index) => index >= from && this.calls[index] === call);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', this.url);
    this.calls.push(`${request.method} ${pathname}`);
    this.bearers.push(request.headers.authorization?.replace('Bearer ', '') ?? null);
    response.setHeader('Date', new Date(Date.now() + this.clockOffset).toUTCString());
    const instead = this.instead.get(pathname);
    if (instead) return instead(request, response);
    if (pathname === '/screen') return this.page('screen/index.html', response);
    if (pathname === '/screen-sw.js') return this.page('screen-sw.js', response);
    if (pathname.startsWith('/web/')) return this.page(pathname.slice(5), response);
    if (pathname.startsWith('/api/screen/pairings')) return this.pair(request, pathname, response);
    if (pathname.startsWith('/api/screen/') && !this.isKnown(request)) {
      response.setHeader('WWW-Authenticate', 'Bearer realm="screen"');
      return end(response, 401, {});
    }
    if (pathname.startsWith('/uploads/')) return this.upload(request, pathname, response);
    this.api(request, pathname, response).catch(() => response.destroy());
  }

  private isKnown({ headers }: IncomingMessage): boolean {
    return this.tokens.has((headers.authorization ?? '').replace('Bearer ', ''));
  }

  private page(file: string, response: ServerResponse): void {
    try {
      const body = readFileSync(path.join(WEB, file));
      response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
      response.setHeader('Cache-Control', 'no-store');
      response.end(body);
    } catch {
      end(response, 404, {});
    }
  }

  private async api(
    request: IncomingMessage,
    pathname: string,
    response: ServerResponse,
  ): Promise<void> {
    if (pathname === '/api/screen/programme') {
      if (!this.programme) return end(response, 503, {});
      const tag = `"${this.programme.revision}"`;
      response.setHeader('ETag', tag);
      if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end();
      this.sentWhole += 1;
      return end(response, 200, this.programme);
    }
    if (pathname === '/api/screen/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': here\n\n');
      this.streams.add(response);
      response.on('close', () => this.streams.delete(response));
      return;
    }
    const body = await bodyOf(request);
    const receipt = /^\/api\/screen\/notices\/([^/]+)\/receipts$/.exec(pathname)?.[1];
    if (receipt) {
      this.receipts.push(receipt);
      return void response.writeHead(204).end();
    }
    if (pathname === '/api/screen/heartbeats') {
      this.heartbeats.push(body);
      const token = this.nextToken;
      this.nextToken = null;
      if (token !== null) return end(response, 200, { token });
      return void response.writeHead(204).end();
    }
    if (pathname === '/api/screen/plays') {
      const plays = body['plays'] as Record<string, unknown>[];
      plays.forEach((play) => this.plays.set(String(play['id']), play));
      return end(response, 202, { accepted: plays.length, rejected: [] });
    }
    end(response, 404, {});
  }

  private upload(request: IncomingMessage, pathname: string, response: ServerResponse): void {
    const data = this.files.get(pathname);
    const range = request.headers.range ?? null;
    this.fetched.push({ url: pathname, range });
    if (!this.isKnown(request)) return end(response, 403, {});
    if (!data) return end(response, 404, {});
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const body = data.subarray(from);
    response.writeHead(range ? 206 : 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': body.length,
      ...(range && { 'Content-Range': `bytes ${from}-${data.length - 1}/${data.length}` }),
    });
    const limit = this.breakAfter.get(pathname);
    if (limit === undefined) return void response.end(body);
    this.breakAfter.delete(pathname);
    this.held.set(pathname, response);
    response.write(body.subarray(0, limit));
  }

  private pair(request: IncomingMessage, pathname: string, response: ServerResponse): void {
    if (request.method === 'POST') {
      const id = `p${this.pairings.size + 1}`;
      const until = Date.now() + this.clockOffset + this.pairingSeconds * 1000;
      const code = `7K3M9XQ${2 + this.pairings.size}`;
      this.pairings.set(id, { code, token: null, until });
      const expiresAt = new Date(until).toISOString();
      return end(response, 201, { id, code, secret: `secret-${id}`, expiresAt, pollSeconds: 1 });
    }
    const id = pathname.replace('/api/screen/pairings/', '');
    const pairing = this.pairings.get(id);
    if (!pairing || request.headers.authorization !== `Bearer secret-${id}`) {
      return end(response, 404, {});
    }
    const late = pairing.token ? 120_000 : 0;
    if (Date.now() + this.clockOffset > pairing.until + late) return end(response, 410, {});
    if (!pairing.token) return end(response, 202, { state: 'waiting' });
    this.pairings.delete(id);
    end(response, 200, { token: pairing.token, screen: { id: 's', name: '大厅', slug: 'hall' } });
  }
}

function end(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

/**
 * Keeps the player for starts without a network: its page, scripts and styles at installation, the
 * pieces of its faces when there is time. It never touches the API or the wall's files, which the
 * page keeps itself, and answers everything else as if it were not there.
 *
 * A new version is installed beside the old one and only when every file of it is the one it was
 * built with: neither a portal's page nor half a deployment gets in.
 */

interface Piece {
  url: string;
  /** SHA-256, hex. */
  hash: string;
}

/** Written in at build time. */
declare const __SHELL__: { version: string; page: Piece; files: Piece[]; fonts: Piece[] };

/** The few things of a service worker's scope that are used here; TypeScript has them elsewhere. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(
    type: 'message',
    listener: (event: Extendable & { data: unknown }) => void,
  ): void;
}
const scope = self as unknown as Scope;

const SHELL = `qingfeng-shell-${__SHELL__.version}`;
const FONTS = 'qingfeng-fonts';
const files = new Map(__SHELL__.files.map((piece) => [piece.url, piece]));
const fonts = new Map(__SHELL__.fonts.map((piece) => [piece.url, piece]));

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(scope.skipWaiting());
  if (event.data === 'fonts') event.waitUntil(fetchFonts());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname.replace(/\/$/, '') !== __SHELL__.page.url) return;
    event.respondWith(fromCache(SHELL, __SHELL__.page, request));
    return;
  }
  const file = files.get(pathname);
  const font = fonts.get(pathname);
  if (file) event.respondWith(fromCache(SHELL, file, request));
  else if (font) event.respondWith(fromCache(FONTS, font, request));
});

async function install(): Promise<void> {
  const cache = await caches.open(SHELL);
  await Promise.all([__SHELL__.page, ...__SHELL__.files].map((piece) => bring(cache, piece)));
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('qingfeng-shell-') && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  const cache = await caches.open(FONTS);
  const kept = await cache.keys();
  const spare = kept.filter(({ url }) => !fonts.has(new URL(url).pathname));
  await Promise.all(spare.map((request) => cache.delete(request)));
  await scope.clients.claim();
}

let fetching: Promise<void> | null = null;

/** One after another: the wall's own files have the right of way. */
function fetchFonts(): Promise<void> {
  fetching ??= fetchMissingFonts().finally(() => (fetching = null));
  return fetching;
}

async function fetchMissingFonts(): Promise<void> {
  const cache = await caches.open(FONTS);
  for (const piece of fonts.values()) {
    if (await cache.match(piece.url)) continue;
    await bring(cache, piece).catch(() => undefined);
  }
}

async function fromCache(name: string, piece: Piece, request: Request): Promise<Response> {
  // A cache that is broken or full must not stand between the wall and its server.
  const cache = await caches.open(name).catch(() => null);
  const kept = await cache?.match(piece.url).catch(() => undefined);
  if (kept) return kept;
  const fresh = await load(piece).catch(() => null);
  if (!fresh) return fetch(request);
  // What the browser has thrown away comes back with the next answer.
  await cache?.put(piece.url, fresh.clone()).catch(() => undefined);
  return fresh;
}

/** Fetches a piece and keeps it. */
async function bring(cache: Cache, piece: Piece): Promise<void> {
  await cache.put(piece.url, await load(piece));
}

/** Fetches a piece, if it is the one that belongs to this version. */
async function load({ url, hash }: Piece): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'omit' });
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  const bytes = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== hash) throw new Error(`${url} is not the file of this version`);
  return response;
}

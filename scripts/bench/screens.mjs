/**
 * `npm run bench:screens`: a thousand screens on streams of one instance. How long after a publish
 * every screen that it touches has its new programme, whether the others hear anything at all, what
 * a stream costs in memory, and what ten thousand polling screens cost in time. On the loopback
 * interface only; the screens run in this process, beside the server on the same machine. Then, in
 * compile.mjs, how long programmes of walls of any size take to compile.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { buildStale } from '../lib/build.mjs';
import { prepareEnvironment } from '../lib/environment.mjs';
import { benchPlace, databaseName, load } from './place.mjs';

const PORT = 17_339;
const SCREENS = 1000;
const AFFECTED = 900;
const ROUNDS = 10;
const POLLERS = 10_000;
const POLL_SECONDS = 60;
const PATIENCE = 30_000;

const host = { host: '127.0.0.1', port: PORT };
// Connections stay open between polls, as a browser's do; streams have one of their own each.
const polls = new http.Agent({ keepAlive: true, maxSockets: 64 });
const streams = new http.Agent({ keepAlive: false });

const say = (text) => process.stdout.write(`${text}\n`);
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const summary = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.5, 0.95, 0.99, 1].map((share) => Math.round(at(sorted, share)));
};

let server;
async function tell(action, argument) {
  server.send({ action, argument });
  const [{ result }] = await once(server, 'message');
  return result;
}

function fetchProgramme(screen) {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${screen.token}`,
      'Accept-Encoding': 'br',
      ...(screen.tag && { 'If-None-Match': screen.tag }),
    };
    http
      .get({ ...host, path: '/api/screen/programme', headers, agent: polls }, (response) => {
        let bytes = 0;
        response.on('data', (chunk) => (bytes += chunk.length));
        response.on('end', () => {
          if (response.statusCode === 200) screen.tag = response.headers.etag;
          resolve({ status: response.statusCode, bytes });
        });
      })
      .on('error', reject);
  });
}

/** Opens a stream; `heard` gets its bytes, `changed` is called for each programme event. */
function connect(screen) {
  return new Promise((resolve, reject) => {
    http
      .get(
        {
          ...host,
          path: '/api/screen/events',
          headers: { Authorization: `Bearer ${screen.token}` },
          agent: streams,
        },
        (response) => {
          if (response.statusCode !== 200) return reject(new Error(`${response.statusCode}`));
          response.setEncoding('utf8');
          response.on('data', (text) => {
            screen.events += text.split('event: programme').length - 1;
            if (text.includes('event: programme')) screen.changed?.();
          });
          screen.close = () => response.destroy();
          resolve();
        },
      )
      .on('error', reject);
  });
}

async function publishOnce(screens) {
  const affected = screens.slice(0, AFFECTED);
  const others = screens.slice(AFFECTED);
  for (const screen of screens) screen.events = 0;
  let start = Infinity;
  const arrivals = affected.map(
    (screen) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('a screen heard nothing')), PATIENCE);
        screen.changed = async () => {
          const heard = performance.now() - start;
          const { status, bytes } = await fetchProgramme(screen);
          clearTimeout(late);
          if (status !== 200) return reject(new Error(`${status} after an event`));
          resolve({ heard, had: performance.now() - start, bytes });
        };
      }),
  );
  start = performance.now();
  await tell('publish');
  const published = performance.now() - start;
  const results = await Promise.all(arrivals);
  for (const screen of screens) screen.changed = undefined;
  const disturbed = others.filter(({ events }) => events > 0).length;
  return { published, results, disturbed };
}

await prepareEnvironment();
await buildStale(['server']);
const { env, clear } = await benchPlace();
try {
  say(`${databaseName()}; ${load()}`);
  say(`… making a wall of ${SCREENS} screens`);
  server = fork(
    path.join(import.meta.dirname, 'screens-server.mjs'),
    [String(SCREENS), String(AFFECTED)],
    {
      env: { ...env, HOST: '127.0.0.1', PORT: String(PORT) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const [{ tokens }] = await once(server, 'message');
  const screens = tokens.map((token) => ({ token, tag: null, events: 0, changed: undefined }));
  for (const screen of screens) await fetchProgramme(screen);

  const before = await tell('usage');
  for (let start = 0; start < screens.length; start += 50) {
    await Promise.all(screens.slice(start, start + 50).map(connect));
  }
  await pause(3000);
  const after = await tell('usage');
  if (after.streams !== SCREENS) throw new Error(`${after.streams} streams are open`);
  const each = (key) => `${((after[key] - before[key]) / SCREENS / 1024).toFixed(1)} KB`;
  say(
    `\nmemory of a stream  heap ${each('heapUsed')}, resident ${each('rss')}; ` +
      `server ${Math.round(after.rss / 1e6)} MB resident`,
  );

  const [heard, had, published] = [[], [], []];
  let [disturbed, bytes] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await publishOnce(screens);
    published.push(result.published);
    heard.push(...result.results.map((one) => one.heard));
    had.push(...result.results.map((one) => one.had));
    disturbed += result.disturbed;
    bytes = result.results[0].bytes;
    await pause(500);
  }
  say(
    `\n${ROUNDS} publishes, ${AFFECTED} of ${SCREENS} screens show it; ms from the call of publish`,
  );
  say('                          p50    p95    p99    max');
  for (const [name, values] of [
    ['publish itself', published],
    ['screen was told', heard],
    ['screen had it', had],
  ]) {
    say(
      `${name.padEnd(22)}${summary(values)
        .map((value) => String(value).padStart(7))
        .join('')}`,
    );
  }
  say(`programme ${bytes} bytes (br); ${disturbed} events to screens that do not show it`);

  const pollers = (await tell('pollers', POLLERS)).map((token) => ({ token, tag: null }));
  for (let start = 0; start < pollers.length; start += 50) {
    await Promise.all(pollers.slice(start, start + 50).map(fetchProgramme));
  }
  await tell('flush');
  const idleFrom = await tell('usage');
  // A use is noted once a minute: the polls to come are to be noted.
  await pause(POLL_SECONDS * 1000);
  const idleTo = await tell('usage');
  const rate = POLLERS / POLL_SECONDS;
  const from = await tell('usage');
  const result = await autocannon({
    url: `http://127.0.0.1:${PORT}/api/screen/programme`,
    // Each poll with another token; a second connection would begin with the same ones.
    requests: pollers.map(({ token, tag }) => ({
      headers: { Authorization: `Bearer ${token}`, 'If-None-Match': tag },
    })),
    connections: 1,
    overallRate: Math.round(rate),
    duration: POLL_SECONDS,
  });
  await tell('flush');
  const to = await tell('usage');
  const share = (a, b) =>
    (b.cpu.user + b.cpu.system - a.cpu.user - a.cpu.system) / 1000 / (b.at - a.at);
  const idle = share(idleFrom, idleTo);
  say(
    `\n${POLLERS} screens that poll each ${POLL_SECONDS} s (${Math.round(result.requests.average)} req/s, 304): ` +
      `${((share(from, to) - idle) * 100).toFixed(1)} % of a core, over ${(idle * 100).toFixed(1)} % ` +
      `with ${SCREENS} idle streams, each with a token of its own whose use is noted; ` +
      `p99 ${result.latency.p99} ms`,
  );
  const end = await tell('usage');
  say(`server ${Math.round(end.rss / 1e6)} MB resident, peak ${Math.round(end.peak / 1e6)} MB`);
  say(load());
  for (const { close } of screens) close();
} finally {
  server?.kill('SIGKILL');
  await clear();
}

/**
 * `npm run bench:feed`: how many polls the feed answers, beside Strapi's stock REST page of the same
 * content and a bare Node server that sends the same bytes. All in one run and turn by turn, because
 * machines are noisy: ratios are what counts.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { buildStale } from '../lib/build.mjs';
import { prepareEnvironment } from '../lib/environment.mjs';

const PORTS = { instance: 17_337, bare: 17_338 };
const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 20;
const FEED = `http://127.0.0.1:${PORTS.instance}/api/screen/programme`;
const STOCK = `http://127.0.0.1:${PORTS.instance}/api`;
/** A light page for comparison: 25 maxims and their themes. */
const MAXIMS = `${STOCK}/stock-maxims?populate=themes&pagination[pageSize]=25`;
const BARE = `http://127.0.0.1:${PORTS.bare}/`;

/** What a screen would have to ask the stock API for, to have what its programme holds. */
const SAME_CONTENT = [
  'maxim][populate]=themes',
  'artwork][populate][views][populate]=image',
  'artwork][populate][artist]=true',
  'artwork][populate][dimensions]=true',
  'artwork][populate][rights]=true',
  ...['video', 'poster', 'captions'].map((field) => `film][populate][${field}]=true`),
  'familyStory][populate][gallery][populate]=image',
  ...['video', 'poster', 'captions', 'honours'].map(
    (field) => `familyStory][populate][${field}]=true`,
  ),
  ...['occasion', 'discipline', 'law', 'virtue', 'harm', 'duty'].map(
    (field) => `bulletin][populate][${field}]=true`,
  ),
  'campaign][populate]=poster',
].map((part) => `populate[slides][populate][${part}`);

const sameContent = (playlists) =>
  `${STOCK}/stock-playlists?${[
    ...playlists.map((id, index) => `filters[documentId][$in][${index}]=${id}`),
    ...SAME_CONTENT,
  ].join('&')}`;

const children = [];

async function start(args, environment = {}) {
  const child = fork(path.join(import.meta.dirname, 'server.mjs'), args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const [message] = await once(child, 'message');
  return message;
}

async function measure({ url, headers }) {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  const { requests, latency, non2xx, statusCodeStats } = result;
  const refused = non2xx - (statusCodeStats['304']?.count ?? 0);
  if (refused > 0) throw new Error(`${url}: ${refused} answers were neither 2xx nor 304`);
  return { rate: requests.average, p50: latency.p50, p99: latency.p99 };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const work = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-bench-'));
try {
  await prepareEnvironment();
  await buildStale(['server']);
  process.stdout.write('… loading the sample collection\n');
  const { token, accessKey } = await start(['instance'], {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(PORTS.instance),
    DATABASE_URL: '',
    DATABASE_FILENAME: path.join(work, 'bench.db'),
    DATA_DIR: work,
    // The bucket of the installation around it is not to be filled.
    S3_BUCKET: '',
    LOG_LEVEL: 'error',
  });
  const authorization = { Authorization: `Bearer ${token}`, 'Accept-Encoding': 'br' };
  // The tokens that this process knows are read anew once a second.
  let programme = await fetch(FEED, { headers: authorization });
  while (programme.status !== 200) {
    await pause(100);
    programme = await fetch(FEED, { headers: authorization });
  }
  const tag = programme.headers.get('etag');
  const { brotliCompressSync, constants } = await import('node:zlib');
  const text = Buffer.from(await programme.arrayBuffer());
  const same = sameContent(Object.keys(JSON.parse(text).playlists));
  const bytes = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  await writeFile(path.join(work, 'body'), bytes);
  await start(['bare', String(PORTS.bare), path.join(work, 'body'), tag]);

  const stock = { Authorization: `Bearer ${accessKey}` };
  const subjects = {
    'feed 304': { url: FEED, headers: { ...authorization, 'If-None-Match': tag } },
    'feed 200': { url: FEED, headers: authorization },
    'stock REST page': { url: same, headers: stock },
    'stock, 25 maxims': { url: MAXIMS, headers: stock },
    'bare Node 304': { url: BARE, headers: { 'If-None-Match': tag } },
    'bare Node 200': { url: BARE, headers: {} },
  };
  const runs = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 1; round <= ROUNDS; round += 1) {
    process.stdout.write(`… round ${round} of ${ROUNDS}\n`);
    for (const [name, subject] of Object.entries(subjects)) {
      runs[name].push(await measure(subject));
    }
  }
  const stockBytes = (await (await fetch(same, { headers: stock })).arrayBuffer()).byteLength;
  process.stdout.write(
    `\nprogramme ${text.length} bytes (${bytes.length} br), stock page ${stockBytes} bytes; ` +
      `${CONNECTIONS} connections, ${SECONDS} s a round, medians of ${ROUNDS}\n\n`,
  );
  const rates = {};
  for (const [name, results] of Object.entries(runs)) {
    rates[name] = median(results.map(({ rate }) => rate));
    const [p50, p99] = ['p50', 'p99'].map((key) => median(results.map((result) => result[key])));
    process.stdout.write(
      `${name.padEnd(16)} ${Math.round(rates[name]).toString().padStart(7)} req/s  p50 ${p50} ms  p99 ${p99} ms\n`,
    );
  }
  const ratio = (a, b) => (rates[a] / rates[b]).toFixed(2);
  process.stdout.write(
    `\n304 to stock page      ${ratio('feed 304', 'stock REST page')} (expected ≥ 150)\n` +
      `200 to stock page      ${ratio('feed 200', 'stock REST page')} (expected ≥ 100)\n` +
      `304 to bare Node's 200 ${ratio('feed 304', 'bare Node 200')} (expected ≥ 0.30)\n` +
      `304 to bare Node's 304 ${ratio('feed 304', 'bare Node 304')}\n` +
      `200 to bare Node's 200 ${ratio('feed 200', 'bare Node 200')}\n`,
  );
} finally {
  for (const child of children) child.kill('SIGKILL');
  await rm(work, { recursive: true, force: true });
}

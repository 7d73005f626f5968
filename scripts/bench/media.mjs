/**
 * `npm run bench:media`: one photograph of 24 megapixels through this pipeline, with all that it
 * makes, tiles included; through a stock Strapi; and through libvips' own command line. All in one
 * run and turn by turn, because machines are noisy: ratios are what counts.
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { buildStale } from '../lib/build.mjs';
import { prepareEnvironment } from '../lib/environment.mjs';
import { watchingMemory } from './memory.mjs';
import { withComment, writePhotograph } from './photograph.mjs';

const ROUNDS = 3;
const PORTS = { ours: 17_341, stock: 17_342 };
const BOMB_SIDE = 16_000;
const MB = 1_000_000;

const run = promisify(execFile);
const children = [];
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const say = (line) => process.stdout.write(`${line}\n`);

async function timed(work) {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}

async function start(mode, folder, environment = {}) {
  await mkdir(folder, { recursive: true });
  const script = path.join(import.meta.dirname, 'media-server.mjs');
  const child = fork(script, [mode, folder, String(PORTS[mode])], {
    env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true', ...environment },
    cwd: mode === 'stock' ? folder : process.cwd(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await once(child, 'message');
  const url = `http://127.0.0.1:${PORTS[mode]}`;
  const answer = await fetch(`${url}/admin/register-admin`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      email: 'bench@example.com',
      password: 'Bench-2026',
      firstname: 'b',
      lastname: 'b',
    }),
  });
  const { data } = await answer.json();
  return { url, pid: child.pid, headers: { Authorization: `Bearer ${data.token}` } };
}

async function upload({ url, headers }, bytes, name, type) {
  const form = new FormData();
  form.append('files', new Blob([bytes], { type }), name);
  const answer = await fetch(`${url}/upload`, { method: 'POST', headers, body: form });
  return { status: answer.status, body: await answer.json() };
}

async function must(server, bytes, name) {
  const { status, body } = await upload(server, bytes, name, 'image/jpeg');
  if (status !== 201) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
  return body[0];
}

const send = async ({ url, headers }, method, target, body) =>
  (
    await fetch(`${url}${target}`, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  ).json();

/** A work that shows the picture is published; its tiles are waited for. */
async function publishAndWait(server, file, round) {
  const type = '/content-manager/collection-types/api::collection.artwork';
  const data = {
    title: `作品 ${round}`,
    category: 'photograph',
    views: [{ aspect: 'whole', image: file.id, alt: '整幅' }],
    audience: 'public',
  };
  const { data: entry } = await send(server, 'POST', type, data);
  const { ms } = await timed(async () => {
    await send(server, 'POST', `${type}/${entry.documentId}/actions/publish`, data);
    for (;;) {
      const { tileState } = await send(server, 'GET', `/upload/files/${file.id}`);
      if (tileState === 'ready') return;
      if (tileState === 'failed') throw new Error('tiles failed');
      await pause(25);
    }
  });
  return ms;
}

/** What the pipeline makes, made by libvips' own tools: upright, sRGB, without metadata. */
async function commandLine(photograph, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const out = (name) => path.join(folder, name);
  const thumbnail = (size, name) =>
    run('vipsthumbnail', [photograph, '--size', size, '--eprofile', 'srgb', '-o', out(name)]);
  await thumbnail('245x156>', 'thumbnail.webp[Q=80,effort=2,strip]');
  await thumbnail('750x750>', 'card.webp[Q=80,effort=2,strip]');
  await thumbnail('1920x1920>', 'screen-hd.webp[Q=86,effort=2,strip]');
  await thumbnail('1920x1920>', 'jpeg.jpg[Q=82,subsample-mode=off,strip]');
  await thumbnail('3840x3840>', 'screen-4k.webp[Q=88,effort=2,strip]');
  await run('vips', ['autorot', photograph, out('upright.v')]);
  await run('vips', [
    ...['dzsave', out('upright.v'), out('tiles'), '--layout', 'iiif3', '--tile-size', '512'],
    ...['--overlap', '0', '--suffix', '.jpg[Q=84,subsample-mode=off]'],
  ]);
}

async function hasCommandLine() {
  try {
    return (await run('vips', ['--version'])).stdout.trim();
  } catch {
    return null;
  }
}

const work = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-bench-'));
try {
  await prepareEnvironment();
  await buildStale(['server']);
  const photograph = path.join(work, 'photograph.jpg');
  say('… making a photograph of 24 megapixels');
  await writePhotograph(photograph);
  const bytes = await readFile(photograph);
  const bomb = await sharp({
    create: { width: BOMB_SIDE, height: BOMB_SIDE, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png()
    .toBuffer();
  say('… starting both servers');
  const ours = await start('ours', path.join(work, 'ours'), {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(PORTS.ours),
    DATABASE_URL: '',
    DATABASE_FILENAME: path.join(work, 'ours.db'),
    DATA_DIR: path.join(work, 'ours'),
    // The bucket of the installation around it is not to be filled.
    S3_BUCKET: '',
    LOG_LEVEL: 'error',
  });
  const stock = await start('stock', path.join(work, 'stock'), { NODE_ENV: 'production' });
  const version = await hasCommandLine();
  if (!version) say('! libvips-tools are not installed: the command line is skipped');

  const seen = { answer: [], tiles: [], total: [], stock: [], line: [] };
  const memory = { ours: [], stock: [] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`… round ${round} of ${ROUNDS}`);
    const jpeg = withComment(bytes, `round ${round}`);
    const mine = await watchingMemory(ours.pid, async () => {
      const answer = await timed(() => must(ours, jpeg, `photograph-${round}.jpg`));
      return { answer: answer.ms, tiles: await publishAndWait(ours, answer.result, round) };
    });
    seen.answer.push(mine.result.answer);
    seen.tiles.push(mine.result.tiles);
    seen.total.push(mine.result.answer + mine.result.tiles);
    memory.ours.push(mine.memory);
    const theirs = await watchingMemory(stock.pid, () =>
      timed(() => must(stock, jpeg, `photograph-${round}.jpg`)),
    );
    seen.stock.push(theirs.result.ms);
    memory.stock.push(theirs.memory);
    if (version) {
      const { ms } = await timed(() => commandLine(photograph, path.join(work, 'line')));
      seen.line.push(ms);
    }
    const last = Object.entries(seen).map(([name, values]) => [name, values.at(-1)]);
    say(
      `  ${last.flatMap(([name, ms]) => (ms ? [`${name} ${Math.round(ms)}`] : [])).join(', ')} ms`,
    );
  }

  const bombs = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    bombs.push(
      await watchingMemory(ours.pid, () =>
        timed(() => upload(ours, withoutTwin(bomb, round), `bomb-${round}.png`, 'image/png')),
      ),
    );
  }

  const ms = (values) => `${Math.round(median(values))} ms`;
  const mb = (values) => (values[0] === undefined ? '–' : `${Math.round(median(values) / MB)} MB`);
  const of = (list, key) => list.filter(Boolean).map((one) => one[key]);
  say(`\n${(bytes.length / MB).toFixed(1)} MB JPEG, 6000 × 4000, medians of ${ROUNDS} rounds\n`);
  say(
    `ours, answered           ${ms(seen.answer)}   (master, thumbnail, card, screen-hd, screen-4k, jpeg)`,
  );
  say(`ours, tiles after it     ${ms(seen.tiles)}   (publishing the work, 133 tiles, stored)`);
  say(`ours, everything         ${ms(seen.total)}`);
  say(`stock Strapi             ${ms(seen.stock)}   (recompressed master, 4 sizes up to 1000 px)`);
  say(`libvips command line     ${version ? ms(seen.line) : 'skipped'}   ${version ?? ''}`);
  const ratio = (a, b) => (median(a) / median(b)).toFixed(2);
  say(`\neverything to stock      ${ratio(seen.total, seen.stock)} (expected ≤ 1.0)`);
  if (version) say(`everything to libvips    ${ratio(seen.total, seen.line)} (expected ≤ 1.3)`);
  say(`\npeak memory (expected ≤ 400 MB together, pages that both hold counted once)`);
  say(
    `ours: server ${mb(of(memory.ours, 'server'))}, decoder ${mb(of(memory.ours, 'decoder'))}, together ${mb(of(memory.ours, 'together'))}; at rest ${mb(of(memory.ours, 'before'))}`,
  );
  say(`stock: server ${mb(of(memory.stock, 'server'))}; at rest ${mb(of(memory.stock, 'before'))}`);
  const added = bombs.map(({ memory: m }) => m && m.together - m.before).filter((x) => x !== null);
  const statuses = [...new Set(bombs.map(({ result }) => result.result.status))].join(', ');
  say(
    `\nbomb (${Math.round(bomb.length / 1000)} KB PNG, ${BOMB_SIDE} × ${BOMB_SIDE}): ${statuses} in ` +
      `${ms(bombs.map(({ result }) => result.ms))} (expected < 100 ms), ${mb(added)} added (expected < 50 MB)`,
  );
} finally {
  for (const child of children) child.kill('SIGKILL');
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
}

/** The same picture in other bytes: a text chunk goes in front of the end. */
function withoutTwin(png, round) {
  const at = 33;
  const body = Buffer.from(`tEXtRound\0${round}`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, at), length, body, check, png.subarray(at)]);
}

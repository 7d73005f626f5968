/**
 * `npm run bench:compile`, and the second half of `bench:screens`: how long programmes take to compile,
 * and how that grows with works and screens. A wall of each number of works in a process and a database
 * of its own: SQLite, or the server that `BENCH_DATABASE_URL` names.
 *
 * cold: everything read and resolved, as at a start. mended: one maxim that screens show is published
 * again. added: a work is published that rules choose from, so that every group's list is dealt anew.
 * Both from the call of publish until the revisions of all screens are known.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { buildStale } from '../lib/build.mjs';
import { prepareEnvironment } from '../lib/environment.mjs';
import { loadInstance } from '../lib/instance.mjs';
import { benchPlace, databaseName, load } from './place.mjs';
import { fillArrangement, fillScreens, fillWorks } from './wall.mjs';

const WORKS = [100, 1000, 10_000];
const SCREENS = [10, 100, 1000];
const ROUNDS = 5;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const milliseconds = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

async function measure(works) {
  const strapi = await loadInstance();
  const programme = strapi.service('api::wall.programme');
  const feed = strapi.service('api::wall.feed');
  await fillWorks(strapi, works);
  const groups = await fillArrangement(strapi, works);
  const maxims = strapi.documents('api::collection.maxim');
  const words = { kind: 'verse', background: 'xuan', audience: 'public' };
  const mended = await maxims.create({ data: { ...words, text: '初稿' }, status: 'published' });
  for (const { playlist } of groups) {
    const { slides } = await strapi
      .documents('api::wall.playlist')
      .findOne({ documentId: playlist.documentId, populate: { slides: { fields: ['id'] } } });
    const own = { kind: 'maxim', maxim: mended.documentId, transition: 'fade' };
    await strapi.documents('api::wall.playlist').update({
      documentId: playlist.documentId,
      data: { slides: [...slides.map(({ id }) => ({ id })), own] },
    });
  }
  let screens = 0;
  for (const count of SCREENS) {
    await fillScreens(strapi, groups, screens, count);
    screens = count;
    await feed.refresh();
    const cold = [];
    for (let round = 0; round < 3; round += 1) {
      await programme.forget();
      cold.push(await milliseconds(() => programme.compileAll(Date.now())));
    }
    let told = 0;
    const stop = feed.subscribe((changed) => (told += changed.size));
    const publish = { mended: [], added: [] };
    const compile = { mended: [], added: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const acts = {
        mended: () =>
          maxims.update({
            documentId: mended.documentId,
            data: { ...words, text: `第 ${count}-${round} 稿` },
            status: 'published',
          }),
        added: () =>
          strapi.documents('api::collection.maxim').create({
            data: { ...words, text: `新作 ${count}-${round}`, themes: [groups.theme] },
            status: 'published',
          }),
      };
      for (const [name, act] of Object.entries(acts)) {
        const start = performance.now();
        await act();
        const committed = performance.now();
        await feed.refresh();
        publish[name].push(performance.now() - start);
        compile[name].push(performance.now() - committed);
      }
    }
    stop();
    if (told < ROUNDS * count) throw new Error(`${told} screens were told of ${ROUNDS} changes`);
    process.send({
      works,
      screens: count,
      cold: median(cold),
      mended: median(publish.mended),
      mendedAfterCommit: median(compile.mended),
      added: median(publish.added),
      addedAfterCommit: median(compile.added),
      resident: process.memoryUsage().rss,
      peak: process.resourceUsage().maxRSS * 1024,
    });
  }
}

/** How many times as long the largest takes as the smallest, with everything else alike. */
function growth(lines) {
  const names = ['cold', 'mended', 'added'];
  const say = (title, fixed, of, by) => {
    const among = lines.filter((line) => line[of] === fixed);
    const [small, large] = [among[0], among.at(-1)];
    const times = names.map((name) => `${name} ×${(large[name] / small[name]).toFixed(1)}`);
    return `${title}, ${small[by]} → ${large[by]} ${by}: ${times.join(', ')}`;
  };
  return [
    ...SCREENS.map((count) => say(`${count} screens`, count, 'screens', 'works')),
    ...WORKS.map((count) => say(`${count} works`, count, 'works', 'screens')),
  ];
}

async function compare() {
  await prepareEnvironment();
  await buildStale(['server']);
  process.stdout.write(
    `\n${databaseName()}; ${load()}\nworks   screens     cold   mended  (after commit)   added  (after commit)   resident     peak\n`,
  );
  const lines = [];
  for (const works of WORKS) {
    const { env, clear } = await benchPlace();
    const child = fork(import.meta.filename, [String(works)], { env });
    child.on('message', (line) => {
      lines.push(line);
      const ms = (name) => `${Math.round(line[name])} ms`.padStart(8);
      const mb = (name) => `${Math.round(line[name] / 1e6)} MB`.padStart(8);
      process.stdout.write(
        `${String(line.works).padEnd(8)}${String(line.screens).padEnd(8)}${ms('cold')} ${ms('mended')} ${ms('mendedAfterCommit')}` +
          `       ${ms('added')} ${ms('addedAfterCommit')}       ${mb('resident')} ${mb('peak')}\n`,
      );
    });
    const [code] = await once(child, 'exit');
    await clear();
    if (code !== 0) throw new Error(`The bench of ${works} works ended with ${code}`);
  }
  process.stdout.write(`${growth(lines).join('\n')}\n${load()}\n`);
}

if (process.send) {
  await measure(Number(process.argv[2]));
  process.exit(0);
} else {
  await compare();
}

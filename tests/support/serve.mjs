/**
 * A real instance in a process of its own: tests speak to it over HTTP as anybody would, and it can
 * be killed as a power cut would.
 */
import process from 'node:process';
import { compiled, loadInstance } from '../../scripts/lib/instance.mjs';
import { loadSampleWithProgress } from '../../scripts/lib/sample.mjs';

// Where a test sets a limit, writing past it is to fail as on a full disk, not to end the process.
if (process.platform !== 'win32') process.on('SIGXFSZ', () => undefined);

/** How far a test has moved this machine's clock, in milliseconds. */
let ahead = 0;
const real = Date.now;
Date.now = () => real() + ahead;

const strapi = await loadInstance();
const file = () => strapi.db.query('plugin::upload.file');
const jobs = compiled('extensions/upload/renditions/jobs.js');
const programmes = strapi.service('api::wall.programme');
const { compileAll } = programmes;
const actions = {
  breakFeed: ({ broken }) => {
    programmes.compileAll = broken
      ? () => Promise.reject(new Error('database is locked'))
      : compileAll;
  },
  token: ({ slug }) => strapi.service('api::wall.token').issue(slug),
  programmeAt: ({ screen, at }) => strapi.service('api::wall.programme').compileAt(screen, at),
  documents: ({ uid, method, params }) => strapi.documents(uid)[method](params),
  sweep: ({ keeper }) => strapi.service(`api::wall.${keeper}`).sweep(Date.now()),
  picture: ({ picture }) => file().findOne({ where: { id: picture } }),
  attempt: ({ row }) => jobs.renditionJobs(strapi).attempt(row),
  makeDue: ({ picture }) =>
    file().update({ where: { id: picture }, data: { renditionDue: new Date() } }),
  moveClock: ({ by }) => void (ahead = by),
  unmake: ({ picture }) =>
    file().update({
      where: { id: picture },
      data: {
        formats: null,
        renditionState: 'pending',
        renditionAttempts: 0,
        renditionDue: new Date(),
      },
    }),
  sample: ({ root }) => loadSampleWithProgress(strapi, root),
  dump: async ({ tables }) =>
    JSON.stringify(await Promise.all(tables.map((table) => strapi.db.connection(table).select()))),
};

process.on('message', async ({ id, action, ...argument }) => {
  try {
    process.send({ id, result: await actions[action](argument) });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});
process.on('SIGTERM', async () => {
  await strapi.destroy();
  process.exit(0);
});
await strapi.listen();
process.send({ ready: true });

/**
 * What `bench:screens` measures: an instance with a thousand paired screens on a wall of its own, in
 * a process of its own. Nine of ten screens show a playlist that is going to change. Beside them are
 * tokens that only poll, made when they are asked for.
 */
import process from 'node:process';
import { createHash, randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadInstance } from '../lib/instance.mjs';

const [screens, affected] = process.argv.slice(2).map(Number);
const WORKS = 40;
/** That one statement writes: databases cap the number of bound values. */
const ROWS = 100;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const strapi = await loadInstance();
const maxims = strapi.documents('api::collection.maxim');
function newToken() {
  const token = randomBytes(32).toString('base64url');
  return { token, digest: createHash('sha256').update(token).digest('hex') };
}
const words = { kind: 'verse', background: 'xuan', audience: 'public', author: '于谦' };

async function list(name) {
  const works = [];
  for (let index = 0; index < WORKS; index += 1) {
    const data = { ...words, text: `${name}第 ${index} 句，\n要留清白在人间。` };
    works.push(await maxims.create({ data, status: 'published' }));
  }
  const slides = works.map(({ documentId }) => ({
    kind: 'maxim',
    maxim: documentId,
    transition: 'fade',
  }));
  const playlist = await strapi.documents('api::wall.playlist').create({ data: { name, slides } });
  return { works, playlist };
}

const changing = await list('常新');
const steady = await list('如故');
const tokens = [];
await strapi.db.transaction(async () => {
  for (let index = 0; index < screens; index += 1) {
    const screen = await strapi.db.query('api::wall.screen').create({
      data: {
        name: `屏 ${index}`,
        slug: `bench-${index}`,
        width: 1920,
        height: 1080,
        timezone: 'Asia/Shanghai',
        audience: 'public',
        fallback: (index < affected ? changing : steady).playlist.id,
      },
    });
    const { token, digest } = newToken();
    await strapi.db
      .query('api::wall.screen-token')
      .create({ data: { screen: screen.id, digest, madeAt: String(Date.now()) } });
    tokens.push(token);
  }
});
await strapi.service('api::wall.revision').bump();
await strapi.service('api::wall.feed').refresh();

let drafts = 0;
/** Tokens for so many pollers, each with its own row; they share the screens. */
async function pollers(count) {
  const rows = await strapi.db.query('api::wall.screen').findMany({ select: ['id'] });
  const { joinTable } = strapi.db.metadata.get('api::wall.screen-token').attributes.screen;
  const made = [];
  await strapi.db.transaction(async ({ trx }) => {
    for (let start = 0; start < count; start += ROWS) {
      const batch = Array.from({ length: Math.min(ROWS, count - start) }, () => newToken());
      const stored = await trx('screen_tokens')
        .insert(batch.map(({ digest }) => ({ digest, made_at: Date.now() })))
        .returning('id');
      await trx(joinTable.name).insert(
        stored.map(({ id }, index) => ({
          [joinTable.joinColumn.name]: id,
          [joinTable.inverseJoinColumn.name]: rows[(start + index) % rows.length].id,
        })),
      );
      made.push(...batch.map(({ token }) => token));
    }
  });
  await strapi.service('api::wall.revision').bump();
  await strapi.service('api::wall.feed').refresh();
  return made;
}

const actions = {
  pollers,
  flush: () => strapi.service('api::wall.token').flush(),
  publish: async () => {
    const [{ documentId }] = changing.works;
    const text = `第 ${(drafts += 1)} 稿，\n要留清白在人间。`;
    await maxims.update({ documentId, data: { ...words, text }, status: 'published' });
  },
  usage: async () => {
    collect();
    return {
      ...process.memoryUsage(),
      peak: process.resourceUsage().maxRSS * 1024,
      cpu: process.cpuUsage(),
      at: performance.now(),
      streams: strapi.service('api::wall.events').count(),
    };
  },
};
process.on('message', async ({ action, argument }) => {
  process.send({ result: await actions[action](argument) });
});
await strapi.listen();
process.send({ ready: true, tokens });

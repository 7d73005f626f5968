import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../../support/admin';
import { ARTWORK, FILM, FILMS, type Uploaded } from '../../support/filesOnShow';
import { Instance } from '../../support/instance';
import { picture } from '../../support/pictures';
import { sendForm } from '../../support/uploads';

let instance: Instance;
let admin: Admin;
/** Strapi's own role of that name: sees what it brought in itself, and may download. */
let author: Admin;
let strangersFilm: Uploaded;
let strangersPicture: Uploaded;
let own: Uploaded;

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  author = await admin.stock(instance, 'strapi-author');
  const bytes = await picture({ width: 900, height: 600, format: 'jpeg' });
  strangersPicture = (await admin.upload(bytes, '原作.jpg')) as Uploaded;
  strangersFilm = (await admin.upload(`${FILMS}/jianzhi-wanji.mp4`, '内部.mp4')) as Uploaded;
  await admin.createPublished(FILM, {
    title: '内部片',
    audience: 'internal',
    video: strangersFilm.id,
  });
  await admin.createPublished(ARTWORK, {
    title: '清风',
    category: 'calligraphy',
    audience: 'internal',
    views: [{ aspect: 'whole', image: strangersPicture.id, alt: '清风' }],
  });
  own = (await author.upload(bytes, '再传一次.jpg')) as Uploaded;
}, 300_000);

afterAll(() => instance?.stop());

const linkOf = ({ id }: Uploaded) => author.send('get', `/upload/masters/${id}/link`);

describe('somebody who may see and download what they brought in themselves', () => {
  it('is handed the master of that, and of nothing else', async () => {
    const { body } = await linkOf(own).expect(200);
    await request(instance.url).get(body.url).expect(200);
    const listed = await author.send('get', '/upload/files').expect(200);
    expect(listed.body.results.map(({ id }: Uploaded) => id)).toEqual([own.id]);
    expect(listed.body.results[0].url).toMatch(/as=.*signature=/);
    for (const file of [strangersFilm, strangersPicture]) {
      const refused = await linkOf(file).expect(403);
      expect(JSON.stringify(refused.body)).not.toContain('signature');
    }
  });

  it('is told of the master of that, and of nothing else', async () => {
    const ids = [strangersFilm.id, own.id, strangersPicture.id].join();
    const { body } = await author.send('get', `/upload/masters?ids=${ids}`).expect(200);
    expect(body.files.map(({ id }: Uploaded) => id)).toEqual([own.id]);
  });

  it('learns that a file is there already and where it is used, and is not shown it', async () => {
    const known = {
      id: strangersPicture.id,
      likeness: 'same',
      thumbnail: null,
      entries: [expect.objectContaining({ title: '清风' })],
    };
    const one = await author.send('get', `/upload/duplicates/${own.id}`).expect(200);
    expect(one.body.file.thumbnail).toContain('signature');
    expect(one.body.duplicates).toEqual([expect.objectContaining(known)]);
    const mine = await author.send('get', '/upload/duplicates?within=3600').expect(200);
    expect(mine.body.findings).toEqual([
      { file: one.body.file, duplicates: [expect.objectContaining(known)] },
    ]);
    await author.send('get', `/upload/duplicates/${strangersPicture.id}`).expect(403);
  });

  it('gains nothing by naming a file in an entry of their own', async () => {
    const entry: Entry = await author.create(FILM, {
      title: '我的片',
      audience: 'internal',
      video: strangersFilm.id,
      poster: own.id,
    });
    const { body } = await author
      .send('get', `/content-manager/collection-types/${FILM}/${entry.documentId}`)
      .expect(200);
    expect(body.data.poster.url).toContain('signature');
    expect(body.data.video.id).toBe(strangersFilm.id);
    expect(JSON.stringify(body.data.video)).not.toContain('signature');
    const preview = await author.send(
      'get',
      `/wall/drafts/film/${entry.documentId}?status=draft&width=1920&height=1080`,
    );
    expect(preview.status).toBe(403);
    expect(JSON.stringify(preview.body)).not.toContain('signature');
  });
});

describe('somebody who may bring in nothing', () => {
  /** Of a file that is on its way for ever: only what is refused before it is received has an answer. */
  const answered = async (target: string, token: string) => {
    async function* stalling() {
      yield Buffer.alloc(64 * 1024);
      await new Promise(() => undefined);
    }
    const { request: form, answer } = sendForm(instance, { token } as Admin, {
      name: '大.mp4',
      part: { length: 1024 ** 3, chunks: stalling() },
      target,
    });
    try {
      const { status, body } = await answer;
      return [status, JSON.parse(body).error.message];
    } finally {
      form.destroy();
    }
  };
  const refused = [403, '你没有上传这个文件的权限'];

  it('is refused before the file is received, by a role', async () => {
    const looker = await admin.colleague(instance, 'looker', [['plugin::upload.read']]);
    for (const target of ['/upload', '/upload/files', `/upload?id=${own.id}`]) {
      expect(await answered(target, looker.token)).toEqual(refused);
    }
    const mender = await admin.colleague(instance, 'mender', [['plugin::upload.assets.update']]);
    expect(await answered('/upload', mender.token)).toEqual(refused);
    const bytes = await picture({ width: 300, height: 200, format: 'jpeg' });
    const replaced = mender.send('post', `/upload?id=${own.id}`);
    await replaced.attach('files', bytes, { filename: '换.jpg' }).expect(200);
  });

  it('is refused before the file is received, by a token', async () => {
    const { body } = await admin
      .send('post', '/admin/api-tokens')
      .send({ name: '只读', description: '', type: 'read-only', lifespan: null })
      .expect(201);
    expect(await answered('/api/upload', body.data.accessKey)).toEqual(refused);
  });
});

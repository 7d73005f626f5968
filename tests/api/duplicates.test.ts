import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import sharp from 'sharp';
import { Admin } from '../support/admin';
import { Instance } from '../support/instance';

const WORKS = 'database/sample/media/artworks';

let instance: Instance;
let admin: Admin;

interface Found {
  id: number;
  likeness: string;
  entries: { title: string; published: boolean }[];
}

const work = (name: string) => sharp(`${WORKS}/${name}.webp`).resize(900).jpeg().toBuffer();
const duplicatesOf = async (id: number): Promise<Found[]> =>
  (await admin.send('get', `/upload/duplicates/${id}`).expect(200)).body.duplicates;

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
}, 300_000);

afterAll(() => instance?.stop());

it('finds the same bytes and the same picture, and the entries that show them', async () => {
  const bytes = await work('qingfeng');
  const first = await admin.upload(bytes, '原作.jpg');
  const other = await admin.upload(await work('momei-scroll'), '墨梅.jpg');
  expect(await duplicatesOf(first.id)).toEqual([]);
  await admin.createPublished('api::collection.artwork', {
    title: '清风',
    category: 'calligraphy',
    audience: 'public',
    views: [{ aspect: 'whole', image: first.id, alt: '清风' }],
  });
  const same = await admin.upload(bytes, '再传一次.jpg');
  const smaller = await sharp(bytes).resize(500).jpeg({ quality: 60 }).toBuffer();
  const alike = await admin.upload(smaller, '微信.jpg');

  const found = await duplicatesOf(alike.id);
  expect(found.map(({ id }) => id).sort()).toEqual([first.id, same.id].sort());
  expect(found.map(({ likeness }) => likeness)).toEqual(['alike', 'alike']);
  expect(found.find(({ id }) => id === first.id)?.entries).toEqual([
    {
      uid: 'api::collection.artwork',
      documentId: expect.any(String),
      title: '清风',
      published: true,
    },
  ]);
  const ofSame = await duplicatesOf(same.id);
  expect(ofSame[0]).toMatchObject({ id: first.id, likeness: 'same' });
  expect(await duplicatesOf(other.id)).toEqual([]);
});

it('finds other files by their bytes alone', async () => {
  const film = 'database/sample/media/films/family-door.mp4';
  const [one, two] = [await admin.upload(film, 'a.mp4'), await admin.upload(film, 'b.mp4')];
  expect(await duplicatesOf(two.id)).toMatchObject([{ id: one.id, likeness: 'same', entries: [] }]);
});

it('follows a replaced picture', async () => {
  const file = await admin.upload(await work('bamboo-verse'), 'verse.jpg');
  const twin = await admin.upload(await work('ailian-scroll'), 'scroll.jpg');
  await admin
    .send('post', `/upload?id=${file.id}`)
    .attach('files', await work('ailian-scroll'), { filename: 'scroll.jpg' })
    .expect(200);
  expect(await duplicatesOf(file.id)).toMatchObject([{ id: twin.id, likeness: 'same' }]);
  // The one that was replaced is the copy, though its row is the older one.
  const { body } = await admin.send('get', '/upload/duplicates?within=3600').expect(200);
  const told = new Map<number, { file: { replaced: boolean }; duplicates: Found[] }>(
    body.findings.map((finding: { file: { id: number } }) => [finding.file.id, finding]),
  );
  expect(told.get(file.id)).toMatchObject({
    file: { replaced: true },
    duplicates: [{ id: twin.id }],
  });
  expect(told.has(twin.id)).toBe(false);
});

it('tells an editor of what they brought in just now', async () => {
  const { body } = await admin.send('get', '/upload/duplicates?within=3600').expect(200);
  expect(body.findings.length).toBeGreaterThan(2);
  for (const within of ['', '0', '-1', '1e3', '100000']) {
    await admin.send('get', `/upload/duplicates?within=${within}`).expect(400);
  }
  await admin.send('get', '/upload/duplicates/99999').expect(404);
});

it('tells nobody else', async () => {
  await request(instance.url).get('/upload/duplicates/1').expect(401);
  await request(instance.url).get('/upload/duplicates?within=60').expect(401);
});

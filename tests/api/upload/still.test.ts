import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { Admin } from '../../support/admin';
import { FILM } from '../../support/films';
import { Instance } from '../../support/instance';
import { storedBytes } from '../../support/pixels';
import { rowsOf } from '../../support/uploads';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
if (!hasFfmpeg) {
  process.stderr.write(
    'SKIPPED: the still of a film, because there is no ffmpeg on this machine (apt-get install ffmpeg)\n',
  );
}

(hasFfmpeg ? describe : describe.skip)('with ffmpeg', () => {
  let instance: Instance;
  let admin: Admin;

  beforeAll(async () => {
    instance = await Instance.start();
    admin = await Admin.register(instance);
  });
  afterAll(() => instance?.stop());

  test('a film has a still of what it shows, and its entry shows it', async () => {
    const { body } = await admin
      .send('post', '/upload')
      .attach('files', await readFile(FILM), { filename: '扣子.mp4' })
      .expect(201);
    const [film] = body;
    const still = (await rowsOf(admin)).find(({ id }) => id === film.film.frame);
    expect(still).toMatchObject({
      name: '扣子 画面.jpg',
      mime: 'image/jpeg',
      width: film.width,
      height: film.height,
    });
    const card = still?.formats?.['card']?.url as string;
    const { channels } = await sharp(await storedBytes(instance, card)).stats();
    // A frame with something in it: neither black nor one colour.
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(10);
    const uid = 'api::collection.film';
    const made = await admin.create(uid, { title: '扣子', audience: 'internal', video: film.id });
    const target = `/content-manager/collection-types/${uid}/${made.documentId}`;
    const { body: entry } = await admin.send('get', target).expect(200);
    expect(entry.data).toMatchObject({ poster: { id: film.film.frame } });
  });
});

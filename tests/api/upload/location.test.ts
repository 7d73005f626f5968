import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import request from 'supertest';
import { Admin, type Entry } from '../../support/admin';
import { eventually } from '../../support/eventually';
import { FILM, webm } from '../../support/films';
import { Instance } from '../../support/instance';
import { picture } from '../../support/pictures';
import { phoneFilm, PLACE, tagged } from '../../support/phoneFilm';
import { startS3, type S3Server } from '../../support/s3';
import { diskOf, keysOf, rowsOf, type Row } from '../../support/uploads';
import { makeScreen } from '../../support/wall';

const UID = 'api::collection.film';
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const plain = (url: string): string => url.split('?')[0] as string;

describe.each(['local', 'S3'])('a film that tells where it was taken, on %s', (storage) => {
  let s3: S3Server | undefined;
  let instance: Instance;
  let admin: Admin;
  let film: Buffer;
  let row: Row;
  let entry: Entry;

  beforeAll(async () => {
    s3 = storage === 'S3' ? await startS3() : undefined;
    // Without ffmpeg: stills of films are another matter.
    instance = await Instance.start({ ...s3?.environment, PATH: '/nowhere' });
    admin = await Admin.register(instance);
    film = await phoneFilm();
    row = (await admin.upload(film, '街头.mp4')) as unknown as Row;
    const poster = await admin.upload(await picture({ width: 640, height: 360 }), '海报.png');
    entry = await admin.createPublished(UID, {
      title: '街头',
      audience: 'public',
      video: row.id,
      poster: poster.id,
    });
  });
  afterAll(async () => {
    await instance?.stop();
    await s3?.stop();
  });

  const get = (url: string, token?: string) =>
    request(instance.url)
      .get(url)
      .set(token ? { Authorization: `Bearer ${token}` } : {})
      .responseType('blob');

  async function expectClean(file: { url: string; bytes: number; sha256: string }, token?: string) {
    const { status, body } = await get(file.url, token);
    expect(status).toBe(200);
    expect(body.includes(PLACE)).toBe(false);
    expect([body.length, hashOf(body)]).toEqual([file.bytes, file.sha256]);
    expect(body.length).toBe(film.length);
  }

  test('is kept byte for byte, for whoever may download it', async () => {
    expect(row).toMatchObject({ sha256: hashOf(film), bytes: String(film.length) });
    const { body } = await admin.send('get', `/upload/masters/${row.id}/link`).expect(200);
    expect((await get(body.url)).body.equals(film)).toBe(true);
  });

  test('goes out without it, to the website and to screens, and the master to neither', async () => {
    const { body } = await request(instance.url).get(`/api/films/${entry.documentId}`).expect(200);
    await expectClean(body.data.video);
    expect((await get(plain(row.url))).status).toBe(404);
    const list = await admin.create('api::wall.playlist', {
      name: '街头',
      slides: [{ kind: 'film', film: { connect: [entry] }, transition: 'fade' }],
    });
    await makeScreen(admin, 'hall', { width: 1920, height: 1080 }, list);
    const token = await instance.screenToken('hall');
    await eventually(async () => {
      const programme = await request(instance.url)
        .get('/api/screen/programme')
        .set('Authorization', `Bearer ${token}`);
      const assets: { url: string; mime: string; bytes: number; sha256: string }[] = Object.values(
        programme.body.assets ?? {},
      );
      const shown = assets.find(({ mime }) => mime === 'video/mp4');
      expect(shown).toBeDefined();
      if (shown) await expectClean(shown, token);
    });
    expect((await get(plain(row.url), token)).status).toBe(404);
  });

  test('is shown without it to a role that may look and not download', async () => {
    const looker = await admin.colleague(instance, 'looker', [['plugin::upload.read']]);
    const { body: list } = await looker.send('get', '/upload/files').expect(200);
    const seen = list.results.find(({ id }: Row) => id === row.id);
    const { body } = await get(seen.url);
    expect(body.length).toBe(film.length);
    expect(body.includes(PLACE)).toBe(false);
  });

  test('has every object that its row names, and no other, however it is replaced', async () => {
    const replaced = async (bytes: Buffer, name: string): Promise<Row> => {
      const { body } = await admin
        .send('post', `/upload?id=${row.id}`)
        .attach('files', bytes, { filename: name })
        .expect(200);
      return body;
    };
    const expectWhole = async () => {
      const { code, output } = await instance.command('media-verify.mjs', '--json').ended;
      expect([code, JSON.parse(output).findings]).toEqual([0, []]);
      const rows = await rowsOf(admin);
      if (!s3) expect((await diskOf(instance)).stored).toEqual(rows.flatMap(keysOf).sort());
    };
    await expectWhole();
    const clean = (row.formats?.['clean']?.url ?? '').split('?')[0]?.replace('/uploads/', '') ?? '';
    if (s3) await s3.lose(`media/${clean}`);
    else await rm(path.join(instance.folder, 'public', 'uploads', clean));
    const lost = await instance.command('media-verify.mjs', '--json').ended;
    expect(JSON.parse(lost.output).findings).toMatchObject([{ fault: 'missing', key: clean }]);
    expect((await instance.command('media-rebuild.mjs').ended).code).toBe(0);
    await expectWhole();
    // The same bytes once more have the same names.
    expect((await replaced(film, '再.mp4')).formats).toHaveProperty('clean');
    await expectWhole();
    const quiet = await replaced(await readFile(FILM), '无.mp4');
    expect(quiet.formats ?? {}).not.toHaveProperty('clean');
    expect((await get(plain(quiet.url))).status).toBe(200);
    await expectWhole();
    const other = await replaced(tagged(webm('V_VP9'), 'LOCATION', PLACE), '地.webm');
    expect(other.formats).toHaveProperty('clean');
    await expectWhole();
    await admin.send('delete', `/upload/files/${row.id}`).expect(200);
    await expectWhole();
    expect(await rowsOf(admin)).toMatchObject([{ name: '海报.png' }]);
  });
});

import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import request from 'supertest';
import { Admin } from '../../support/admin';
import { eventually } from '../../support/eventually';
import { FILM, paddedFilm } from '../../support/films';
import { Instance } from '../../support/instance';
import { picture } from '../../support/pictures';
import { startS3, type S3Server } from '../../support/s3';
import { diskOf, keysOf, rowsOf, sendForm, type Row } from '../../support/uploads';

const MEGABYTE = 1024 ** 2;
const PATIENCE = 30_000;

describe.each(['local', 'S3'])('the media library on %s', (storage) => {
  let s3: S3Server | undefined;
  let instance: Instance;
  let admin: Admin;

  beforeAll(async () => {
    s3 = storage === 'S3' ? await startS3() : undefined;
    // People write prefixes with slashes, which are no part of a key.
    const prefix = s3 && { ...s3.environment, S3_PREFIX: '/media/2026/' };
    // Without ffmpeg: stills of films are another matter.
    instance = await Instance.start({ ...prefix, PATH: '/nowhere' });
    admin = await Admin.register(instance);
  });
  afterAll(async () => {
    await instance?.stop();
    await s3?.stop();
  });

  const upload = async (bytes: Buffer, name: string): Promise<Row> =>
    (await admin.upload(bytes, name)) as unknown as Row;
  const replace = async (id: number, bytes: Buffer, name: string): Promise<Row> => {
    const sent = admin.send('post', `/upload?id=${id}`).attach('files', bytes, { filename: name });
    return (await sent.expect(200)).body;
  };

  /** Keys of what is stored, without the prefix that everything must have. */
  async function stored(): Promise<string[]> {
    if (!s3) return (await diskOf(instance)).stored;
    const keys = await s3.keys();
    for (const key of keys) expect(key).toMatch(/^media\/2026\/[^/]/);
    return keys.map((key) => key.replace('media/2026/', ''));
  }

  /** Every object has a row, every row its objects with their hashes, and nothing is half made. */
  async function expectConsistent(): Promise<void> {
    await eventually(async () => expect((await diskOf(instance)).unfinished).toEqual([]), PATIENCE);
    expect(await stored()).toEqual((await rowsOf(admin)).flatMap(keysOf).sort());
    const { code, output } = await instance.command('media-verify.mjs', '--json').ended;
    expect([code, JSON.parse(output).findings]).toEqual([0, []]);
  }

  test('replaces a picture, and keeps nothing of the old one', async () => {
    const { id, url } = await upload(await picture({ width: 900, height: 600 }), '旧.png');
    const fresh = await replace(id, await picture({ width: 600, height: 900 }), '新.png');
    expect(fresh.url).not.toBe(url);
    expect((await admin.send('get', url)).status).toBe(404);
    expect((await admin.send('get', fresh.url)).status).toBe(200);
    await expectConsistent();
  });

  test('gives whoever reads a film that is replaced the old bytes to their end', async () => {
    const part = await paddedFilm(30 * MEGABYTE);
    const film = Buffer.concat([...(part.chunks as Iterable<Buffer>)]);
    const { id, url } = await upload(film, '旧.mp4');
    // Two readers in ranges, as browsers are: each has begun, and waits as a browser does.
    const starts = [0, 1000];
    const readers = await Promise.all(
      starts.map(async (start) => {
        const headers = { Range: `bytes=${start}-` };
        const call = http.get(`${instance.url}${url}`, { headers, agent: false });
        const [answer] = (await once(call, 'response')) as [IncomingMessage];
        expect(answer.statusCode).toBe(206);
        await once(answer, 'readable');
        return answer;
      }),
    );
    await replace(id, await readFile(FILM), '新.mp4');
    const got = await Promise.all(readers.map((reader) => buffer(reader)));
    expect(got.map((bytes, at) => bytes.equals(film.subarray(starts[at])))).toEqual([true, true]);
    // Whoever asks for more gets nothing of the new film under the old address.
    const late = await admin.send('get', url).set('Range', 'bytes=0-9');
    expect(late.status).toBe(404);
    await expectConsistent();
  });

  test('makes again what was lost', async () => {
    const { id } = await upload(await picture({ width: 1000, height: 700 }), '丢.png');
    const before = (await rowsOf(admin)).find((row) => row.id === id) as Row;
    const lost = before.formats?.['card']?.url.split('?')[0]?.replace('/uploads/', '') as string;
    if (s3) await s3.lose(`media/2026/${lost}`);
    else await rm(path.join(instance.folder, 'public', 'uploads', lost));
    const { code, output } = await instance.command('media-verify.mjs', '--json').ended;
    expect(code).toBe(1);
    expect(JSON.parse(output).findings).toMatchObject([
      { fault: 'missing', what: 'rendition', key: lost, file: { id } },
    ]);
    expect((await instance.command('media-rebuild.mjs').ended).code).toBe(0);
    await expectConsistent();
  });

  test('is whole after a kill in the middle of an upload, and of a replacement', async () => {
    const kept = await upload(await picture({ width: 800, height: 500 }), '在.png');
    for (const target of ['/upload', `/upload?id=${kept.id}`]) {
      const before = await stored();
      const bytes = await picture({ width: 3000, height: 2000 });
      const part = { length: bytes.length, chunks: [bytes] };
      const { answer } = sendForm(instance, admin, { target, name: 'b.png', part });
      answer.catch(() => undefined);
      // The first object is there, and most are not.
      await eventually(async () => expect(await stored()).not.toEqual(before), PATIENCE);
      await instance.crashAndRestart();
      await expectConsistent();
    }
  });

  test('answers tiles of a work that is shown from where they are stored', async () => {
    // Upright 1500 × 1100: 3 × 3 tiles, 2 × 2 at half size, and the whole picture four times.
    const { id, sha256 } = await upload(await picture({ width: 1500, height: 1100 }), '盘.png');
    await admin.createPublished('api::collection.artwork', {
      title: '莲盘',
      category: 'porcelain_painting',
      views: [{ aspect: 'front', image: id, alt: '盘面' }],
      audience: 'public',
    });
    const below = `tiles/${sha256}/`;
    const get = (name: string) => request(instance.url).get(`/uploads/${below}${name}`);
    await eventually(async () => {
      const [row] = (await rowsOf(admin)).filter((one) => one.id === id);
      expect(row).toMatchObject({ tileState: 'ready' });
    }, PATIENCE);
    const info = JSON.parse((await get('info.json').expect(200)).text);
    expect(info).toMatchObject({ width: 1500, height: 1100, profile: 'level0' });
    const tile = await get('1024,512,476,512/476,512/0/default.jpg').expect(200);
    expect(await sharp(tile.body).metadata()).toMatchObject({ width: 476, height: 512 });
    // With the list of their hashes and what tells of them.
    const set = (await stored()).filter((key) => key.startsWith(below));
    expect(set).toHaveLength(9 + 4 + 4 + 2);
  });
});

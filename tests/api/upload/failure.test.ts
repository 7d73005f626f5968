import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Admin } from '../../support/admin';
import { eventually } from '../../support/eventually';
import { FILM, paddedFilm } from '../../support/films';
import { Instance } from '../../support/instance';
import { picture } from '../../support/pictures';
import { diskOf, keysOf, rowsOf, sendForm } from '../../support/uploads';

const MEGABYTE = 1024 ** 2;
const GIGABYTE = 1024 ** 3;
const PATIENCE = 20_000;

let instance: Instance;
let admin: Admin;

async function start(...options: Parameters<typeof Instance.start>): Promise<void> {
  instance = await Instance.start(...options);
  admin = await Admin.register(instance);
}

/** Every object has a row, every row its objects, and nothing is half made. */
async function expectConsistent(): Promise<void> {
  const rows = await rowsOf(admin);
  const { stored, unfinished } = await diskOf(instance);
  expect(unfinished).toEqual([]);
  expect(stored).toEqual(rows.flatMap(keysOf).sort());
}

describe('a film of a gigabyte', () => {
  beforeAll(() => start());
  afterAll(() => instance.stop());

  test('comes in with less than 100 MB of memory, and nothing of it is left beside the film', async () => {
    await admin.upload(await picture({ width: 400, height: 300 }), 'warm.png');
    const before = instance.residentBytes();
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, instance.residentBytes());
    }, 50);
    const part = await paddedFilm(GIGABYTE);
    const started = Date.now();
    const { answer } = sendForm(instance, admin, { name: '长片.mp4', part });
    const { status, body } = await answer;
    clearInterval(timer);
    process.stderr.write(
      `1 GB in ${Date.now() - started} ms, memory grew by ${Math.round((most - before) / 1e6)} MB\n`,
    );
    expect({ status, body: status === 201 ? '' : body }).toEqual({ status: 201, body: '' });
    expect(most - before).toBeLessThan(100 * MEGABYTE);
    const [row] = JSON.parse(body);
    const digest = createHash('sha256');
    for (const chunk of (await paddedFilm(GIGABYTE)).chunks as Iterable<Buffer>)
      digest.update(chunk);
    expect(row).toMatchObject({
      name: '长片.mp4',
      bytes: String(part.length),
      sha256: digest.digest('hex'),
      film: { videoCodec: 'H.264', audioCodec: 'AAC' },
    });
    await eventually(expectConsistent, PATIENCE);
  });
});

describe('a process that is killed', () => {
  beforeAll(() => start());
  afterAll(() => instance.stop());

  test('while a file comes in leaves nothing after the next start', async () => {
    const part = await paddedFilm(200 * MEGABYTE);
    const { request, answer } = sendForm(instance, admin, {
      name: 'a.mp4',
      part: { ...part, chunks: heldBack(part.chunks) },
    });
    answer.catch(() => undefined);
    await eventually(async () => {
      expect((await diskOf(instance)).unfinished).not.toEqual([]);
    }, PATIENCE);
    await instance.crashAndRestart();
    request.destroy();
    await expectConsistent();
    expect(await rowsOf(admin)).toEqual([]);
  });

  test('after the first object was stored has it either with its row or not at all', async () => {
    const bytes = await picture({ width: 3000, height: 2000 });
    const { answer } = sendForm(instance, admin, {
      name: 'b.png',
      part: { length: bytes.length, chunks: [bytes] },
    });
    answer.catch(() => undefined);
    await eventually(async () => {
      expect((await diskOf(instance)).stored).not.toEqual([]);
    }, PATIENCE);
    await instance.crashAndRestart();
    await expectConsistent();
  });

  test('while a picture is replaced leaves the old one or the new one, whole', async () => {
    const old = await admin.upload(await picture({ width: 2500, height: 2000 }), 'c.png');
    const before = (await diskOf(instance)).stored;
    const bytes = await picture({ width: 2000, height: 2500, format: 'jpeg' });
    const { answer } = sendForm(instance, admin, {
      target: `/upload?id=${old.id}`,
      name: 'd.jpg',
      part: { length: bytes.length, chunks: [bytes] },
    });
    answer.catch(() => undefined);
    await eventually(async () => {
      expect((await diskOf(instance)).stored).not.toEqual(before);
    }, PATIENCE);
    await instance.crashAndRestart();
    await expectConsistent();
  });
});

async function* heldBack(chunks: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let sent = 0;
  for await (const chunk of chunks) {
    yield chunk;
    sent += chunk.length;
    if (sent > 50 * MEGABYTE) await new Promise(() => undefined);
  }
}

describe('a machine that can start no process more', () => {
  let folder: string;
  let node: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-node-'));
    node = path.join(folder, 'node');
    await copyFile(process.execPath, node);
    // Without ffmpeg on the path: a still of a film would start the decoder.
    instance = await Instance.start({ PATH: folder }, null, node);
    admin = await Admin.register(instance);
  });
  afterAll(async () => {
    await instance.stop();
    await rm(folder, { recursive: true });
  });

  test('says that a picture was not taken in and when to try again, and keeps nothing of it', async () => {
    await admin.upload(await readFile(FILM), 'kept.mp4');
    const before = await rowsOf(admin);
    await rename(node, `${node}.away`);
    const bytes = await picture({ width: 400, height: 300 });
    const send = (target: string) =>
      admin.send('post', target).attach('files', bytes, { filename: '竹.png' });
    for (const target of ['/upload', '/upload/files']) {
      const { status, headers, body } = await send(target);
      expect([status, headers['retry-after'], body.error.name]).toEqual([
        503,
        '60',
        'ServiceUnavailableError',
      ]);
      expect(body.error.message).toMatch(/“竹.png”没有收下.*请稍后再上传/);
      expect(await rowsOf(admin)).toEqual(before);
      await eventually(expectConsistent, PATIENCE);
    }
    // What needs no decoder is taken in all the same, and so is the picture once there is one.
    await admin.upload(await readFile(FILM), '片.mp4');
    await rename(`${node}.away`, node);
    await send('/upload').expect(201);
    await eventually(expectConsistent, PATIENCE);
  });
});

describe('a disk that is full', () => {
  beforeAll(() => start({}, 16 * MEGABYTE));
  afterAll(() => instance.stop());

  test('is said in Chinese, and leaves the library as it was', async () => {
    await admin.upload(await picture({ width: 400, height: 300 }), 'kept.png');
    const before = await rowsOf(admin);
    const { answer } = sendForm(instance, admin, {
      name: '大.mp4',
      part: await paddedFilm(40 * MEGABYTE),
    });
    const { status, body } = await answer;
    expect(status).toBe(507);
    expect(JSON.parse(body).error.message).toMatch(/存储空间不足.*“大.mp4”/);
    expect(await rowsOf(admin)).toEqual(before);
    await eventually(expectConsistent, PATIENCE);
  });

  test('leaves a film that was to be replaced as it was', async () => {
    const film = await admin.upload(await readFile(FILM), '旧.mp4');
    const before = await rowsOf(admin);
    const { answer } = sendForm(instance, admin, {
      target: `/upload?id=${film.id}`,
      name: '新.mp4',
      part: await paddedFilm(40 * MEGABYTE),
    });
    expect((await answer).status).toBe(507);
    expect(await rowsOf(admin)).toEqual(before);
    await eventually(expectConsistent, PATIENCE);
  });
});

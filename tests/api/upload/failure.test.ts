import { createHash } from 'node:crypto';
import { Admin } from '../../support/admin';
import { eventually } from '../../support/eventually';
import { paddedFilm } from '../../support/films';
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
  }, 120_000);
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
    expect(JSON.parse(body).error.message).toMatch(/存储空间不足.*「大.mp4」/);
    expect(await rowsOf(admin)).toEqual(before);
    await eventually(expectConsistent, PATIENCE);
  });
});

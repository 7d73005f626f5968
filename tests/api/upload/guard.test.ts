import sharp from 'sharp';
import request from 'supertest';
import { Admin } from '../../support/admin';
import { hostile, HTML, noisy, odd, PDF } from '../../support/corpus';
import { paddedFilm } from '../../support/films';
import { Instance } from '../../support/instance';
import { expectAnswer, Library } from '../../support/library';
import { sendForm } from '../../support/uploads';

const MEGABYTE = 1024 ** 2;

let instance: Instance;
let admin: Admin;
beforeAll(async () => {
  instance = await Instance.start({ UPLOAD_LIMIT_BYTES: String(4 * MEGABYTE) });
  admin = await Admin.register(instance);
});
afterAll(() => instance.stop());

const attach = (target: string, bytes: Buffer, filename: string) =>
  admin.send('post', target).attach('files', bytes, { filename });

const everything = () => new Library(instance, admin).everything();
const expectRefusal: Library['expectRefusal'] = (...given) =>
  new Library(instance, admin).expectRefusal(...given);

describe('what is hostile', () => {
  test('is refused at every door, and leaves nothing behind', async () => {
    const kept = await admin.upload(await noisy('png'), 'kept.png');
    const before = await everything();
    const doors = [
      '/upload',
      '/upload/files',
      `/upload?id=${kept.id}`,
      `/upload/files/${kept.id}/replace`,
    ];
    for (const [at, [name, bytes, reason]] of (await hostile()).entries()) {
      const pattern = new RegExp(`“${name}”.*${reason}`);
      expectAnswer(await attach('/upload', bytes, name), 400, pattern);
      expectAnswer(await attach(doors[at % doors.length] as string, bytes, name), 400, pattern);
    }
    expect(await everything()).toEqual(before);
  });

  test('cannot hide behind a declared type', async () => {
    for (const contentType of ['image/png', 'application/octet-stream', 'text/html']) {
      await expectRefusal(
        () =>
          admin
            .send('post', '/upload')
            .attach('files', Buffer.from(HTML), { filename: 'x.png', contentType }),
        '网页',
      );
    }
    const { body } = await admin
      .send('post', '/upload')
      .attach('files', await noisy('jpeg'), { filename: 'x', contentType: 'text/html' })
      .expect(201);
    expect(body[0]).toMatchObject({ ext: '.jpg', mime: 'image/jpeg' });
  });

  test('takes the rest of its batch with it', async () => {
    const good = await noisy('png');
    await expectRefusal(
      () =>
        admin
          .send('post', '/upload')
          .attach('files', good, { filename: 'good.png' })
          .attach('files', Buffer.from(HTML), { filename: 'bad.png' }),
      '“bad.png”',
    );
  });

  test('takes the rest of its batch with it even where only the decoder finds out', async () => {
    const good = await noisy('png');
    const broken = await noisy('png', 200, 200);
    broken.fill(0xa5, broken.length >> 1, broken.length - 20);
    await expectRefusal(
      () =>
        admin
          .send('post', '/upload')
          .attach('files', good, { filename: 'good.png' })
          .attach('files', broken, { filename: '花.png' }),
      '“花.png”',
    );
  });
});

describe('a form', () => {
  test('with several files keeps each with what is said of it', async () => {
    const files = [
      await noisy('png', 30, 20),
      await noisy('png', 40, 20),
      await noisy('png', 50, 20),
    ];
    const infos = [{ name: '一.png', caption: '甲' }, { name: '改名.png' }, { name: '同名.png' }];
    let form = admin.send('post', '/upload');
    for (const info of infos) form = form.field('fileInfo', JSON.stringify(info));
    for (const bytes of files) form = form.attach('files', bytes, { filename: '同名.png' });
    const { body } = await form.expect(201);
    expect(body).toEqual([
      expect.objectContaining({ name: '一.png', caption: '甲', width: 30 }),
      expect.objectContaining({ name: '改名.png', width: 40 }),
      expect.objectContaining({ name: '同名.png', width: 50 }),
    ]);
  });

  test.each([
    ['no JSON', 'x{'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list of numbers', '[1]'],
  ])('whose fileInfo is %s is refused', async (_, fileInfo) => {
    const bytes = await noisy('png');
    for (const target of ['/upload', '/upload/files']) {
      await expectRefusal(
        () => attach(target, bytes, 'x.png').field('fileInfo', fileInfo),
        'fileInfo 应为 JSON',
      );
    }
  });

  test.each([
    ['a folder that is not there', { folder: 99_999 }],
    ['a folder that is no number', { folder: {} }],
    ['a focal point outside', { focalPoint: { x: 120, y: 3 } }],
  ])('whose fileInfo has %s is refused', async (_, info) => {
    const bytes = await noisy('png');
    await expectRefusal(
      () => attach('/upload', bytes, 'x.png').field('fileInfo', JSON.stringify(info)),
      '.',
    );
  });

  test('without a file says so', async () => {
    await expectRefusal(
      () => admin.send('post', '/upload').field('fileInfo', '{}'),
      '没有收到文件',
    );
  });

  test('is not received from strangers, nor where no files belong', async () => {
    const bytes = await noisy('png');
    await expectRefusal(
      () => request(instance.url).post('/upload').attach('files', bytes, 'x.png'),
      '.',
      401,
    );
    await expectRefusal(
      () => request(instance.url).post('/api/upload').attach('files', bytes, 'x.png'),
      '.',
      401,
    );
    await expectRefusal(
      () => request(instance.url).post('/api/maxims').attach('files', bytes, 'x.png'),
      '不接收文件',
      415,
    );
    await expectRefusal(
      () => admin.send('put', '/admin/project-settings').attach('menuLogo', bytes, 'x.svg'),
      '不接收文件',
      415,
    );
  });
});

describe('a file over the limit', () => {
  test.each([
    ['while most of it is still to come', 10 * 1024 ** 3, true],
    ['where its length is not announced', 6 * MEGABYTE, false],
  ])('is cut off and named, %s', async (_, length, announced) => {
    const before = await everything();
    const { chunks } = await paddedFilm(6 * MEGABYTE);
    const { request: sending, answer } = sendForm(instance, admin, {
      name: 'x.mp4',
      part: { length, chunks },
      announced,
    });
    const { status, body } = await answer;
    sending.destroy();
    expect([status, JSON.parse(body).error.message]).toEqual([
      413,
      expect.stringMatching('“x.mp4”.*4 MB'),
    ]);
    expect(await everything()).toEqual(before);
  });

  test('is the one that is named, among others that are not', async () => {
    const good = await noisy('png');
    await expectRefusal(
      () =>
        admin
          .send('post', '/upload')
          .attach('files', good, { filename: 'good.png' })
          .attach('files', Buffer.alloc(6 * MEGABYTE), { filename: 'x.mp4' }),
      '^“x.mp4”.*4 MB',
      413,
    );
  });

  test('is none where only the whole form is', async () => {
    const { chunks } = await paddedFilm(2 * MEGABYTE);
    const film = Buffer.concat([...(chunks as Iterable<Buffer>)]);
    const { body } = await admin
      .send('post', '/upload')
      .attach('files', film, { filename: '一.mp4' })
      .attach('files', film, { filename: '二.mp4' })
      .expect(201);
    expect(body).toMatchObject([{ name: '一.mp4' }, { name: '二.mp4' }]);
  });
});

test('what cameras append is let in, and kept byte for byte', async () => {
  for (const [name, bytes] of await odd()) {
    const { body } = await attach('/upload', bytes, name).expect(201);
    expect(body[0]).toMatchObject({ ext: '.jpg', bytes: String(bytes.length), width: 64 });
    const { body: served } = await admin.send('get', body[0].url).expect(200);
    expect(bytes.equals(served)).toBe(true);
  }
});

test.each([
  ['../../etc/竹.png', '竹.png'],
  ['竹\u202Egnp.png', '竹gnp.png'],
  ['con.png', '_con.png'],
  [`${'长'.repeat(300)}.png`, `${'长'.repeat(116)}.png`],
  ['😀.png', '😀.png'],
  ['.hidden.png', 'hidden.png'],
])('the name %j is made safe', async (raw, shown) => {
  const { body } = await attach('/upload', await noisy('png'), raw).expect(201);
  expect(body[0].name).toBe(shown);
  expect(body[0].hash).toMatch(/^[a-z0-9-]+_[0-9a-f]{16}$/);
  const { body: renamed } = await admin
    .send('post', `/upload?id=${body[0].id}`)
    .field('fileInfo', JSON.stringify({ name: `x/${raw}.html` }))
    .expect(200);
  expect(renamed.name).toMatch(/^[^/\\\u202e]+\.html\.png$/);
});

describe('a replacement', () => {
  test('of another kind is refused; of another format takes its own ending', async () => {
    const kept = await admin.upload(await noisy('png'), 'kept.png');
    await expectRefusal(() => attach(`/upload?id=${kept.id}`, PDF, 'x.pdf'), '只能换成同一类文件');
    const { body } = await attach(`/upload?id=${kept.id}`, await noisy('jpeg'), 'y.jpg').expect(
      200,
    );
    expect(body).toMatchObject({ ext: '.jpg', mime: 'image/jpeg' });
    expect(body.url).toContain('.jpg');
    await everything();
  });

  test('that is a drawing of the master is refused, whichever editor drew it', async () => {
    const photograph = async (width: number) =>
      sharp(await noisy('jpeg', width, 200))
        .withExif({ IFD0: { Model: 'Camera' } })
        .jpeg()
        .toBuffer();
    const kept = await admin.upload(await photograph(300), '竹.jpg');
    const drawn = await noisy('jpeg', 200, 100);
    const crop = (target: string, info: object) => () =>
      attach(target, drawn, '竹.jpg').field('fileInfo', JSON.stringify(info));
    // As the media library sends it, and as the dialog of an entry's form does.
    const focalPoint = { x: 50, y: 50 };
    const message = '“竹.jpg”.*像是裁剪.*“另存一份”';
    await expectRefusal(crop(`/upload/files/${kept.id}/replace`, { focalPoint }), message);
    await expectRefusal(crop(`/upload?id=${kept.id}`, { name: '竹.jpg', focalPoint }), message);
    // A copy, another name, a larger scan and a photograph that says so are no drawings of it.
    await attach('/upload', drawn, '竹.jpg').expect(201);
    const replaced = async (bytes: Buffer, name: string) =>
      (await attach(`/upload?id=${kept.id}`, bytes, name).expect(200)).body.width;
    expect(await replaced(await photograph(250), '竹.jpg')).toBe(250);
    expect(await replaced(await noisy('jpeg', 260, 100), '竹.jpg')).toBe(260);
    expect(await replaced(drawn, '竹 2.jpg')).toBe(200);
    await everything();
  });

  test('that fails in the decoder leaves the old file as it was', async () => {
    const kept = await admin.upload(await noisy('png'), 'kept.png');
    const broken = await noisy('png', 200, 200);
    broken.fill(0xa5, broken.length >> 1, broken.length - 20);
    await expectRefusal(() => attach(`/upload?id=${kept.id}`, broken, '坏.png'), '“坏.png”');
  });

  test('by two people at once leaves one of the two, whole', async () => {
    const kept = await admin.upload(await noisy('png'), 'kept.png');
    const rivals = await Promise.all([noisy('jpeg', 300, 200), noisy('webp', 200, 300)]);
    const answers = await Promise.all(
      ['a.jpg', 'b.webp'].map((name, at) =>
        attach(`/upload?id=${kept.id}`, rivals[at] as Buffer, name),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await everything();
  });
});

test('the same file from several people at once is stored for each', async () => {
  const bytes = await noisy('jpeg', 300, 200);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => attach('/upload', bytes, '同.jpg')),
  );
  expect(new Set(answers.map(({ body }) => body[0].url)).size).toBe(4);
  for (const { body } of answers.slice(0, 2)) {
    await admin.send('delete', `/upload/files/${body[0].id}`).expect(200);
  }
  await everything();
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { Admin } from '../support/admin';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';

let instance: Instance;
let admin: Admin;

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
});

afterAll(() => instance.stop());

const path = (uid: string) => `/content-manager/collection-types/${uid}`;
const maxim = {
  text: '公生明，\n偏生暗。',
  kind: 'aphorism',
  background: 'xuan',
  audience: 'public',
};

describe('bad values are refused with a message that names the field', () => {
  it.each([
    [
      'api::campaign.campaign',
      { name: '活动', startsOn: '2026-02-30', endsOn: '2026-03-01' },
      '“开始日期”不是真实存在的日期',
    ],
    [
      'api::campaign.campaign',
      { name: '活动', startsOn: '2026-03-02', endsOn: '2026-03-01' },
      '“结束日期”不能早于“开始日期”',
    ],
    [
      'api::exhibition.exhibition',
      { title: '展', opensOn: '2026-03-02', closesOn: '2026-03-01' },
      '“闭展日期”不能早于“开展日期”',
    ],
    [
      'api::collection.resource',
      { title: '歌', kind: 'song', link: 'javascript:alert(1)' },
      '“网址”须以 http:// 或 https:// 开头',
    ],
    [
      'api::collection.maxim',
      { ...maxim, text: '长'.repeat(401) },
      '“原文（一行一句）”最多 400 个字，现有 401 个字',
    ],
    [
      'api::collection.maxim',
      { ...maxim, kind: 'poem' },
      '“类型”只能选：诗词、格言警句、家训、纪律用语',
    ],
    [
      'api::collection.film',
      { title: '片', audience: 'public', runtimeSeconds: 0 },
      '“片长（秒）”不能小于 1',
    ],
    [
      'api::wall.screen',
      {
        name: '屏',
        slug: 's1',
        width: 1920,
        height: 1080,
        timezone: 'Mars/Base',
        audience: 'public',
      },
      '“时区”不存在',
    ],
    [
      'api::wall.playlist',
      { name: '单', slides: [{ kind: 'film', transition: 'fade' }] },
      '第 1 项：类型选了“警示教育片”',
    ],
  ])('%s %j', async (uid, data, message) => {
    const before = (await admin.send('get', path(uid))).body.pagination.total;
    const { status, body } = await admin.send('post', path(uid)).send(data);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
    expect(body.error.details.errors[0].path.length).toBeGreaterThan(0);
    const after = (await admin.send('get', path(uid))).body.pagination.total;
    expect(after).toBe(before);
  });

  it('judges a partial change together with what is stored, and keeps nothing of a refused one', async () => {
    const uid = 'api::campaign.campaign';
    const entry = await admin.create(uid, {
      name: '活动',
      startsOn: '2026-03-01',
      endsOn: '2026-03-31',
    });
    const answer = await admin
      .send('put', `${path(uid)}/${entry.documentId}`)
      .send({ endsOn: '2026-02-01' });
    expect(answer.status).toBe(400);
    const { body } = await admin.send('get', `${path(uid)}/${entry.documentId}`);
    expect(body.data.endsOn).toBe('2026-03-31');
  });

  it('says in Chinese, at publishing, that a number is taken', async () => {
    const uid = 'api::collection.artwork';
    const image = await admin.upload(await picture({ width: 80, height: 60 }), 'seal.png');
    const data = {
      title: '莲',
      category: 'calligraphy',
      audience: 'public',
      accessionNumber: 'QF-1',
      views: [{ aspect: 'whole', image: image.id, alt: '莲' }],
    };
    await admin.createPublished(uid, data);
    const { documentId } = await admin.create(uid, data);
    const { status, body } = await admin
      .send('post', `${path(uid)}/${documentId}/actions/publish`)
      .send(data);
    expect(status).toBe(400);
    expect(body.error.message).toBe('“登记号”已被另一条内容使用，请换一个');
  });

  it.each([
    ['a field', 'api::wall.playlist', { slides: [] }, 'name', '“节目单名称”还没有填写'],
    [
      'a field of a part',
      'api::wall.schedule',
      { name: '排期', priority: 50, enabled: false, windows: [{ to: '09:00:00.000' }] },
      'windows.0.from',
      '“开始时刻”还没有填写',
    ],
  ])('says in Chinese that %s is lacking', async (_case, uid, data, where, message) => {
    const { status, body } = await admin.send('post', path(uid)).send(data);
    expect(status).toBe(400);
    expect(body.error.message).toBe(message);
    expect(body.error.details.errors[0].path.join('.')).toBe(where);
  });

  it.each([
    ['content', { themes: { connect: [{ documentId: 'a'.repeat(24) }] } }],
    ['a row', { themes: { connect: [{ id: 999_999 }] } }],
    ['a file', { cover: 999_999 }],
  ])('says in Chinese that %s is gone that an entry points at', async (_case, data) => {
    const { status, body } = await admin
      .send('post', path('api::collection.resource'))
      .send({ title: '读本', kind: 'reader', audience: 'public', ...data });
    expect(status).toBe(400);
    expect(body.error.message).toBe('引用的内容或文件已被删除，请刷新后重选');
  });

  it('refuses to publish what is incomplete, naming what is missing', async () => {
    const uid = 'api::collection.film';
    const film = await admin.create(uid, { title: '镜鉴家风', audience: 'public' });
    const { status, body } = await admin
      .send('post', `${path(uid)}/${film.documentId}/actions/publish`)
      .send({ title: '镜鉴家风', audience: 'public' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('“视频”还没有填写');
  });

  it('stores every text that the rules allow, on every database', async () => {
    const image = await admin.upload(await picture({ width: 80, height: 60 }), 'long.png');
    const alt = '长'.repeat(300);
    const work = await admin.create('api::collection.artwork', {
      title: '长',
      category: 'calligraphy',
      audience: 'public',
      views: [{ aspect: 'whole', image: image.id, alt }],
    });
    const { body } = await admin.send(
      'get',
      `${path('api::collection.artwork')}/${work.documentId}`,
    );
    expect(body.data.views[0].alt).toBe(alt);
    const link = `https://example.com/${'a'.repeat(480)}`;
    await admin.create('api::collection.resource', { title: '歌', kind: 'song', link });
  });

  it('refuses a code that is longer than its column', async () => {
    const { status, body } = await admin
      .send('post', path('api::collection.theme'))
      .send({ name: '长', code: 'a'.repeat(61) });
    expect(status).toBe(400);
    expect(body.error.message).toContain('最多 60 个字');
  });

  it('survives wrong types everywhere', async () => {
    for (const value of [[], {}, 7, true, 'x'.repeat(100_000), { $ne: null }]) {
      const { status } = await admin
        .send('post', path('api::collection.maxim'))
        .send({ ...maxim, text: value, kind: value, author: value });
      expect(status).toBe(400);
    }
  });
});

describe('pictures', () => {
  const fetchBytes = async (url: string) =>
    Buffer.from(await (await fetch(instance.url + url)).arrayBuffer());

  it('keeps the master byte for byte and makes renditions upright, without metadata', async () => {
    const master = await picture({
      width: 2400,
      height: 1600,
      format: 'jpeg',
      orientation: 6,
      gps: true,
    });
    const file = (await admin.upload(master, 'phone.jpg')) as unknown as {
      url: string;
      width: number;
      height: number;
      sha256: string;
      formats: Record<
        string,
        { url: string; width: number; height: number; sha256: string; mime: string }
      >;
    };
    expect([file.width, file.height]).toEqual([1600, 2400]);
    expect(await fetchBytes(file.url)).toEqual(master);
    expect(Object.keys(file.formats).sort()).toEqual([
      'card',
      'jpeg',
      'screen-4k',
      'screen-hd',
      'thumbnail',
    ]);
    for (const format of Object.values(file.formats)) {
      const bytes = await fetchBytes(format.url);
      const metadata = await sharp(bytes).metadata();
      expect(metadata).toMatchObject({
        format: format.mime.replace('image/', ''),
        width: format.width,
        height: format.height,
      });
      expect(metadata.exif).toBeUndefined();
      expect(metadata.width).toBeLessThan(metadata.height);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(format.sha256);
      expect(format.url).toContain(format.sha256.slice(0, 16));
      // Lying on its side its top left is red; turned right by a quarter, its top right is.
      const { data } = await sharp(bytes)
        .extract({ left: metadata.width - 8, top: 4, width: 1, height: 1 })
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(data[0]).toBeGreaterThan(200);
      expect(data[1]).toBeLessThan(60);
    }
    expect([file.formats['screen-hd']?.height, file.formats['screen-4k']?.height]).toEqual([
      1920, 2400,
    ]);
  });

  it('never makes a small picture larger', async () => {
    const file = (await admin.upload(
      await picture({ width: 300, height: 200 }),
      'small.png',
    )) as unknown as { formats: Record<string, { width: number }> };
    expect(file.formats['card']?.width).toBe(300);
    expect(file.formats['screen-hd']).toBeUndefined();
  });

  it.each([
    ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['page.html', '<!doctype html><script>alert(1)</script>'],
    ['script.js', 'alert(1)'],
    ['disguised.png', '<!doctype html><script>alert(1)</script>'],
  ])('refuses %s', async (name, text) => {
    const before = (await admin.send('get', '/upload/files')).body.pagination.total;
    const answer = await admin
      .send('post', '/upload')
      .attach('files', Buffer.from(text), { filename: name });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect((await admin.send('get', '/upload/files')).body.pagination.total).toBe(before);
  });

  it('gives a replaced file another URL, and the wall the new one', async () => {
    const first = await admin.upload(await picture({ width: 900, height: 600 }), 'one.png');
    const answer = await admin
      .send('post', `/upload?id=${first.id}`)
      .attach('files', await picture({ width: 640, height: 640 }), { filename: 'two.png' });
    expect(answer.status).toBe(200);
    expect(answer.body.url).not.toBe(first.url);
    expect((await fetch(instance.url + answer.body.url)).status).toBe(200);
    expect((await fetch(instance.url + first.url)).status).toBe(404);
  });

  it('lets a player seek in a film', async () => {
    const film = await admin.upload('database/sample/media/films/jianzhi-wanji.mp4', 'film.mp4');
    const answer = await fetch(instance.url + film.url, { headers: { Range: 'bytes=100-199' } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toMatch(/^bytes 100-199\//);
    expect((await answer.arrayBuffer()).byteLength).toBe(100);
  });
});

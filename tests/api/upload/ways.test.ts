import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { Admin } from '../../support/admin';
import { hostile, HTML, noisy } from '../../support/corpus';
import { Instance } from '../../support/instance';
import { Library } from '../../support/library';

const MEGABYTE = 1024 ** 2;

let instance: Instance;
let admin: Admin;
let library: Library;
beforeAll(async () => {
  instance = await Instance.start({ UPLOAD_LIMIT_BYTES: String(4 * MEGABYTE) });
  admin = await Admin.register(instance);
  library = new Library(instance, admin);
});
afterAll(() => instance.stop());

describe('what comes in by other ways', () => {
  test('goes through the same guard with an API token', async () => {
    const { body } = await admin
      .send('post', '/admin/api-tokens')
      .send({ name: '导入', description: '', type: 'full-access', lifespan: null })
      .expect(201);
    const send = (target: string, bytes: Buffer, filename: string) =>
      request(instance.url)
        .post(target)
        .set('Authorization', `Bearer ${body.data.accessKey}`)
        .attach('files', bytes, { filename });
    const kept = await send('/api/upload', await noisy('png'), '竹.png').expect(201);
    expect(kept.body[0]).toMatchObject({ mime: 'image/png', renditionState: 'ready' });
    expect(kept.body[0].url).not.toContain('signature');
    for (const [name, bytes, reason] of (await hostile()).slice(0, 12)) {
      for (const target of ['/api/upload', `/api/upload?id=${kept.body[0].id}`]) {
        await library.expectRefusal(() => send(target, bytes, name), `“${name}”.*${reason}`);
      }
    }
    // What only reads may bring in nothing.
    const reader = await admin
      .send('post', '/admin/api-tokens')
      .send({ name: '只读', description: '', type: 'read-only', lifespan: null })
      .expect(201);
    const png = await noisy('png');
    await library.expectRefusal(
      () =>
        request(instance.url)
          .post('/api/upload')
          .set('Authorization', `Bearer ${reader.body.data.accessKey}`)
          .attach('files', png, { filename: 'x.png' }),
      '.',
      403,
    );
  });

  test('goes through the same guard from an address', async () => {
    const before = await library.everything();
    const errors = await fetched({
      '/good.png': await noisy('png'),
      '/page.png': Buffer.from(HTML),
      '/large.mp4': Buffer.alloc(5 * MEGABYTE),
    });
    expect(errors).toEqual([
      expect.stringMatching('“page.png”.*网页'),
      expect.stringMatching('^“large.mp4”太大，每个文件最多 4 MB'),
    ]);
    const added = (await library.everything()).slice(before.length);
    expect(added).toMatchObject([{ name: 'good.png' }]);
  });

  test('keeps its own bytes, though the next address ends in the same name', async () => {
    const before = await library.everything();
    const pictures = [await noisy('png', 40), await noisy('png', 50)];
    const errors = await fetched({
      '/a/1.png': pictures[0] as Buffer,
      '/b/1.png': pictures[1] as Buffer,
      '/c/1.png': Buffer.from(HTML),
    });
    expect(errors).toEqual([expect.stringMatching('“1.png”.*网页')]);
    const added = (await library.everything()).slice(before.length);
    expect(added).toMatchObject(
      pictures.map((bytes) => ({ name: '1.png', sha256: hashOf(bytes) })),
    );
    const { code, output } = await instance.command('media-verify.mjs', '--json').ended;
    expect([code, JSON.parse(output).findings]).toEqual([0, []]);
  });
});

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/**
 * Has files fetched from a site that is made for it, in one request.
 *
 * @returns what was said of those that were not let in
 */
async function fetched(files: Record<string, Buffer>): Promise<string[]> {
  const site = http.createServer(({ url = '' }, answer) => answer.end(files[url]));
  site.listen(0);
  await once(site, 'listening');
  const { port } = site.address() as AddressInfo;
  // Strapi fetches nothing from 127.0.0.1; this address is the same machine and not on its list.
  const urls = Object.keys(files).map((name) => `http://0.0.0.0:${port}${name}`);
  const { body } = await admin
    .send('post', '/upload/actions/upload-from-urls')
    .send({ urls })
    .responseType('blob')
    .expect(200);
  site.close();
  return [...String(body).matchAll(/event: file:error\ndata: (.*)/g)].map(
    ([, data]) => JSON.parse(data as string).message,
  );
}

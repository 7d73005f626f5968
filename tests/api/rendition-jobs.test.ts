import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import { pairScreen, type Device } from '../support/screens';
import { diskOf, rowsOf } from '../support/uploads';

const PATIENCE = 40_000;
/** Hundredths of a second of a core after which a decoder is surely at its picture. */
const AT_WORK = 5;

interface File {
  id: number;
  sha256: string;
  formats: Record<string, { url: string; focalPoint?: object }> | null;
  renditionState: string;
  renditionFault: string | null;
  renditionAttempts: number;
  renditionDue: string | null;
  tileState: string | null;
  tiles: { files: number } | null;
}

let instance: Instance;
let admin: Admin;
let made = 0;

const fileOf = async (id: number): Promise<File> =>
  (await admin.send('get', `/upload/files/${id}`).expect(200)).body;
const uploaded = async (width: number, height: number): Promise<number> => {
  made += 1;
  const bytes = await picture({ width: width + made, height, format: 'jpeg' });
  return (await admin.upload(bytes, `picture-${made}.jpg`)).id;
};
const work = (image: number): object => ({
  title: `作品 ${image}`,
  category: 'photograph',
  views: [{ aspect: 'whole', image, alt: '整幅' }],
  audience: 'public',
});
const show = (image: number, more: object = {}): Promise<Entry> =>
  admin.createPublished('api::collection.artwork', { ...work(image), ...more });
/** Where the renditions of a file lie; its addresses are signed for the editor. */
const keysOf = ({ formats }: File): string[] =>
  Object.values(formats ?? {}).map(({ url }) => url.replace(/^\/uploads\/|\?.*$/g, ''));

const ready = (id: number) =>
  eventually(async () => {
    expect(await fileOf(id)).toMatchObject({
      renditionState: 'ready',
      tileState: 'ready',
      renditionDue: null,
    });
  }, PATIENCE);

/** Until tiles of something are being written, and not yet stored. */
const whileCutting = () =>
  eventually(async () => {
    const { unfinished } = await diskOf(instance);
    expect(unfinished.filter((file) => /tiles-.*default\.jpg$/.test(file))).not.toEqual([]);
  }, PATIENCE);

/** What is stored is what the row says, no more and no less. */
async function expectWhole(id: number): Promise<void> {
  const file = await fileOf(id);
  const { sha256, tiles } = file;
  const { stored, unfinished } = await diskOf(instance);
  expect(unfinished).toEqual([]);
  const set = stored.filter((file) => file.startsWith(`tiles/${sha256}/`));
  // The tiles, the list of their hashes and `info.json`.
  expect(set).toHaveLength(tiles ? tiles.files + 2 : 0);
  expect(stored).toEqual(expect.arrayContaining(keysOf(file)));
}

/** Everything has its row, and every row what it names. */
async function expectVerified(): Promise<void> {
  const { code, output } = await instance.command('media-verify.mjs').ended;
  expect([code, output]).toEqual([0, expect.stringContaining('发现 0 处问题')]);
}

const focus = (id: number, focalPoint: object) =>
  admin
    .send('post', `/upload?id=${id}`)
    .field('fileInfo', JSON.stringify({ focalPoint }))
    .expect(200);

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
});
afterAll(() => instance?.stop());

describe('two instances', () => {
  it('make a picture once, though both go for it at the same time', async () => {
    const id = await uploaded(6000, 4000);
    const twin = await instance.twin();
    try {
      const row = await instance.pictureRow(id);
      const needy = { ...row, renditionState: 'pending' };
      const outcomes = await Promise.all([instance.attempt(needy), twin.attempt(needy)]);
      expect(outcomes.sort()).toEqual(['done', 'taken']);
    } finally {
      await twin.stop();
    }
    expect(await fileOf(id)).toMatchObject({ renditionState: 'ready', renditionDue: null });
    await expectWhole(id);
  });

  it('replace a picture at the same time, and keep nothing of the one that was overtaken', async () => {
    const id = await uploaded(1200, 900);
    const twin = await instance.twin();
    try {
      const answers = await Promise.all(
        [instance, twin].map(async ({ url }, index) => {
          const bytes = await picture({ width: 6000, height: 4000 + index, format: 'jpeg' });
          return request(url)
            .post(`/upload?id=${id}`)
            .set('Authorization', `Bearer ${admin.token}`)
            .attach('files', bytes, { filename: `new-${index}.jpg` });
        }),
      );
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.length).toBeLessThan(2);
      for (const { status, body } of refused) {
        expect([status, body.error.message]).toEqual([
          400,
          expect.stringMatching('刚刚被别处替换'),
        ]);
      }
    } finally {
      await twin.stop();
    }
    await expectVerified();
  });
});

describe('a server that is killed', () => {
  it('between renditions and tiles finishes the tiles at its next start', async () => {
    const id = await uploaded(6000, 4000);
    const before = await fileOf(id);
    await show(id);
    await whileCutting();
    expect((await fileOf(id)).tileState).toBe('wanted');
    await instance.crashAndRestart();
    // Sooner than a claim runs out.
    await ready(id);
    expect(keysOf(await fileOf(id))).toEqual(keysOf(before));
    await expectWhole(id);
    await expectVerified();
  });
});

describe('a focal point that is set while tiles are cut', () => {
  it('has its square, and the tiles come about', async () => {
    const id = await uploaded(6000, 4000);
    await show(id);
    await whileCutting();
    const focalPoint = { x: 20, y: 70 };
    await focus(id, focalPoint);
    await eventually(async () => {
      expect((await fileOf(id)).formats?.['square']).toMatchObject({ focalPoint });
    }, PATIENCE);
    await ready(id);
    await expectWhole(id);
  });
});

describe('a picture that is replaced while a square around its focal point is made', () => {
  it('keeps nothing of that: the new picture has no focal point yet', async () => {
    const id = await uploaded(6000, 4000);
    await focus(id, { x: 30, y: 60 });
    await eventually(async () => {
      const { unfinished } = await diskOf(instance);
      expect(unfinished.filter((file) => file.includes(`renditions-${id}-`))).not.toEqual([]);
    }, PATIENCE);
    const bytes = await picture({ width: 1000, height: 800, format: 'jpeg' });
    await admin
      .send('post', `/upload?id=${id}`)
      .attach('files', bytes, { filename: 'new.jpg' })
      .expect(200);
    await eventually(async () => {
      expect((await diskOf(instance)).unfinished).toEqual([]);
    }, PATIENCE);
    expect((await fileOf(id)).formats).not.toHaveProperty('square');
    await expectVerified();
  });
});

describe('a picture that is deleted', () => {
  it('takes its renditions and its tiles along, folders too', async () => {
    const id = await uploaded(1200, 900);
    const entry = await show(id);
    await ready(id);
    const file = await fileOf(id);
    const { sha256 } = file;
    const uploads = path.join(instance.folder, 'public', 'uploads');
    expect(existsSync(path.join(uploads, 'tiles', sha256, 'info.json'))).toBe(true);
    await admin.remove('api::collection.artwork', entry.documentId);
    await admin.send('delete', `/upload/files/${id}`).expect(200);
    await eventually(async () => {
      const { stored } = await diskOf(instance);
      const gone = keysOf(file);
      expect(stored.filter((key) => gone.includes(key) || key.includes(sha256))).toEqual([]);
      expect(existsSync(path.join(uploads, 'tiles', sha256))).toBe(false);
    }, PATIENCE);
  });
});

/** The decoder of this instance, once it is decoding. */
async function decoderAtWork(): Promise<number> {
  const ticks = new Map<number, number>();
  let found = 0;
  await eventually(async () => {
    for (const pid of instance.children()) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      const now = Number(stat[11]) + Number(stat[12]);
      const first = ticks.get(pid) ?? now;
      ticks.set(pid, first);
      if (now - first >= AT_WORK) found = pid;
    }
    expect(found).not.toBe(0);
  }, PATIENCE);
  return found;
}

describe('a picture whose decoder dies', () => {
  let id: number;
  let screen: { id: string; device: Device };

  /** What the keeper reads of what this screen leaves out. */
  const omitted = async (): Promise<unknown> => {
    const { body } = await admin.send('get', '/wall/screens').expect(200);
    return body.screens.find((one: { id: string }) => one.id === screen.id)?.omitted;
  };

  it('is refused when it comes in, and leaves nothing behind', async () => {
    // A decoder that has started and has nothing to do.
    await uploaded(300, 200);
    const bytes = await picture({ width: 9000, height: 6000, format: 'jpeg' });
    const everything = async () => [await rowsOf(admin), await diskOf(instance)];
    const before = await everything();
    const [answer] = await Promise.all([
      admin.send('post', '/upload').attach('files', bytes, { filename: '致命.jpg' }),
      decoderAtWork().then((pid) => process.kill(pid, 'SIGKILL')),
    ]);
    expect([answer.status, answer.body.error?.message]).toEqual([
      400,
      '“致命.jpg”使解码进程意外退出，请重新导出后再上传',
    ]);
    await eventually(async () => expect(await everything()).toEqual(before), PATIENCE);
  });

  it('is kept where it was there already, and says that its renditions failed and are tried again', async () => {
    id = await uploaded(9000, 6000);
    await instance.unmake(id);
    process.kill(await decoderAtWork(), 'SIGKILL');
    await eventually(async () => {
      expect(await fileOf(id)).toMatchObject({
        renditionState: 'failed',
        renditionFault: '解码进程意外退出，将自动重试',
        renditionAttempts: 1,
      });
    }, PATIENCE);
    const file = await fileOf(id);
    const wait = Date.parse(file.renditionDue ?? '') - Date.now();
    expect(wait).toBeGreaterThan(30_000);
    expect(wait).toBeLessThan(61_000);
  });

  it('is left out of the wall until then, and the keeper is told why', async () => {
    // Of a public one tiles would be wanted, and the renditions be tried again on that occasion.
    const entry = await show(id, { audience: 'internal' });
    const playlist = await admin.create('api::wall.playlist', {
      name: '大厅',
      slides: [{ kind: 'artwork', artwork: { connect: [entry] }, seconds: 10, transition: 'fade' }],
    });
    screen = await pairScreen(instance, admin, { audience: 'internal' });
    await admin.update('api::wall.screen', screen.id, { fallback: { connect: [playlist] } });
    await eventually(async () => {
      const { body } = await screen.device.get('programme').expect(200);
      expect(body.slides).toEqual({});
      expect(await omitted()).toEqual([
        {
          content: entry.documentId,
          kind: 'artwork',
          reason: expect.stringMatching(/“picture-\d+\.jpg”解码进程意外退出，将自动重试/),
        },
      ]);
    });
  });

  it('is made when its time has come, and appears on the wall', async () => {
    const before = (await screen.device.get('programme').expect(200)).headers['etag'] as string;
    await instance.makeDue(id);
    await eventually(async () => {
      expect(await fileOf(id)).toMatchObject({ renditionState: 'ready', renditionFault: null });
    }, PATIENCE);
    await eventually(async () => {
      const { body, headers } = await screen.device.get('programme').expect(200);
      const [slide] = Object.values<{ content: { title: string }; assets: string[] }>(body.slides);
      expect(slide?.content.title).toBe(`作品 ${id}`);
      expect(slide?.assets.every((key) => key in body.assets)).toBe(true);
      expect(headers['etag']).not.toBe(before);
    });
    expect(await omitted()).toEqual([]);
    await eventually(() => expectWhole(id), PATIENCE);
  });
});

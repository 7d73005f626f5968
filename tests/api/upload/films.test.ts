import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Admin } from '../../support/admin';
import { box, text } from '../../support/bytes';
import { noisy } from '../../support/corpus';
import { FILM, remarked, webm } from '../../support/films';
import { Instance } from '../../support/instance';
import { chunk, flac, ogg, taggedMp3, wav } from '../../support/sounds';
import { diskOf, keysOf, rowsOf } from '../../support/uploads';

let tools: string;
let instance: Instance;
let admin: Admin;

/** Stands where ffmpeg would: whether one is installed, and which, is not what is tested. */
async function ffmpegThat(script: string): Promise<void> {
  const file = path.join(tools, 'ffmpeg');
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}

beforeAll(async () => {
  tools = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-tools-'));
  await mkdir(tools, { recursive: true });
  await ffmpegThat('exit 1');
  instance = await Instance.start({ PATH: `${tools}:${process.env['PATH']}` });
  admin = await Admin.register(instance);
});
afterAll(async () => {
  await instance.stop();
  await rm(tools, { recursive: true });
});

const attach = (bytes: Buffer, name: string) =>
  admin.send('post', '/upload').attach('files', bytes, { filename: name });

test('a film is stored with its codecs, size and length', async () => {
  const { body } = await attach(await readFile(FILM), '扣好第一粒扣子.mp4').expect(201);
  expect(body[0]).toMatchObject({
    mime: 'video/mp4',
    width: 1920,
    height: 1080,
    film: { container: 'mp4', videoCodec: 'H.264', audioCodec: 'AAC', seconds: 15.76 },
  });
});

test('a WebM is a film too', async () => {
  const { body } = await attach(webm('V_VP9'), '短片.webm').expect(201);
  expect(body[0]).toMatchObject({
    mime: 'video/webm',
    film: { container: 'webm', videoCodec: 'VP9', seconds: 12.5, width: 640, height: 360 },
  });
});

test.each<[string, () => Buffer, string, number]>([
  ['竹.flac', flac, 'audio/flac', 0.19],
  ['竹.opus', ogg, 'audio/ogg', 2],
  ['竹.wav', () => wav(chunk('LIST', text('INFOx'))), 'audio/wav', 1],
  ['竹.mp3', taggedMp3, 'audio/mpeg', 1],
])('a sound is stored with its length: %s', async (name, make, mime, seconds) => {
  const { body } = await attach(make(), name).expect(201);
  expect(body[0]).toMatchObject({ name, mime });
  expect(body[0].film.seconds).toBeCloseTo(seconds, 1);
});

test('what a screen cannot play is refused, with the reason and what to export', async () => {
  const film = await readFile(FILM);
  const cases: [string, Buffer, string][] = [
    ['h265.mp4', await remarked({ avc1: 'hvc1', avcC: 'hvcC' }), 'H.265（HEVC）.*请导出为 MP4'],
    ['two-faced.mp4', await remarked({ avc1: 'hvc1' }), '标为 hvc1'],
    ['theora.webm', webm('V_THEORA'), '视频编码是 Theora.*请导出为 MP4'],
    ['cut.mp4', film.subarray(0, film.length - 1000), '不完整'],
    [
      'no-index.mp4',
      Buffer.concat([box('ftyp', text('isom\0\0\0\0isom')), box('mdat', film)]),
      '不完整',
    ],
    [
      'no-film.mp4',
      Buffer.concat([box('ftyp', text('isom')), box('moov', text('')), box('mdat', text(''))]),
      '没有画面',
    ],
    [
      'page-behind.mp4',
      Buffer.concat([film, text('<script>alert(1)</script>')]),
      '损坏|不完整|夹带',
    ],
    ['sound.webm', webm('V_VP9').subarray(0, 60), '不完整'],
  ];
  const before = await rowsOf(admin);
  for (const [name, bytes, reason] of cases) {
    const { status, body } = await attach(bytes, name);
    expect([name, status, body.error?.message]).toEqual([
      name,
      400,
      expect.stringMatching(`^“${name}”.*(${reason})`),
    ]);
  }
  expect(await rowsOf(admin)).toEqual(before);
});

test('SRT is stored as WebVTT', async () => {
  const srt = '1\n00:00:01,000 --> 00:00:02,000\n清风\n';
  const { body } = await attach(Buffer.from(srt), '片.srt').expect(201);
  expect(body[0]).toMatchObject({ name: '片.vtt', ext: '.vtt', mime: 'text/vtt' });
  const stored = path.join(instance.folder, 'public', 'uploads', `${body[0].hash}.vtt`);
  expect(await readFile(stored, 'utf8')).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n清风\n');
});

test('an entry takes length and poster from its film, and keeps what the editor chose', async () => {
  const still = path.join(tools, 'still.jpg');
  await writeFile(still, await noisy('jpeg', 320, 180));
  await ffmpegThat(`for last; do :; done; cp '${still}' "$last"`);
  const { body } = await attach(await readFile(FILM), '片.mp4').expect(201);
  await ffmpegThat('exit 1');
  const [film] = body;
  expect(body).toHaveLength(1);
  const rows = await rowsOf(admin);
  const picture = rows.find(({ id }) => id === film.film.frame);
  expect(picture).toMatchObject({ name: '片 画面.jpg', width: 320, mime: 'image/jpeg' });
  const uid = 'api::collection.film';
  const made = await admin.create(uid, { title: '片', audience: 'internal', video: film.id });
  const entry = async (id: string) => {
    const target = `/content-manager/collection-types/${uid}/${id}`;
    return (await admin.send('get', target).expect(200)).body.data;
  };
  expect(await entry(made.documentId)).toMatchObject({
    runtimeSeconds: 16,
    poster: { id: film.film.frame },
  });
  const own = await admin.upload(await noisy('png'), '海报.png');
  const chosen = { title: '片二', audience: 'internal', video: film.id };
  const kept = await admin.create(uid, { ...chosen, poster: own.id, runtimeSeconds: 12 });
  expect(await entry(kept.documentId)).toMatchObject({
    runtimeSeconds: 12,
    poster: { id: own.id },
  });
});

test('a replacement takes the still along, or keeps it', async () => {
  const still = path.join(tools, 'still.jpg');
  const copy = `for last; do :; done; cp '${still}' "$last"`;
  await writeFile(still, await noisy('jpeg', 320, 180));
  await ffmpegThat(copy);
  const { body } = await attach(await readFile(FILM), '旧.mp4').expect(201);
  const [film] = body;
  const stillOf = async () => (await rowsOf(admin)).find(({ id }) => id === film.film.frame);
  const before = (await rowsOf(admin)).length;
  await writeFile(still, await noisy('jpeg', 480, 270));
  const replaced = async () => {
    const target = `/upload?id=${film.id}`;
    const sent = admin.send('post', target).attach('files', webm('V_VP9'), { filename: '新.webm' });
    return (await sent.expect(200)).body.film;
  };
  expect(await replaced()).toMatchObject({ seconds: 12.5, frame: film.film.frame });
  expect(await stillOf()).toMatchObject({ name: '新 画面.jpg', width: 480 });
  await ffmpegThat('exit 1');
  expect(await replaced()).toMatchObject({ frame: film.film.frame });
  expect(await stillOf()).toMatchObject({ width: 480 });
  expect(await rowsOf(admin)).toHaveLength(before);
});

test('every object has a row in the end', async () => {
  const { stored } = await diskOf(instance);
  expect(stored).toEqual((await rowsOf(admin)).flatMap(keysOf).sort());
});

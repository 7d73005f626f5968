import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { CreateMultipartUploadCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LocalStorage } from '../../../src/extensions/upload/storage/local';
import { S3Storage } from '../../../src/extensions/upload/storage/s3';
import type { Storage } from '../../../src/extensions/upload/storage/types';
import { startS3, type S3Server } from '../../support/s3';

let folder: string;
let server: S3Server;
const storages: Record<string, Storage> = {};
const workshop = () => path.join(folder, 'workshop');

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-storage-'));
  server = await startS3();
  await mkdir(path.join(folder, 'uploads'));
  await mkdir(workshop());
  storages['the local disk'] = new LocalStorage(path.join(folder, 'uploads'), workshop);
  storages['S3'] = new S3Storage({
    rootPath: 'media/files/',
    s3Options: {
      endpoint: server.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      params: { Bucket: server.bucket },
    },
  });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const read = async (storage: Storage, key: string, range?: { start: number; end: number }) => {
  const stream = await storage.open(key, range);
  // As text: comparing long buffers item by item takes seconds.
  return stream && textOf(await buffer(stream));
};
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const keysOf = async (storage: Storage, prefix: string) => {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys.sort();
};

/** Yields some bytes, then breaks as a lost connection would. */
async function* breaking(bytes: Buffer) {
  yield bytes;
  throw new Error('the reader is gone');
}

describe.each(['the local disk', 'S3'])('storage on %s', (name) => {
  const storage = () => storages[name] as Storage;
  const picture = randomBytes(300_000);

  it('gives back what was put, whole and in part', async () => {
    await storage().put('bamboo_1f.webp', Readable.from([picture]), 'image/webp');
    expect(await read(storage(), 'bamboo_1f.webp')).toBe(textOf(picture));
    expect(await read(storage(), 'bamboo_1f.webp', { start: 10, end: 19 })).toBe(
      textOf(picture.subarray(10, 20)),
    );
    const stat = await storage().stat('bamboo_1f.webp');
    expect(stat).toMatchObject({ key: 'bamboo_1f.webp', bytes: picture.length });
    expect(Math.abs(Date.now() - (stat?.changedAt ?? 0))).toBeLessThan(60_000);
  });

  it('takes what is larger than one part of a multipart upload', async () => {
    const film = randomBytes(11 * 1024 ** 2);
    const chunks = [film.subarray(0, 7_000_000), film.subarray(7_000_000)];
    await storage().put('film_2a.mp4', Readable.from(chunks), 'video/mp4');
    expect((await read(storage(), 'film_2a.mp4')) === textOf(film)).toBe(true);
    expect(await read(storage(), 'film_2a.mp4', { start: 10_000_000, end: 10_000_003 })).toBe(
      textOf(film.subarray(10_000_000, 10_000_004)),
    );
  });

  it.each([
    ['small', 1000],
    ['in its second part', 6 * 1024 ** 2],
  ])('stores nothing of an upload that breaks off while %s', async (_case, size) => {
    const body = Readable.from(breaking(randomBytes(size)));
    await expect(storage().put('broken_3b.jpg', body, 'image/jpeg')).rejects.toThrow('gone');
    expect(await storage().stat('broken_3b.jpg')).toBeNull();
    expect(await storage().open('broken_3b.jpg')).toBeNull();
    expect(await keysOf(storage(), 'broken')).toEqual([]);
  });

  it('keeps the old bytes of a key until the new ones are all there', async () => {
    await storage().put('kept_4c.png', Readable.from([picture]), 'image/png');
    const body = Readable.from(breaking(randomBytes(1000)));
    await expect(storage().put('kept_4c.png', body, 'image/png')).rejects.toThrow('gone');
    expect(await read(storage(), 'kept_4c.png')).toBe(textOf(picture));
  });

  it('lists what begins with a prefix, folders included, and removes silently', async () => {
    const tiles = ['tiles/aa/info.json', 'tiles/aa/0,0,512,512/512,512/0/default.jpg'];
    for (const key of [...tiles, 'tiles/ab/info.json']) {
      await storage().put(key, Readable.from([picture]), 'application/json');
    }
    expect(await keysOf(storage(), 'tiles/aa/')).toEqual([...tiles].sort());
    expect(await keysOf(storage(), 'tiles/a')).toHaveLength(3);
    expect(await read(storage(), tiles[1] as string)).toBe(textOf(picture));
    await storage().remove('tiles/aa/info.json');
    await storage().remove('tiles/aa/info.json');
    expect(await keysOf(storage(), 'tiles/aa/')).toEqual([tiles[1]]);
    expect(await storage().open('tiles/aa/info.json')).toBeNull();
  });

  it.each([
    '../outside.txt',
    'tiles/../../outside.txt',
    'tiles/./info.json',
    '/etc/passwd',
    '.incoming/half',
    'a//b',
    'tiles/',
    '',
    'a\0.jpg',
    'a\\..\\b.jpg',
    '..\\b.jpg',
  ])('refuses %j for a key', async (key) => {
    const put = storage().put(key, Readable.from([picture]), 'image/png');
    await expect(put).rejects.toThrow(RangeError);
    await expect(storage().open(key)).rejects.toThrow(RangeError);
    await expect(storage().stat(key)).rejects.toThrow(RangeError);
    await expect(storage().remove(key)).rejects.toThrow(RangeError);
  });

  it('has nothing half stored to clear after all that', async () => {
    expect(await readdir(workshop())).toEqual([]);
    expect(await server.openUploads()).toEqual([]);
  });
});

describe('S3 alone', () => {
  it('gives up uploads in parts that a killed process left a day ago, and no younger one', async () => {
    const client = new S3Client({
      endpoint: server.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    });
    const begin = (Key: string) =>
      client.send(new CreateMultipartUploadCommand({ Bucket: server.bucket, Key }));
    for (const stem of ['half', 'other', 'third']) {
      await begin(`media/files/${stem}_0123456789abcdef.mp4`);
    }
    // Of somebody else, in the same bucket or even below the same prefix.
    const foreign = [
      await begin('media/files/backup.tar'),
      await begin('half_0123456789abcdef.mp4'),
    ];
    const storage = storages['S3'] as S3Storage;
    expect(await storage.clearHalfStored()).toBe(0);
    expect(await server.openUploads()).toHaveLength(5);
    await server.ageOpenUploads();
    expect(await storage.clearHalfStored()).toBe(3);
    expect((await server.openUploads()).sort()).toEqual(
      foreign.map(({ UploadId }) => UploadId).sort(),
    );
  });
});

describe('the local disk alone', () => {
  const uploads = () => path.join(folder, 'uploads');

  it('follows no link that lies in its folder', async () => {
    await writeFile(path.join(folder, 'secret.txt'), 'secret');
    await mkdir(path.join(folder, 'elsewhere'), { recursive: true });
    await writeFile(path.join(folder, 'elsewhere', 'secret.txt'), 'secret');
    await symlink(path.join(folder, 'secret.txt'), path.join(uploads(), 'link.txt'));
    await symlink(path.join(folder, 'elsewhere'), path.join(uploads(), 'linked'));
    const disk = storages['the local disk'] as Storage;
    for (const key of ['link.txt', 'linked/secret.txt']) {
      expect(await disk.stat(key)).toBeNull();
      expect(await disk.open(key)).toBeNull();
    }
    expect(await keysOf(disk, 'link')).toEqual([]);
  });

  it('works below a folder that is itself a link to another disk', async () => {
    await symlink(uploads(), path.join(folder, 'mounted'));
    const disk = new LocalStorage(path.join(folder, 'mounted'), workshop);
    await disk.put('there_5d.txt', Readable.from([Buffer.from('there')]));
    expect(await read(disk, 'there_5d.txt')).toBe(textOf(Buffer.from('there')));
  });

  it('takes a folder with all that is in it, in one step, where nothing is in the way', async () => {
    const disk = storages['the local disk'] as Storage;
    const set = async (text: string) => {
      const made = await mkdtemp(path.join(folder, 'set-'));
      await mkdir(path.join(made, 'full', 'max'), { recursive: true });
      await writeFile(path.join(made, 'full', 'max', 'default.jpg'), text);
      await writeFile(path.join(made, 'info.json'), text);
      return made;
    };
    const first = await set('first');
    expect(await disk.adoptAll?.('tiles/ac/', first)).toBe(true);
    expect(existsSync(first)).toBe(false);
    expect(await keysOf(disk, 'tiles/ac/')).toEqual([
      'tiles/ac/full/max/default.jpg',
      'tiles/ac/info.json',
    ]);
    const second = await set('second');
    expect(await disk.adoptAll?.('tiles/ac/', second)).toBe(false);
    expect(existsSync(path.join(second, 'info.json'))).toBe(true);
    expect(await read(disk, 'tiles/ac/info.json')).toBe(textOf(Buffer.from('first')));
    const outside = disk.adoptAll?.('../ac/', second);
    await expect(outside).rejects.toThrow(RangeError);

    for (const key of await keysOf(disk, 'tiles/ac/')) await disk.remove(key);
    expect(existsSync(path.join(uploads(), 'tiles', 'ac'))).toBe(false);
    expect(existsSync(path.join(uploads(), 'tiles', 'aa'))).toBe(true);
  });
});

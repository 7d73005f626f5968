import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  faultOf,
  isPicturesFault,
  NoDecoder,
  PicturesFault,
  refusalOf,
} from '../../../src/extensions/upload/renditions/faults';
import {
  decodeUpright,
  readPicture,
  Undecodable,
} from '../../../src/extensions/upload/renditions/pixels/decode';
import { picture } from '../../support/pictures';

describe('whose fault it is', () => {
  it.each([
    'Please reduce your request rate',
    'Access Denied',
    'database is locked',
    'connection terminated unexpectedly',
    'Channel closed',
    'write EPIPE',
    'spawn node EAGAIN',
    'scratch file is short',
    'decoder died',
    'ENOSPC: no space left on device',
    'timeout: 42% complete',
  ])("the machine's: %s", (message) => {
    for (const error of [new Error(message), new NoDecoder(message)]) {
      expect(isPicturesFault(error)).toBe(false);
      expect(faultOf(error)).toMatch(/将自动重试$/);
    }
  });

  it.each([
    [new PicturesFault('VipsJpeg: premature end of JPEG image'), '图片无法完整解码'],
    [new PicturesFault('Input image exceeds pixel limit'), '图片过大'],
    [new Error('Processed image is too large for the WebP image format'), '图片过大'],
  ])("the picture's: %s", (error, words) => {
    expect(isPicturesFault(error)).toBe(true);
    expect(faultOf(error)).toContain(words);
  });
});

describe('a picture that comes in', () => {
  it.each([
    [new PicturesFault('VipsJpeg: premature end of JPEG image'), 400, '不是能完整读取的图片'],
    [new Error('timeout: 42% complete'), 400, '在时限内没有解码完'],
    [new Error('decoder died'), 400, '使解码进程意外退出'],
    [new NoDecoder('spawn node EAGAIN'), 503, '请稍后再上传'],
  ])('is refused by its name after %s', (error, status, words) => {
    expect(refusalOf(error, '竹.jpg')).toMatchObject({
      name: status === 400 ? 'ValidationError' : 'ApplicationError',
      message: expect.stringMatching(`“竹.jpg”.*${words}`),
    });
  });

  it.each(['ENOSPC: no space left on device', 'out of memory'])(
    'is kept to be tried again after %s',
    (message) => expect(refusalOf(new Error(message), '竹.jpg')).toBeNull(),
  );
});

describe('the decoder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'faults-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('blames a picture that breaks off, and not one that is not there', async () => {
    const broken = path.join(folder, 'broken.jpg');
    const whole = await picture({ width: 600, height: 400, format: 'jpeg' });
    await writeFile(broken, whole.subarray(0, whole.length / 2));
    const small = { width: 100, height: 100 };
    await expect(decodeUpright(await readPicture(broken), small)).rejects.toBeInstanceOf(
      Undecodable,
    );
    const missing = readPicture(path.join(folder, 'missing.jpg'));
    await expect(missing).rejects.toThrow('missing');
    await expect(missing).rejects.not.toBeInstanceOf(Undecodable);
  });
});

import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { frameOf } from '../../../src/extensions/upload/films/frame';

let folder: string;
const { PATH } = process.env;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-frame-'));
  const log = path.join(folder, 'log');
  // Takes its time, so that others would begin meanwhile if they could.
  const script = `echo "begin $*" >> ${log}; sleep 0.5; echo end >> ${log}; exit 1`;
  await writeFile(path.join(folder, 'ffmpeg'), `#!/bin/sh\n${script}\n`);
  await chmod(path.join(folder, 'ffmpeg'), 0o755);
  process.env['PATH'] = `${folder}:${PATH}`;
});
afterAll(async () => {
  process.env['PATH'] = PATH;
  await rm(folder, { recursive: true });
});

it('films that come in at once are decoded one after the other, each by one thread', async () => {
  await Promise.all(['a', 'b', 'c'].map((name) => frameOf(`${name}.mp4`, 30, folder)));
  const lines = (await readFile(path.join(folder, 'log'), 'utf8')).trim().split('\n');
  const order = lines.map((line) => line.replace(/^begin .*-threads 1 .*-i (\w)\.mp4.*/, '$1'));
  expect(order).toEqual(['a', 'end', 'b', 'end', 'c', 'end']);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import request from 'supertest';
import { Admin } from '../support/admin';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';

const ROOT = path.resolve(__dirname, '../..');
const ASSETS = path.join(ROOT, 'public', 'web', 'assets');

let instance: Instance;
let admin: Admin;

const get = (target: string) => request(instance.url).get(target);

/** The status of a request whose path goes out as it is written. */
const statusOf = (target: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(instance.url);
    http
      .get({ hostname, port, path: target }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
      .on('error', reject);
  });

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
});

afterAll(() => instance.stop());

describe('what pages load', () => {
  it('never changes under its address, and is taken for what it says it is', async () => {
    const page = await get('/screen').expect(200);
    const loaded = [...page.text.matchAll(/(?:src|href)="(\/web\/assets\/[^"]+)"/g)].map(
      ([, target]) => target as string,
    );
    expect(loaded.length).toBeGreaterThan(1);
    for (const target of loaded) {
      const answer = await get(target).expect(200);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['content-type']).toMatch(/^(text\/css|(text|application)\/javascript)/);
      const { size } = await stat(path.join(ASSETS, path.basename(target)));
      expect(Number(answer.headers['content-length'])).toBe(size);
      const head = await request(instance.url).head(target).expect(200);
      expect(Number(head.headers['content-length'])).toBe(size);
    }
    const font = (await readdir(ASSETS)).find((name) => name.endsWith('.woff2'));
    const answer = await get(`/web/assets/${font}`).expect(200);
    expect(answer.headers['content-type']).toBe('font/woff2');
  });

  it('is asked for again where it was not there', async () => {
    const answer = await get('/web/assets/screen-00000000.js').expect(404);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is nothing else of the build, and nothing beside it', async () => {
    for (const target of [
      '/web/screen/index.html',
      '/web/assets/',
      '/web/assets/../screen/index.html',
      '/web/assets/..%2fscreen%2findex.html',
      '/web/assets/%2e%2e/screen/index.html',
      '/web/assets/../../../package.json',
    ]) {
      expect([target, await statusOf(target)]).toEqual([target, 404]);
    }
  });
});

describe('what is written at run time', () => {
  it('lies in one folder, with one for uploads from the start', async () => {
    expect((await readdir(instance.folder)).sort()).toEqual(
      expect.arrayContaining(process.env['TEST_DATABASE_URL'] ? ['public'] : ['public', 'test.db']),
    );
    expect((await stat(path.join(instance.folder, 'public', 'uploads'))).isDirectory()).toBe(true);
  });

  it('is served below /uploads and under no other spelling of it', async () => {
    const { url } = await admin.upload(await picture({ width: 80, height: 60 }), 'a.png');
    const spellings = [
      url.replace('/u', '/%75'),
      `/.${url}`,
      `/x/..${url}`,
      url.replace('uploads/', 'uploads%2f'),
      url.replace('/uploads', '/public/uploads'),
    ];
    for (const target of spellings) {
      expect([target, await statusOf(target)]).toEqual([target, 404]);
    }
    expect(await statusOf('/test.db')).toBe(404);
    expect(await statusOf('/%2e%2e/test.db')).toBe(404);
  });
});

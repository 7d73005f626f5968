import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import { colourAt, distance, QUARTERS } from '../support/pixels';

const ARTWORK = 'api::collection.artwork';
const WIDTH = 1500;
const HEIGHT = 1100;

type Json = Record<string, unknown>;

let instance: Instance;
let admin: Admin;
let artwork: Entry;
let internal: Entry;
let draft: Entry;
let exhibition: Entry;
let photograph: Buffer;

const get = (target: string) => request(instance.url).get(target.replace(instance.url, ''));
const json = async (target: string): Promise<Json> =>
  JSON.parse((await get(target).expect(200)).text);
const bytes = async (target: string): Promise<Buffer> =>
  (
    await get(target)
      .expect(200)
      .expect('Content-Type', /image\/jpeg/)
  ).body;

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  const artist = await admin.createPublished('api::collection.artist', {
    name: '周清和',
    consent: 'given',
  });
  // Stored lying on its side: 1500 × 1100, upright 1100 × 1500.
  photograph = await picture({ width: WIDTH, height: HEIGHT, format: 'jpeg', orientation: 6 });
  const front = await admin.upload(photograph, 'front.jpg');
  const back = await admin.upload(await picture({ width: 300, height: 200 }), 'back.png');
  const work = (title: string, more: object = {}) => ({
    title,
    category: 'porcelain_painting',
    artist: { connect: [artist] },
    year: 2024,
    dimensions: { widthMm: 300, heightMm: 300 },
    rights: { licence: 'cc_by', creditLine: '周清和 作，市妇联藏', consent: 'given' },
    views: [
      { aspect: 'front', image: front.id, alt: '盘面' },
      { aspect: 'base_mark', image: back.id, alt: '底款', caption: '青花' },
    ],
    audience: 'public',
    ...more,
  });
  artwork = await admin.createPublished(ARTWORK, work('莲盘'));
  internal = await admin.createPublished(ARTWORK, work('内部作品', { audience: 'internal' }));
  draft = await admin.create(ARTWORK, work('草稿作品'));
  const bamboo = await admin.createPublished(
    ARTWORK,
    work('竹', {
      category: 'chinese_painting',
      rights: { licence: 'all_rights_reserved', consent: 'given' },
      views: [{ aspect: 'whole', image: back.id, alt: '竹' }],
    }),
  );
  exhibition = await admin.createPublished('api::exhibition.exhibition', {
    title: '清风展',
    opensOn: '2026-12-01',
    closesOn: '2026-12-31',
    entries: [artwork, internal, artwork, bamboo].map((entry) => ({
      artwork: { connect: [entry] },
    })),
  });
});
afterAll(() => instance?.stop());

const manifestOf = ({ documentId }: Entry) => `/api/artworks/${documentId}/manifest`;

/** The manifest once both views have their tiles. */
async function complete(): Promise<Json> {
  let manifest: Json = {};
  await eventually(async () => {
    manifest = await json(manifestOf(artwork));
    expect(JSON.stringify(manifest).match(/ImageService3/g)).toHaveLength(2);
  }, 30_000);
  return manifest;
}

const LANGUAGE = /^(none|[a-z]{2,3}(-[A-Za-z0-9]+)*)$/;

function expectLanguageMap(value: unknown): void {
  expect(typeof value).toBe('object');
  for (const [language, texts] of Object.entries(value as Json)) {
    expect(language).toMatch(LANGUAGE);
    expect(Array.isArray(texts) && texts.length > 0).toBe(true);
    for (const text of texts as unknown[]) expect(typeof text).toBe('string');
  }
}

/** What the Presentation API 3.0 requires of every resource here: sections 3.1 to 3.3. */
function expectResource(resource: Json, type: string): void {
  expect(resource['type']).toBe(type);
  const id = new URL(resource['id'] as string);
  expect(id.hash).toBe('');
  for (const field of ['label', 'summary']) {
    if (resource[field] !== undefined) expectLanguageMap(resource[field]);
  }
  for (const pair of [...((resource['metadata'] as Json[]) ?? []), resource['requiredStatement']]) {
    if (pair === undefined) continue;
    expect(Object.keys(pair as Json).sort()).toEqual(['label', 'value']);
    Object.values(pair as Json).forEach(expectLanguageMap);
  }
  if (resource['rights'] !== undefined) {
    expect(resource['rights']).toMatch(
      /^http:\/\/(creativecommons\.org\/(licenses|publicdomain)|rightsstatements\.org\/vocab)\//,
    );
  }
  for (const thumbnail of (resource['thumbnail'] as Json[]) ?? []) {
    expect(thumbnail).toMatchObject({ type: 'Image', format: expect.stringMatching(/^image\//) });
  }
}

/** Section 5.3 to 5.6: a canvas has a size, and a page with one picture painted on all of it. */
async function expectCanvases(canvases: readonly Json[]): Promise<void> {
  for (const canvas of canvases) {
    expectResource(canvas, 'Canvas');
    for (const side of ['width', 'height']) expect(canvas[side]).toBeGreaterThan(0);
    const [page, ...pages] = canvas['items'] as [Json];
    expect(pages).toEqual([]);
    expectResource(page, 'AnnotationPage');
    const [annotation] = page['items'] as [Json];
    expectResource(annotation, 'Annotation');
    expect(annotation).toMatchObject({ motivation: 'painting', target: canvas['id'] });
    const body = annotation['body'] as Json;
    expectResource(body, 'Image');
    const { width, height } = await sharp(await bytes(body['id'] as string)).metadata();
    expect({ width, height }).toEqual({ width: body['width'], height: body['height'] });
    const [thumbnail] = canvas['thumbnail'] as [{ id: string }];
    await get(thumbnail.id).expect(200).expect('Content-Type', 'image/webp');
  }
}

/** Section 3.2: an id means one thing, wherever it is embedded. */
function expectNoRepeatedIds(manifest: Json): void {
  const ids: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const { id, type, ...rest } = value as Json;
    const parts = Object.values(rest);
    // A range points at canvases; what a reader fetches may be shown in several places.
    const isOwn = ['Manifest', 'Range', 'AnnotationPage', 'Annotation'].includes(String(type));
    if (isOwn || (type === 'Canvas' && parts.length > 0)) ids.push(String(id));
    parts.forEach(visit);
  };
  visit(manifest);
  expect(new Set(ids).size).toBe(ids.length);
}

describe('the manifest of a work', () => {
  it('has a canvas a view, in Chinese and English, as the Presentation API asks', async () => {
    const answer = await get(manifestOf(artwork)).set('Origin', 'https://viewer.example');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['content-type']).toBe(
      'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
    );
    const manifest = await complete();
    expect(manifest['@context']).toBe('http://iiif.io/api/presentation/3/context.json');
    expect(manifest['id']).toBe(`${instance.url}${manifestOf(artwork)}`);
    expectResource(manifest, 'Manifest');
    expect(manifest['label']).toEqual({
      zh: ['莲盘'],
      en: ['Porcelain painting “莲盘” by 周清和'],
    });
    expect(manifest['rights']).toBe('http://creativecommons.org/licenses/by/4.0/');
    expect(manifest['requiredStatement']).toEqual({
      label: { zh: ['署名'], en: ['Attribution'] },
      value: { zh: ['周清和 作，市妇联藏'] },
    });
    const canvases = manifest['items'] as Json[];
    expect(canvases.map(({ width, height }) => [width, height])).toEqual([
      [HEIGHT, WIDTH],
      [300, 200],
    ]);
    expect(canvases.map(({ label }) => (label as Json)['en'])).toEqual([
      ['Front (1/2)'],
      ['Base mark (2/2)'],
    ]);
    await expectCanvases(canvases);
    expectNoRepeatedIds(manifest);
  });

  it('is there for what is published and public, and for nothing else', async () => {
    for (const { documentId } of [internal, draft]) {
      await get(`/api/artworks/${documentId}/manifest`).expect(404);
      await get(`/api/artworks/${documentId}/manifest?status=draft`).expect(404);
    }
    await get('/api/artworks/nothing/manifest').expect(404);
    await get('/api/exhibitions/nothing/manifest').expect(404);
  });
});

describe('the manifest of an exhibition', () => {
  const address = () => `/api/exhibitions/${exhibition.documentId}/manifest`;

  it('is one manifest with a canvas for each view of each public work, each work once', async () => {
    const manifest = await json(address());
    expect(manifest['@context']).toBe('http://iiif.io/api/presentation/3/context.json');
    expect(manifest['id']).toBe(`${instance.url}${address()}`);
    expectResource(manifest, 'Manifest');
    expect(manifest['label']).toEqual({ zh: ['清风展'], en: ['Exhibition “清风展”'] });
    const canvases = manifest['items'] as Json[];
    expect(canvases.map(({ label }) => label)).toEqual([
      { zh: ['莲盘（正面）'], en: ['Porcelain painting “莲盘” by 周清和: Front (1/2)'] },
      {
        zh: ['莲盘（底款：青花）'],
        en: ['Porcelain painting “莲盘” by 周清和: Base mark (2/2)'],
      },
      { zh: ['竹'], en: ['Chinese painting “竹” by 周清和'] },
    ]);
    await expectCanvases(canvases);
    // What a viewer lists beside the pictures: a range for each work, in their order.
    const ranges = manifest['structures'] as Json[];
    for (const range of ranges) expectResource(range, 'Range');
    expect(ranges.map(({ items }) => items)).toEqual([
      canvases.slice(0, 2).map(({ id }) => ({ id, type: 'Canvas' })),
      canvases.slice(2).map(({ id }) => ({ id, type: 'Canvas' })),
    ]);
    expectNoRepeatedIds(manifest);
    expect(JSON.stringify(manifest)).not.toContain('内部作品');
  });

  it('says of each view under which licence it is, and of the whole what allows least', async () => {
    const manifest = await json(address());
    const [front, , bamboo] = manifest['items'] as Json[];
    const [by, reserved] = [
      'http://creativecommons.org/licenses/by/4.0/',
      'http://rightsstatements.org/vocab/InC/1.0/',
    ];
    expect([front?.['rights'], bamboo?.['rights']]).toEqual([by, reserved]);
    expect(manifest['rights']).toBe(reserved);
    expect(manifest['requiredStatement']).toEqual({
      label: { zh: ['署名'], en: ['Attribution'] },
      value: { zh: ['周清和 作，市妇联藏', '周清和'] },
    });
    expect(front?.['requiredStatement']).toMatchObject({ value: { zh: ['周清和 作，市妇联藏'] } });
  });

  it('is not there where no work in it is public', async () => {
    const { documentId } = await admin.createPublished('api::exhibition.exhibition', {
      title: '内部展',
      opensOn: '2026-12-01',
      closesOn: '2026-12-31',
      entries: [{ artwork: { connect: [internal] } }],
    });
    await get(`/api/exhibitions/${documentId}/manifest`).expect(404);
  });
});

interface Info extends Json {
  id: string;
  width: number;
  height: number;
  sizes: { width: number; height: number }[];
  tiles: { width: number; height: number; scaleFactors: number[] }[];
}

async function infoOfFirstView(): Promise<Info> {
  const manifest = await complete();
  const text = JSON.stringify(manifest);
  const service = /"id":"([^"]+)","type":"ImageService3"/.exec(text)?.[1] as string;
  return (await json(`${service}/info.json`)) as Info;
}

describe('the image service', () => {
  it('says of itself what the Image API asks of level 0', async () => {
    const info = await infoOfFirstView();
    expect(info).toMatchObject({
      '@context': 'http://iiif.io/api/image/3/context.json',
      type: 'ImageService3',
      protocol: 'http://iiif.io/api/image',
      profile: 'level0',
      width: HEIGHT,
      height: WIDTH,
      sizes: [
        { width: 275, height: 375 },
        { width: 550, height: 750 },
        { width: HEIGHT, height: WIDTH },
      ],
      tiles: [{ width: 512, height: 512, scaleFactors: [1, 2, 4] }],
    });
    const asked = { Host: 'wall.lan:8080', Range: 'bytes=0-20', 'If-None-Match': '*' };
    const answer = await get(`${info.id}/info.json`).set(asked).expect(200);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['content-type']).toContain('application/ld+json');
    expect(JSON.parse(answer.text).id).toBe(info.id.replace(instance.url, 'http://wall.lan:8080'));
    expect(answer.headers['cache-control']).toBe('private, no-cache');
    await request(instance.url).head(`${info.id}/info.json`.replace(instance.url, '')).expect(200);
  });

  it('has every file that it promises, at the size that the address says', async () => {
    const { id, width, height, sizes, tiles } = await infoOfFirstView();
    const promised = new Map([['full/max', `${width},${height}`]]);
    for (const size of sizes) {
      promised.set(`full/${size.width},${size.height}`, `${size.width},${size.height}`);
    }
    const [{ width: side, scaleFactors }] = tiles as [Info['tiles'][number]];
    for (const s of scaleFactors) {
      for (let x = 0; x < width; x += side * s) {
        for (let y = 0; y < height; y += side * s) {
          const [w, h] = [Math.min(side * s, width - x), Math.min(side * s, height - y)];
          const size = `${Math.ceil(w / s)},${Math.ceil(h / s)}`;
          const whole = w === width && h === height;
          promised.set(`${whole ? 'full' : `${x},${y},${w},${h}`}/${size}`, size);
        }
      }
    }
    // 3 × 3 tiles, 2 × 2 at half size of which one is left at a quarter; four whole ones.
    expect(promised.size).toBe(9 + 4 + 4);
    for (const [address, size] of promised) {
      const answer = await sharp(await bytes(`${id}/${address}/0/default.jpg`)).metadata();
      expect(`${address} ${answer.width},${answer.height}`).toBe(`${address} ${size}`);
      expect(answer.exif).toBeUndefined();
    }
    const folder = path.join(instance.folder, 'public', new URL(id).pathname);
    const stored = (await readdir(folder, { recursive: true })).filter((name) =>
      /\.jpg$/.test(name),
    );
    expect(stored.sort()).toEqual([...promised.keys()].map((key) => `${key}/0/default.jpg`).sort());
    expect(createHash('sha256').update(photograph).digest('hex')).toBe(path.basename(folder));
  });

  it('shows the picture upright, put together from its tiles at every scale', async () => {
    const { id, width, height, tiles } = await infoOfFirstView();
    const upright = await sharp(photograph).autoOrient().png().toBuffer();
    const [{ width: side, scaleFactors }] = tiles as [Info['tiles'][number]];
    for (const s of scaleFactors.slice(0, 2)) {
      const [w, h] = [Math.ceil(width / s), Math.ceil(height / s)];
      const parts = [];
      for (let left = 0; left < w; left += side) {
        for (let top = 0; top < h; top += side) {
          const [tw, th] = [Math.min(side, w - left), Math.min(side, h - top)];
          const region = [
            left * s,
            top * s,
            Math.min(side * s, width - left * s),
            Math.min(side * s, height - top * s),
          ];
          const input = await bytes(`${id}/${region.join(',')}/${tw},${th}/0/default.jpg`);
          parts.push({ input, left, top });
        }
      }
      const whole = await sharp({
        create: { width: w, height: h, channels: 3, background: '#000' },
      })
        .composite(parts)
        .png()
        .toBuffer();
      // Not at the middles of quarters alone: along the seams of tiles too.
      const seams = [0.02, 0.465, 0.47, 0.93, 0.935, 0.98].map((at) => [at, at] as const);
      for (const [x, y] of [...QUARTERS, ...seams]) {
        const [is, should] = [await colourAt(whole, x, y), await colourAt(upright, x, y)];
        expect(distance(is, should)).toBeLessThan(16);
      }
    }
  });

  it('ends with the publication of the work', async () => {
    const { id } = await infoOfFirstView();
    await admin.unpublish(ARTWORK, artwork.documentId);
    await get(manifestOf(artwork)).expect(404);
    await get(`${id}/info.json`).expect(404);
    await get(`${id}/full/max/0/default.jpg`).expect(404);
  });
});

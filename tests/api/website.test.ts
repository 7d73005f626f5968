import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import {
  websiteEntry,
  websiteFiles,
  WEBSITE_PATHS,
  WEBSITE_TYPES,
  WITH_AUDIENCE,
  type WebsiteType,
} from '../support/website';

let instance: Instance;
let admin: Admin;
let open: Entry;
let hidden: Entry;
let draft: Entry;
let artwork: Entry;
let files: Awaited<ReturnType<typeof websiteFiles>>;

const get = (path: string) => request(instance.url).get(path);
const maxim = (text: string, more: object = {}) => ({
  text,
  kind: 'verse',
  background: 'xuan',
  audience: 'public',
  ...more,
});
const MAXIM = 'api::collection.maxim';

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  files = await websiteFiles(admin);
  open = await admin.createPublished(
    MAXIM,
    maxim('公开的格言', { author: '于谦', pillar: 'build' }),
  );
  hidden = await admin.createPublished(MAXIM, maxim('内部的格言', { audience: 'internal' }));
  draft = await admin.create(MAXIM, maxim('草稿的格言'));
  const artist = await admin.createPublished('api::collection.artist', {
    name: '周清和',
    consent: 'given',
  });
  const image = await admin.upload(await picture({ width: 900, height: 600 }), 'plate.png');
  artwork = await admin.createPublished('api::collection.artwork', {
    title: '莲盘',
    category: 'porcelain_painting',
    artist: { connect: [artist] },
    views: [{ aspect: 'front', image: image.id, alt: '正面' }],
    audience: 'public',
  });
  const secret = await admin.createPublished('api::collection.artwork', {
    title: '内部作品',
    category: 'calligraphy',
    views: [{ aspect: 'whole', image: image.id, alt: '整幅' }],
    audience: 'internal',
  });
  await admin.createPublished('api::exhibition.exhibition', {
    title: '清风颂',
    opensOn: '2026-11-10',
    closesOn: '2026-12-31',
    entries: [
      { artwork: { connect: [artwork] }, note: '第一单元' },
      { artwork: { connect: [secret] }, note: '只对内说的话' },
      { note: '没有作品的话' },
    ],
  });
  await admin.createPublished('api::campaign.campaign', {
    name: '宣教月',
    startsOn: '2026-11-01',
    endsOn: '2026-11-30',
    maxims: { connect: [open, hidden, draft] },
  });
});

afterAll(() => instance.stop());

describe.each(WEBSITE_PATHS)('/api/%s', (type) => {
  it('answers anybody with a page of published entries', async () => {
    const { body } = await get(`/api/${type}`).expect(200);
    expect(Array.isArray(body.data)).toBe(true);
    expect(body.meta.pagination).toMatchObject({ page: 1, pageSize: 25, total: body.data.length });
  });

  it.each(['post', 'put', 'patch', 'delete'] as const)(
    'cannot be written to: %s',
    async (method) => {
      for (const authorization of ['', `Bearer ${admin.token}`]) {
        for (const path of [`/api/${type}`, `/api/${type}/${open.documentId}`]) {
          const call = request(instance.url);
          const answer = await call[method](path)
            .set(authorization ? { Authorization: authorization } : {})
            .send({ data: maxim('闯入的格言') });
          expect([404, 405]).toContain(answer.status);
        }
      }
      const { body } = await get('/api/maxims');
      expect(JSON.stringify(body)).not.toContain('闯入');
    },
  );

  it.each([
    'status=draft',
    'populate=*',
    'fields[0]=title',
    'publicationState=preview',
    'locale=all',
    'foo=1',
    'filters[createdBy][email][$contains]=a',
    'filters[audience]=internal',
    'filters[$or][0][audience]=internal',
    'pagination[start]=5',
    'sort=createdBy.email',
  ])('refuses %s by name', async (query) => {
    const { status, body } = await get(`/api/${type}?${query}`);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/参数/);
  });

  it.each([
    ['0', 400],
    ['-1', 400],
    ['1e9', 400],
    ['abc', 400],
    ['100', 200],
    ['101', 200],
    ['999999', 200],
  ])('takes a page size of %s with %i, capped at 100', async (size, status) => {
    const answer = await get(`/api/${type}?pagination[pageSize]=${size}`);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body.meta.pagination.pageSize).toBe(100);
  });

  it('has no entry under a made-up id', async () => {
    await get(`/api/${type}/does-not-exist`).expect(404);
    await get(`/api/${type}/${encodeURIComponent("' or 1=1 --")}`).expect(404);
  });
});

describe('what is public', () => {
  const titles = async (path: string) => JSON.stringify((await get(path)).body);

  describe.each(WEBSITE_PATHS)('of %s', (type: WebsiteType) => {
    const uid = WEBSITE_TYPES[type];
    const made = (name: string) => websiteEntry(type, `${name}一条`, files);
    const list = () => titles(`/api/${type}?pagination[pageSize]=100`);

    it('is what is published, by the list and by its id', async () => {
      const { documentId } = await admin.createPublished(uid, made('公开的'));
      expect(await list()).toContain('公开的一条');
      expect(await titles(`/api/${type}/${documentId}`)).toContain('公开的一条');
    });

    it('is no draft', async () => {
      const { documentId } = await admin.create(uid, made('草稿的'));
      expect(await list()).not.toContain('草稿的一条');
      await get(`/api/${type}/${documentId}`).expect(404);
    });

    if (!WITH_AUDIENCE.includes(type)) return;
    it('is nothing internal', async () => {
      const entry = { ...made('内部的'), audience: 'internal' };
      const { documentId } = await admin.createPublished(uid, entry);
      expect(await list()).not.toContain('内部的一条');
      await get(`/api/${type}/${documentId}`).expect(404);
    });
  });

  it('never answers with a draft, however it is asked', async () => {
    await admin.update(MAXIM, open.documentId, maxim('改了一半的格言'));
    for (const query of [
      '',
      '?status=draft',
      '?status[$eq]=draft',
      '?status=published&status=draft',
    ]) {
      expect(await titles(`/api/maxims/${open.documentId}${query}`)).not.toContain('改了一半');
      expect(await titles(`/api/maxims${query}`)).not.toContain('改了一半');
    }
    const { body } = await get(`/api/maxims/${open.documentId}`);
    expect(body.data.text).toBe('公开的格言');
  });

  it('leaves internal and unpublished content out of what gathers it', async () => {
    const campaigns = await titles('/api/campaigns');
    expect(campaigns).toContain('公开的格言');
    expect(campaigns).not.toMatch(/内部的格言|草稿的格言/);
    const exhibitions = await titles('/api/exhibitions');
    expect(exhibitions).toContain('莲盘');
    expect(exhibitions).not.toMatch(/内部作品|只对内说的话|没有作品的话/);
    const [exhibition] = (await get('/api/exhibitions?sort=opensOn:desc')).body.data;
    expect(exhibition.entries).toMatchObject([{ note: '第一单元', artwork: { title: '莲盘' } }]);
    const one = await get(`/api/exhibitions/${exhibition.documentId}`);
    expect(one.body.data.entries).toEqual(exhibition.entries);
  });

  it('is gone at once when it is withdrawn', async () => {
    const entry = await admin.createPublished(MAXIM, maxim('很快撤下的格言'));
    await get(`/api/maxims/${entry.documentId}`).expect(200);
    await admin.unpublish(MAXIM, entry.documentId);
    await get(`/api/maxims/${entry.documentId}`).expect(404);
  });

  it('says nothing about who wrote it or how it is stored', async () => {
    const text = await titles('/api/artworks');
    expect(text).not.toMatch(/createdBy|updatedBy|provider|"id":|consent|hash"/);
  });

  it('has what a card needs: renditions and the artist', async () => {
    const { body } = await get(`/api/artworks/${artwork.documentId}`).expect(200);
    expect(body.data).toMatchObject({
      title: '莲盘',
      category: 'porcelain_painting',
      artist: { name: '周清和' },
      views: [{ aspect: 'front', alt: '正面' }],
    });
    expect(body.data.views[0].image.formats.card).toMatchObject({ mime: 'image/webp', width: 750 });
  });
});

describe('finding', () => {
  const count = async (query: string) =>
    (await get(`/api/maxims?${query}`)).body.meta?.pagination.total;

  it('filters by facets, as Strapi writes them too', async () => {
    expect(await count('filters[author]=于谦')).toBe(1);
    expect(await count('filters[author][$eq]=于谦')).toBe(1);
    expect(await count('filters[pillar]=guard')).toBe(0);
    expect((await get('/api/maxims?filters[author][$contains]=于')).status).toBe(400);
  });

  it.each([
    ['bulletins', 'filters[issueNumber]=abc', '应为整数'],
    ['bulletins', 'filters[issueNumber]=12345678901', '应为整数'],
    ['bulletins', 'filters[issuedOn]=2026-02-30', '真实存在的日期'],
    ['bulletins', 'filters[issuedOn]=2026', '真实存在的日期'],
    ['maxims', 'filters[kind]=poem', '只能用：verse、aphorism、precept、discipline'],
    ['maxims', 'filters[author]=%00', '不是有效的文字'],
    ['maxims', 'filters[author]=%ED%A0%80', '不是有效的文字'],
    ['maxims', 'filters[author]=', '应为一个值'],
    ['maxims', `filters[author]=${'长'.repeat(101)}`, '应为一个值'],
    ['maxims', 'filters[themes]=a%20b', '应为代码或 documentId'],
    ['maxims', 'filters[author]=a&filters[author]=b', '只能给一次'],
    ['maxims', 'filters[author]=a&filters[author][$eq]=b', '只能给一次'],
  ])('refuses /api/%s?%s by name', async (type, query, complaint) => {
    const { status, body } = await get(`/api/${type}?${query}`);
    expect(status).toBe(400);
    const name = /[^=&]+/.exec(query.split('&').at(-1) as string)?.[0] as string;
    expect(body.error.message).toContain(`参数 ${name}`);
    expect(body.error.message).toContain(complaint);
  });

  it('takes an address in capitals for the same', async () => {
    expect((await get('/API/Maxims')).body).toEqual((await get('/api/maxims')).body);
  });

  it('pages through everything once', async () => {
    for (const text of ['甲', '乙', '丙', '丁'])
      await admin.createPublished(MAXIM, maxim(`分页${text}`));
    const total = await count('');
    const seen: string[] = [];
    for (let page = 1; seen.length < total; page += 1) {
      const { body } = await get(
        `/api/maxims?pagination[page]=${page}&pagination[pageSize]=2&sort=kind:asc`,
      );
      expect(body.data.length).toBeGreaterThan(0);
      seen.push(...body.data.map((entry: Entry) => entry.documentId));
    }
    expect(new Set(seen).size).toBe(total);
  });
});

describe('pages and the landing data', () => {
  it.each(['/', '/screen', '/desk'])('%s is a page of ours with a strict policy', async (path) => {
    const answer = await get(path).expect(200);
    expect(answer.text).toContain('lang="zh-Hans"');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

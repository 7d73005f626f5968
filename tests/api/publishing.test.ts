import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';

const UID = 'api::collection.maxim';
const PATH = `/content-manager/collection-types/${UID}`;

let instance: Instance;
let admin: Admin;

/** A draft that lacks what a published maxim must have. */
const incomplete = { kind: 'verse', background: 'xuan', audience: 'public', author: '佚名' };
const complete = { ...incomplete, text: '清风徐来，\n水波不兴。' };
const MISSING = '“原文（一行一句）”还没有填写，发布前请补上';

const shown = async (): Promise<string[]> =>
  (await request(instance.url).get('/api/maxims')).body.data.map(
    ({ author }: { author: string }) => author,
  );
const draft = (data: object = incomplete) => admin.create(UID, data);

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
});

afterAll(() => instance.stop());

describe('what is incomplete does not go out, whichever door it takes', () => {
  it.each([
    ['create', async () => ({ data: incomplete, status: 'published' })],
    [
      'update',
      async () => {
        const { documentId } = await draft();
        return { documentId, data: { author: '改过的佚名' }, status: 'published' };
      },
    ],
    [
      'update',
      async () => {
        const { documentId } = await admin.createPublished(UID, { ...complete, author: '先前' });
        return { documentId, data: { text: '' }, status: 'published' };
      },
    ],
    ['publish', async () => ({ documentId: (await draft()).documentId })],
  ])('the document service: %s', async (method, params) => {
    const call = await params();
    const before = await shown();
    await expect(instance.documents(UID, method, call)).rejects.toThrow(MISSING);
    expect(await shown()).toEqual(before);
  });

  it('a complete change that publishes goes out', async () => {
    const { documentId } = await draft();
    await instance.documents(UID, 'update', {
      documentId,
      data: { text: '一身正气', author: '补全的佚名' },
      status: 'published',
    });
    expect(await shown()).toContain('补全的佚名');
  });

  it.each([
    ['publish', async () => ['post', `${PATH}/${(await draft()).documentId}/actions/publish`]],
    ['create and publish', async () => ['post', `${PATH}/actions/publish`]],
    ['create with a status', async () => ['post', PATH, { status: 'published' }]],
    [
      'create with a status in the address',
      async () => ['post', `${PATH}?status=published`, { status: 'published' }],
    ],
    [
      'update with a status',
      async () => ['put', `${PATH}/${(await draft()).documentId}`, { status: 'published' }],
    ],
    [
      'update with a status in the address',
      async () => ['put', `${PATH}/${(await draft()).documentId}?status=published`],
    ],
    [
      'clone with a status',
      async () => [
        'post',
        `${PATH}/clone/${(await draft()).documentId}?status=published`,
        { status: 'published' },
      ],
    ],
    [
      'publish many',
      async () => [
        'post',
        `${PATH}/actions/bulkPublish`,
        { documentIds: [(await draft()).documentId, (await draft(complete)).documentId] },
        'alone',
      ],
    ],
  ])('the admin panel: %s', async (_door, call) => {
    const before = await shown();
    const [method, target, more = {}, alone] = (await call()) as [
      'post' | 'put',
      string,
      object?,
      string?,
    ];
    const { status, body } = await admin
      .send(method, target)
      .send(alone ? more : { ...incomplete, ...more });
    // Either it is refused, or it was taken for what it is: a change of a draft.
    if (status >= 400) expect(body.error.message).toContain(MISSING);
    expect(status).toBeLessThan(500);
    expect(await shown()).toEqual(before);
  });
});

describe('roles', () => {
  it('have Chinese names and descriptions', async () => {
    const { body } = await admin.send('get', '/admin/roles');
    const roles = body.data as { name: string; description: string }[];
    expect(roles.map(({ name }) => name).sort()).toEqual(['作者', '编辑', '超级管理员'].sort());
    for (const { description } of roles) expect(description).toMatch(/^可以/);
  });
});

describe('a right to create is not a right to publish', () => {
  it('for somebody who may write drafts only', async () => {
    const { body: role } = await admin
      .send('post', '/admin/roles')
      .send({ name: '只写草稿', description: '测试' })
      .expect(201);
    const properties = { fields: Object.keys(complete) };
    const permissions = ['create', 'read', 'update'].map((action) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject: UID,
      properties,
      conditions: [],
    }));
    await admin.send('put', `/admin/roles/${role.data.id}/permissions`).send({ permissions });
    const account = { email: 'draft@example.com', password: 'Qingfeng-2026' };
    const { email, password } = account;
    const { body: made } = await admin
      .send('post', '/admin/users')
      .send({ email, firstname: '草', lastname: '稿', roles: [role.data.id] })
      .expect(201);
    await admin
      .send('put', `/admin/users/${made.data.id}`)
      .send({ password, isActive: true })
      .expect(200);
    const writer = await Admin.signIn(instance, account);
    const { documentId } = await writer.create(UID, { ...complete, author: '写草稿的人' });
    const doors: ['post' | 'put', string, object][] = [
      ['post', PATH, { status: 'published' }],
      ['post', `${PATH}?status=published`, {}],
      ['put', `${PATH}/${documentId}`, { status: 'published' }],
      ['put', `${PATH}/${documentId}?status=published`, {}],
      ['post', `${PATH}/actions/publish`, {}],
      ['post', `${PATH}/${documentId}/actions/publish`, {}],
      ['post', `${PATH}/actions/bulkPublish`, { documentIds: [documentId] }],
      ['post', `${PATH}/clone/${documentId}`, { status: 'published' }],
    ];
    for (const [method, target, more] of doors) {
      await writer.send(method, target).send({ ...complete, author: '写草稿的人', ...more });
      expect([target, more, await shown()]).toEqual([
        target,
        more,
        expect.not.arrayContaining(['写草稿的人']),
      ]);
    }
  });
});

describe('publishing keeps relations', () => {
  const maxim = { ...complete, text: '公生明，\n偏生暗。' };
  const campaignOf = async (id: string) =>
    (await request(instance.url).get(`/api/campaigns/${id}`)).body.data;

  it('through publish, change, publish again, and republishing what it points at', async () => {
    const uid = 'api::campaign.campaign';
    const theme = await admin.create('api::collection.theme', {
      name: '家风',
      code: 'family-ethos',
    });
    const one = await admin.createPublished('api::collection.maxim', {
      ...maxim,
      themes: { connect: [theme] },
    });
    const two = await admin.createPublished('api::collection.maxim', { ...maxim, text: '第二条' });
    const base = { name: '活动', startsOn: '2026-03-01', endsOn: '2026-03-31' };
    const campaign = await admin.create(uid, { ...base, maxims: { connect: [one, two] } });
    const texts = async () =>
      (await campaignOf(campaign.documentId))?.maxims.map((entry: Entry) => entry.text);
    await admin.publish(uid, { ...base, documentId: campaign.documentId });
    expect(await texts()).toEqual([maxim.text, '第二条']);
    await admin.publish('api::collection.maxim', {
      ...maxim,
      text: '改过的第一条',
      documentId: one.documentId,
    });
    expect((await texts()).sort()).toEqual(['改过的第一条', '第二条'].sort());
    await admin.publish(uid, { ...base, name: '改名', documentId: campaign.documentId });
    expect((await texts()).sort()).toEqual(['改过的第一条', '第二条'].sort());
    const { body } = await request(instance.url).get(`/api/maxims/${one.documentId}`);
    expect(body.data.themes).toEqual([expect.objectContaining({ code: 'family-ethos' })]);
  });

  it.each([
    ['the content', 'back', {}],
    ['its published version', 'back-published', { status: 'published' }],
    ['its draft', 'back-draft', { status: 'draft' }],
  ])(
    'keeps a maxim on the wall through withdrawal and return, linked to %s',
    async (_case, slug, version) => {
      const entry = await admin.createPublished('api::collection.maxim', {
        ...maxim,
        text: '去而复返',
      });
      const playlist = await admin.create('api::wall.playlist', {
        name: '单',
        slides: [
          { kind: 'maxim', maxim: { connect: [{ ...entry, ...version }] }, transition: 'fade' },
        ],
      });
      await admin.create('api::wall.screen', {
        name: '屏',
        slug,
        width: 1920,
        height: 1080,
        timezone: 'Asia/Shanghai',
        audience: 'public',
        fallback: { connect: [playlist] },
      });
      const token = await instance.screenToken(slug);
      const text = async () =>
        (
          await request(instance.url)
            .get('/api/screen/programme')
            .set('Authorization', `Bearer ${token}`)
        ).text;
      await eventually(async () => expect(await text()).toContain('去而复返'));
      await admin.unpublish('api::collection.maxim', entry.documentId);
      await eventually(async () => expect(await text()).not.toContain('去而复返'));
      await admin.publish('api::collection.maxim', {
        ...maxim,
        text: '去而复返',
        documentId: entry.documentId,
      });
      await eventually(async () => expect(await text()).toContain('去而复返'));
    },
  );
});

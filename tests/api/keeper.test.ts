import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { colleague, keeperAct } from '../support/colleagues';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';
import { newScreen, pairings, pairScreen, play, type Device } from '../support/screens';

let instance: Instance;
let admin: Admin;
let group: Entry;
let playlist: Entry;
let lobby: { id: string; device: Device };

const get = (path: string) => admin.send('get', `/wall/${path}`);
const screens = async () => (await get('screens').expect(200)).body.screens;
const seen = async (id = lobby.id) =>
  (await screens()).find((screen: { id: string }) => screen.id === id);

type Method = 'get' | 'post' | 'delete';

const call = (method: Method, path: string, token: string): request.Test => {
  const agent = request(instance.url);
  return agent[method](`/wall/${path}`).set('Authorization', `Bearer ${token}`);
};

/** Signs in somebody with a role that may do just these acts of a keeper. */
async function keeperWho(
  name: string,
  acts: string[],
): Promise<(method: Method, path: string) => request.Test> {
  const { token } = await colleague(instance, admin, name, acts.map(keeperAct));
  return (method, path) => call(method, path, token);
}

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  group = await admin.create('api::wall.screen-group', { name: '大厅组', slug: 'halls' });
  const image = await admin.upload(await picture({ width: 900, height: 600 }), 'work.png');
  const artwork = await admin.createPublished('api::collection.artwork', {
    title: '竹石',
    category: 'chinese_painting',
    audience: 'internal',
    year: 2026,
    views: [{ aspect: 'whole', image: image.id, alt: '竹石' }],
  });
  playlist = await admin.create('api::wall.playlist', {
    name: '大厅日常',
    slides: [{ kind: 'artwork', artwork: { connect: [artwork] }, transition: 'fade' }],
  });
  lobby = await pairScreen(instance, admin, { group: group.documentId, audience: 'internal' });
  await admin.update('api::wall.screen', lobby.id, { fallback: { connect: [playlist] } });
  await eventually(async () => expect((await seen()).now.playlist).not.toBeNull());
});

afterAll(() => instance.stop());

describe('who is let in', () => {
  const paths: [Method, string][] = [
    ['get', 'screens'],
    ['get', 'screens/x/timeline?from=2026-09-25'],
    ['get', 'screens/x/preview?at=2026-09-25T00:00:00Z'],
    ['get', 'places/playlists/x'],
    ['get', 'places/schedules/x'],
    ['get', 'places/contents/maxim/x'],
    ['get', 'plays?from=2026-09-25&to=2026-09-25'],
    ['get', 'notices'],
    ['post', 'screens/x/identify'],
    ['post', 'screens/x/reload'],
    ['get', 'pairings/ABCDEFGH'],
    ['post', 'pairings/approve'],
    ['post', 'screens/x/tokens/rotate'],
    ['delete', 'screens/x/tokens'],
    ['post', 'notices'],
    ['delete', 'notices/x'],
  ];

  it.each(paths)('%s %s: nobody without signing in, nor a screen', async (method, path) => {
    expect((await call(method, path, '')).status).toBe(401);
    const screen = await call(method, path, lobby.device.token);
    expect(screen.status).toBe(401);
  });

  it('is an editor only where a role says so, act by act', async () => {
    const editor = await keeperWho('editor2', []);
    for (const [method, path] of paths) expect((await editor(method, path)).status).toBe(403);
    const reader = await keeperWho('reader', ['read']);
    expect((await reader('get', 'screens')).status).toBe(200);
    expect((await reader('post', `screens/${lobby.id}/identify`)).status).toBe(403);
    expect((await reader('delete', `screens/${lobby.id}/tokens`)).status).toBe(403);
    expect((await reader('post', 'notices').send({})).status).toBe(403);
    const speaker = await keeperWho('speaker', ['notice']);
    expect((await speaker('post', 'notices').send({})).status).toBe(400);
    expect((await speaker('get', 'screens')).status).toBe(403);
  });

  it('is offered to roles by Chinese names', async () => {
    const { body } = await admin.send('get', '/admin/permissions').expect(200);
    const names = body.data.sections.settings
      .filter(({ action }: { action: string }) => action.startsWith('api::wall.keeper.'))
      .map(({ displayName }: { displayName: string }) => displayName);
    expect(names).toHaveLength(4);
    for (const name of names) expect(name).toMatch(/\p{Script=Han}/u);
    const { body: roles } = await admin.send('get', '/admin/roles').expect(200);
    const stock = roles.data.filter(({ code }: { code: string }) => code.startsWith('strapi-'));
    expect(stock.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['超级管理员', '编辑', '作者'].sort(),
    );
  });
});

describe('the screens', () => {
  it('are told with what they are, show and should show', async () => {
    const { body } = await lobby.device.get('programme');
    await lobby.device.beat({ revision: body.revision, slide: 'artwork-x' }).expect(204);
    expect(await seen()).toEqual({
      id: lobby.id,
      name: '大厅屏',
      slug: expect.any(String),
      place: '一楼大厅',
      group: { id: group.documentId, name: '大厅组' },
      width: 1920,
      height: 1080,
      timezone: 'Asia/Shanghai',
      audience: 'internal',
      paired: true,
      tokens: [
        {
          id: expect.any(String),
          createdAt: expect.stringMatching(/Z$/),
          lastSeenAt: expect.stringMatching(/Z$/),
          lastAddress: expect.any(String),
          duplicated: false,
        },
      ],
      state: 'online',
      since: expect.stringMatching(/Z$/),
      why: '运行正常',
      behind: false,
      heartbeat: expect.objectContaining({ revision: body.revision, address: expect.any(String) }),
      revision: body.revision,
      now: {
        playlist: { id: playlist.documentId, title: '大厅日常' },
        slide: 'artwork-x',
        because: expect.objectContaining({ rule: 'fallback' }),
      },
      omitted: expect.any(Array),
      notice: null,
    });
  });

  it('give away neither token nor digest', async () => {
    const text = JSON.stringify((await get('screens')).body);
    expect(text).not.toContain(lobby.device.token);
    expect(text).not.toMatch(/digest|secret|[0-9a-f]{64}(?<!sha256-.{64})/);
    for (const uid of ['screen-token', 'pairing', 'heartbeat', 'play', 'command']) {
      const { status, body } = await admin.send(
        'get',
        `/content-manager/collection-types/api::wall.${uid}`,
      );
      expect(status).toBe(403);
      expect(JSON.stringify(body)).not.toMatch(/[0-9a-f]{64}/);
    }
  });

  it('have a timeline from any day on, in their own time', async () => {
    const { body } = await get(`screens/${lobby.id}/timeline?from=2026-10-01`).expect(200);
    expect(body).toMatchObject({ timezone: 'Asia/Shanghai', from: '2026-09-30T16:00:00.000Z' });
    expect(body.spans[0]).toMatchObject({
      from: body.from,
      playlist: { id: playlist.documentId, title: '大厅日常' },
      because: { rule: 'fallback' },
    });
    expect(body.spans.at(-1).to).toBe(body.to);
  });

  it('have a preview at any time, with files that a browser may fetch', async () => {
    const { body } = await get(
      `screens/${lobby.id}/preview?at=${encodeURIComponent('2026-10-01T08:00:00+08:00')}`,
    ).expect(200);
    expect(body.at).toBe('2026-10-01T00:00:00.000Z');
    expect(body.span.playlist.title).toBe('大厅日常');
    expect(body.slides).toHaveLength(1);
    const [{ id, slide }] = body.slides;
    expect(slide).toMatchObject({ kind: 'artwork', content: { title: '竹石' } });
    const only = (name: string) =>
      get(`screens/${lobby.id}/preview?at=${new Date().toISOString()}&slide=${name}`).expect(200);
    expect((await only(id)).body.slides).toEqual([{ id, slide }]);
    expect((await only('constructor')).body.slides).toEqual([]);
    const [key] = slide.assets;
    const { url } = body.assets[key];
    expect((await request(instance.url).get(url)).status).toBe(200);
    expect((await request(instance.url).get(url.split('?')[0])).status).toBe(404);
  });

  it.each([
    ['timeline', ''],
    ['timeline', 'from=today'],
    ['timeline', 'from=2026-02-30'],
    ['timeline', 'from[]=2026-02-20'],
    ['preview', 'at=now'],
    ['preview', 'at=2026-09-25'],
    ['timeline', 'from=9000-01-01'],
    ['timeline', 'from=1949-10-01'],
    ['preview', 'at=9000-01-01T00:00:00Z'],
  ])('refuse a %s for %p', async (what, query) => {
    const answer = await get(`screens/${lobby.id}/${what}?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/\p{Script=Han}/u);
  });

  it.each<[Method, string]>([
    ['get', 'screens/nosuchscreen/timeline?from=2026-09-25'],
    ['get', 'screens/nosuchscreen/preview?at=2026-09-25T00:00:00Z'],
    ['post', 'screens/nosuchscreen/reload'],
    ['post', 'screens/nosuchscreen/tokens/rotate'],
    ['delete', 'screens/nosuchscreen/tokens'],
  ])('%s %s is 404', async (method, path) => {
    await admin.send(method, `/wall/${path}`).expect(404);
  });

  it('cannot have a token rotated that they do not have', async () => {
    const { id } = await pairScreen(instance, admin, { name: '没令牌' });
    await admin.send('delete', `/wall/screens/${id}/tokens`).expect(204);
    await admin.send('post', `/wall/screens/${id}/tokens/rotate`).expect(409);
    await admin.send('delete', `/wall/screens/${id}/tokens`).expect(204);
  });

  it('leave nothing behind that opens the wall when one is deleted', async () => {
    const { id, device } = await pairScreen(instance, admin, { name: '将删除' });
    await device.beat().expect(204);
    await admin.remove('api::wall.screen', id);
    await eventually(async () => expect((await device.get('programme')).status).toBe(401));
    expect((await device.post('plays', { plays: [play()] })).status).toBe(401);
    expect(await seen(id)).toBeUndefined();
  });
});

describe('approving', () => {
  it.each([
    ['no name', { name: ' ' }, '名称'],
    ['a long name', { name: '长'.repeat(61) }, '名称'],
    ['a width of nothing', { width: 0 }, '宽'],
    ['an audience that is not one', { audience: 'all' }, '可见范围'],
  ])('refuses %s in Chinese', async (_case, changes, word) => {
    const { body: pairing } = await pairings(instance).expect(201);
    const answer = await admin
      .send('post', '/wall/pairings/approve')
      .send({ code: pairing.code, create: newScreen(changes) });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(word);
  });

  it('shows markup in a name as text, as it was typed', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const { id } = await pairScreen(instance, admin, { name });
    expect((await seen(id)).name).toBe(name);
    expect((await get('screens')).headers['content-type']).toMatch(/^application\/json/);
  });
});

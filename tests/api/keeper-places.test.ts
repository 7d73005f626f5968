import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Entry } from '../support/admin';
import { colleague, mayRead } from '../support/colleagues';
import { eventually } from '../support/eventually';
import { picture } from '../support/pictures';
import { connect, MAXIM, PLAYLIST, ScheduledWall, slide, verse } from '../support/scheduledWall';

const SCHEDULE = 'api::wall.schedule';
const CAMPAIGN = 'api::campaign.campaign';
const ARTWORK = 'api::collection.artwork';
const DAY = 86_400_000;

let wall: ScheduledWall;

const get = (path: string) => wall.admin.send('get', `/wall/${path}`);
const places = async (path: string) => (await get(`places/${path}`).expect(200)).body;
const dayAfter = (days: number) =>
  new Date(Date.now() + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
const namesOf = (screens: { name: string }[]) => screens.map(({ name }) => name).sort();

beforeAll(async () => {
  wall = await ScheduledWall.make();
});

afterAll(() => wall.instance.stop());

describe('where a playlist plays', () => {
  it('is nowhere while nothing uses it', async () => {
    expect(await places(`playlists/${wall.special.documentId}`)).toEqual({ screens: [], uses: [] });
  });

  it('is told screen by screen, with what makes it play', async () => {
    const data = { name: '每日专场', endsOn: dayAfter(2) };
    await wall.withSchedule(data, async () => {
      const { screens, uses } = await places(`playlists/${wall.special.documentId}`);
      expect(namesOf(screens)).toEqual(['internal', 'lobby', 'london', 'upright']);
      const lobby = screens.find(({ name }: { name: string }) => name === 'lobby');
      expect(lobby).toMatchObject({
        timezone: 'Asia/Shanghai',
        times: [
          {
            to: new Date(`${dayAfter(3)}T00:00:00+08:00`).toISOString(),
            playlist: { title: '专场' },
            because: { rule: 'schedule', name: '每日专场' },
          },
        ],
      });
      expect(uses).toEqual([
        {
          rule: 'schedule',
          id: expect.any(String),
          name: '每日专场',
          says: `至 ${dayAfter(2)}`,
          idle: false,
          next: null,
        },
      ]);
    });
  });

  it('is told of a schedule that rests, and of one that is months away', async () => {
    await wall.withSchedule({ name: '停用', enabled: false }, async () => {
      const { screens, uses } = await places(`playlists/${wall.special.documentId}`);
      expect(screens).toEqual([]);
      expect(uses).toMatchObject([{ name: '停用', idle: true }]);
    });
    await wall.withSchedule({ name: '以后', startsOn: dayAfter(90) }, async () => {
      const { screens, uses } = await places(`playlists/${wall.special.documentId}`);
      expect(screens).toEqual([]);
      const next = new Date(`${dayAfter(90)}T00:00:00+08:00`).toISOString();
      expect(uses).toMatchObject([{ name: '以后', idle: false, next }]);
    });
  });

  it('is told of the screens that fall back on it', async () => {
    const { body } = await wall.admin.send(
      'get',
      `/content-manager/collection-types/${PLAYLIST}?filters[name]=日常`,
    );
    const { screens, uses } = await places(`playlists/${body.results[0].documentId}`);
    expect(screens).toHaveLength(4);
    expect(screens[0].times).toMatchObject([{ to: null, because: { rule: 'fallback' } }]);
    expect(
      uses.map(({ rule, name }: { rule: string; name: string }) => [rule, name]),
    ).toContainEqual(['fallback', 'lobby']);
  });
});

describe('when a schedule runs', () => {
  const idOf = async (name: string): Promise<string> => {
    const { body } = await wall.admin.send(
      'get',
      `/content-manager/collection-types/${SCHEDULE}?filters[name]=${name}`,
    );
    return body.results[0].documentId;
  };

  it('is told for each screen it means, in that screen’s time', async () => {
    await wall.withSchedule({ name: '日排', startsOn: dayAfter(3) }, async () => {
      const answer = await places(`schedules/${await idOf('日排')}`);
      expect(answer).toMatchObject({
        enabled: true,
        hasPlaylist: true,
        hasDays: true,
        says: `${dayAfter(3)} 起`,
        more: 0,
      });
      expect(namesOf(answer.screens)).toEqual(['internal', 'lobby', 'london', 'upright']);
      const [lobby, london] = ['lobby', 'london'].map(
        (name) => answer.screens.find((screen: { name: string }) => screen.name === name).pieces,
      );
      const from = (zone: string) => new Date(`${dayAfter(3)}T00:00:00${zone}`).toISOString();
      expect(lobby).toEqual([
        { from: from('+08:00'), to: null, plays: true, why: null, instead: null },
      ]);
      expect(london[0].from).not.toBe(lobby[0].from);
    });
  });

  it('says where one of higher priority has the screen, and for how long', async () => {
    await wall.withSchedule({ name: '低', startsOn: dayAfter(1) }, async () => {
      const rival = { name: '高', priority: 90, startsOn: dayAfter(2), endsOn: dayAfter(2) };
      await wall.withSchedule(rival, async () => {
        const low = await places(`schedules/${await idOf('低')}`);
        const pieces = low.screens.find(({ name }: { name: string }) => name === 'lobby').pieces;
        expect(pieces).toMatchObject([
          { plays: true },
          { plays: false, why: 'outranked', instead: { rule: 'schedule', name: '高' } },
          { plays: true, to: null },
        ]);
        expect(pieces[1].to).toBe(new Date(`${dayAfter(3)}T00:00:00+08:00`).toISOString());
      });
    });
  });

  it('says where its playlist has nothing to show', async () => {
    const draft = await wall.admin.create(MAXIM, { ...verse, text: '未发布' });
    const hollow = await wall.admin.create(PLAYLIST, { name: '空单', slides: [slide(draft)] });
    await wall.withSchedule({ name: '空排', playlist: connect(hollow) }, async () => {
      const { screens } = await places(`schedules/${await idOf('空排')}`);
      expect(screens[0].pieces).toMatchObject([{ plays: false, why: 'empty', instead: null }]);
    });
  });

  it('says what keeps one from playing at all', async () => {
    await wall.withSchedule({ name: '停', enabled: false }, async () => {
      expect(await places(`schedules/${await idOf('停')}`)).toMatchObject({ enabled: false });
    });
    const gone = await wall.admin.create(PLAYLIST, {
      name: '将删',
      slides: [slide(wall.maxims[0] as Entry)],
    });
    await wall.withSchedule({ name: '无单', playlist: connect(gone) }, async () => {
      await wall.admin.remove(PLAYLIST, gone.documentId);
      expect(await places(`schedules/${await idOf('无单')}`)).toMatchObject({ hasPlaylist: false });
    });
  });
});

describe('where a work is shown', () => {
  it('is told with the playlists that name it, now and next', async () => {
    const answer = await places(`contents/maxim/${wall.maxims[0]?.documentId}`);
    expect(answer).toMatchObject({
      published: true,
      playlists: [{ title: '日常' }],
      picked: [],
      campaigns: [],
      omitted: null,
    });
    expect(namesOf(answer.screens)).toEqual(['internal', 'lobby', 'london', 'upright']);
  });

  it('is told with a rule that may choose it, and a campaign that gathers it', async () => {
    const third = wall.maxims[2] as Entry;
    const rule = {
      kind: 'rule',
      transition: 'fade',
      pick: {
        kind: 'maxim',
        count: 2,
        order: 'newest',
        scope: 'group',
        themes: connect(wall.theme),
      },
    };
    const picking = await wall.admin.create(PLAYLIST, { name: '挑', slides: [rule] });
    const campaign = await wall.admin.createPublished(CAMPAIGN, {
      name: '宣教月',
      startsOn: dayAfter(0),
      endsOn: dayAfter(20),
      takeover: true,
      screens: connect(wall.screens.lobby),
      maxims: connect(third),
    });
    const answer = await places(`contents/maxim/${third.documentId}`);
    expect(answer).toMatchObject({
      playlists: [],
      picked: [{ id: picking.documentId, title: '挑' }],
      campaigns: [{ id: campaign.documentId, title: '宣教月' }],
      screens: [{ name: 'lobby', times: [{ because: { rule: 'campaign', name: '宣教月' } }] }],
    });
    await wall.admin.remove(CAMPAIGN, campaign.documentId);
    await wall.admin.remove(PLAYLIST, picking.documentId);
  });

  it('is nowhere while it is a draft, and as soon as it is withdrawn', async () => {
    const draft = await wall.admin.create(MAXIM, { ...verse, text: '草稿' });
    expect(await places(`contents/maxim/${draft.documentId}`)).toMatchObject({
      published: false,
      screens: [],
      playlists: [],
    });
    const second = wall.maxims[1] as Entry;
    await wall.withSchedule({}, async () => {
      const shown = await places(`contents/maxim/${second.documentId}`);
      expect(shown.screens).toHaveLength(4);
      await wall.admin.unpublish(MAXIM, second.documentId);
      const gone = await places(`contents/maxim/${second.documentId}`);
      expect(gone).toMatchObject({ published: false, screens: [], playlists: [{ title: '专场' }] });
      await wall.admin.publish(MAXIM, { ...verse, text: '二', documentId: second.documentId });
    });
  });

  it.each([
    ['contents/maxim/nosuchwork', 404],
    ['playlists/nosuchlist', 404],
    ['schedules/nosuchschedule', 404],
    ['contents/screen/x', 400],
  ])('%s is %i', async (path, status) => {
    const { body } = await get(`places/${path}`).expect(status);
    expect(body.error.message).toMatch(/\p{Script=Han}/u);
  });
});

describe('a work as the wall would paint it', () => {
  const wish = (kind: string, id: string, query = 'status=draft&width=1920&height=1080') =>
    `drafts/${kind}/${id}?${query}`;

  it('is the draft or what is published, as asked', async () => {
    const maxim = await wall.admin.createPublished(MAXIM, { ...verse, text: '已发布的' });
    await wall.admin.update(MAXIM, maxim.documentId, { ...verse, text: '改过的\n草稿' });
    const lines = async (status: string) =>
      (
        await get(
          wish('maxim', maxim.documentId, `status=${status}&width=1080&height=1920`),
        ).expect(200)
      ).body.slide.content.lines;
    expect(await lines('draft')).toEqual(['改过的', '草稿']);
    expect(await lines('published')).toEqual(['已发布的']);
    const { body } = await wall.admin.send('get', '/wall/screens');
    expect(JSON.stringify(body)).not.toContain('改过的');
  });

  it('comes with all that the slide says, and links to its files for the panel alone', async () => {
    const image = await wall.admin.upload(await picture({ width: 900, height: 600 }), 'w.png');
    const artist = await wall.admin.create('api::collection.artist', { name: '张三' });
    const artwork = await wall.admin.create(ARTWORK, {
      title: '竹石',
      category: 'chinese_painting',
      audience: 'internal',
      artist: connect(artist),
      rights: { licence: 'cc0', creditLine: '某馆藏', consent: 'given' },
      views: [{ aspect: 'whole', image: image.id, alt: '竹与石' }],
    });
    const look = () => get(wish('artwork', artwork.documentId)).expect(200);
    await eventually(async () => expect((await look()).body.reason).toBeNull());
    const { body, headers } = await look();
    expect(headers['cache-control']).toBe('no-store');
    expect(body.slide).toMatchObject({
      kind: 'artwork',
      content: {
        title: '竹石',
        artist: { name: '张三' },
        creditLine: '某馆藏',
        views: [{ alt: '竹与石' }],
      },
    });
    const [asset] = Object.values(body.assets) as { url: string }[];
    const url = asset?.url ?? '';
    const file = request(wall.instance.url);
    expect((await file.get(url)).status).toBe(200);
    expect((await file.get(url.split('?')[0] as string)).status).toBe(404);
    await get(
      wish('artwork', artwork.documentId, 'status=published&width=1920&height=1080'),
    ).expect(404);
  });

  it('says why it cannot be painted', async () => {
    const film = await wall.admin.create('api::collection.film', {
      title: '无片',
      audience: 'internal',
    });
    const { body } = await get(wish('film', film.documentId)).expect(200);
    expect(body).toEqual({ slide: null, reason: '没有可播的视频' });
  });

  it('is for those who may read the work, field by field, and for nobody else', async () => {
    const maxim = await wall.admin.create(MAXIM, { ...verse, text: '只给编辑看', author: '某人' });
    const path = `/wall/${wish('maxim', maxim.documentId)}`;
    await request(wall.instance.url).get(path).expect(401);
    const reader = await colleague(wall.instance, wall.admin, 'reader', [
      mayRead(MAXIM, ['text', 'kind', 'background']),
    ]);
    const { body } = await reader.send('get', path).expect(200);
    expect(body.slide.content).toMatchObject({ lines: ['只给编辑看'], author: null });
    await reader.send('get', `/wall/places/contents/maxim/${maxim.documentId}`).expect(403);
    const stranger = await colleague(wall.instance, wall.admin, 'stranger', [
      mayRead(ARTWORK, ['title']),
    ]);
    const refused = await stranger.send('get', path).expect(403);
    expect(JSON.stringify(refused.body)).not.toContain('只给编辑看');
  });

  it.each([
    'status=all&width=1920&height=1080',
    'status=draft&width=10&height=1080',
    'status=draft',
  ])('is refused for %p', async (query) => {
    const id = wall.maxims[0]?.documentId as string;
    const { body } = await get(wish('maxim', id, query)).expect(400);
    expect(body.error.message).toMatch(/\p{Script=Han}/u);
  });
});

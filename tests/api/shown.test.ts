import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { hang, slide } from '../support/gallery';
import { Instance } from '../support/instance';
import { picture } from '../support/pictures';

const SECOND = 1000;
const path = (uid: string) => `/content-manager/collection-types/${uid}`;

let instance: Instance;
let admin: Admin;
let token: string;

const poll = () =>
  request(instance.url).get('/api/screen/programme').set('Authorization', `Bearer ${token}`);
const tag = async () => (await poll()).headers['etag'] as string;

/** The only entry of a type, or the one that begins so. */
async function find(uid: string, field: string, start = ''): Promise<Entry> {
  const filter = start ? `?filters[${field}][$startsWith]=${encodeURIComponent(start)}` : '';
  const { body } = await admin.send('get', `${path(uid)}${filter}`);
  expect([uid, body.results.length]).toEqual([uid, 1]);
  return body.results[0];
}

/** Changes one field as an editor does. */
async function change(
  uid: string,
  field: string,
  value: unknown,
  { start = '', publish = true } = {},
): Promise<void> {
  const { documentId } = await find(uid, field, start);
  if (publish) await admin.publish(uid, { documentId, [field]: value });
  else await admin.update(uid, documentId, { [field]: value });
}

async function fileOf(name: string): Promise<{ id: number }> {
  const { body } = await admin.send('get', `/upload/files?filters[name][$startsWith]=${name}`);
  expect(body.results.length).toBe(1);
  return body.results[0];
}

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  await hang(instance, [
    {
      slug: 'all',
      slides: [
        'maxim/shihui-yin',
        'artwork/qingfeng',
        'film/jingjian-jiafeng',
        'family-story/abacus',
        'bulletin/mid-autumn',
        'campaign/education-month',
      ].map((key) => slide(key)),
      screens: [{ slug: 'all', width: 1920, height: 1080 }],
    },
  ]);
  token = await instance.screenToken('all');
  await eventually(async () => expect((await poll()).status).toBe(200));
});

afterAll(() => instance.stop());

describe('a change to anything shown has another ETag within a second', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['a maxim', () => change('api::collection.maxim', 'annotation', '另一条注释'), '另一条注释'],
    [
      'a theme of a maxim',
      async () => {
        const [theme] = (
          await admin.send('get', path('api::collection.theme'))
        ).body.results.filter(({ name }: Entry) => name === '清白');
        await admin.update('api::collection.theme', theme.documentId, { name: '清清白白' });
      },
      '清清白白',
    ],
    [
      'an artwork',
      () => change('api::collection.artwork', 'title', '清风（改题）'),
      '清风（改题）',
    ],
    [
      'the artist of an artwork',
      () => change('api::collection.artist', 'name', '改名人'),
      '改名人',
    ],
    ['a film', () => change('api::collection.film', 'producer', '另一家'), '另一家'],
    [
      'a family story',
      () => change('api::collection.family-story', 'family', '示例家庭·赵家'),
      '示例家庭·赵家',
    ],
    ['a bulletin', () => change('api::collection.bulletin', 'title', '另一个题目'), '另一个题目'],
    [
      'the occasion of a bulletin',
      () => change('api::campaign.occasion', 'name', '中秋佳节', { start: '中秋', publish: false }),
      '中秋佳节',
    ],
    ['a campaign', () => change('api::campaign.campaign', 'slogan', '另一句口号'), '另一句口号'],
    [
      'the screen',
      () => change('api::wall.screen', 'name', '改名的屏', { publish: false }),
      '改名的屏',
    ],
    [
      'the playlist',
      () => change('api::wall.playlist', 'name', '改名的单', { publish: false }),
      '改名的单',
    ],
    [
      'the file of an artwork, replaced',
      async () => {
        const { id } = await fileOf('artworks-qingfeng');
        await admin
          .send('post', `/upload?id=${id}`)
          .attach('files', await picture({ width: 640, height: 480 }), { filename: 'other.png' })
          .expect(200);
      },
      '"width":640',
    ],
    [
      'a campaign that is withdrawn',
      async () => {
        const { documentId } = await find('api::campaign.campaign', 'name');
        await admin.unpublish('api::campaign.campaign', documentId);
      },
      '另一个题目',
    ],
  ])('%s', async (_what, act, words) => {
    const before = await tag();
    await act();
    const done = Date.now();
    await eventually(async () => {
      const answer = await poll();
      expect(answer.headers['etag']).not.toBe(before);
      expect(answer.text).toContain(words);
    }, SECOND);
    expect(Date.now() - done).toBeLessThan(SECOND);
  });
});

describe('a change to anything not shown has the same ETag', () => {
  it('drafts of all that is shown, and published content that is not', async () => {
    const before = await tag();
    // Fields of shown content that no slide paints.
    await change('api::collection.maxim', 'kind', 'aphorism');
    await change('api::collection.film', 'runtimeSeconds', 61);
    await change('api::collection.artwork', 'statement', '有释文，墙上就不写这一段');
    const { body } = await admin.send('get', path('api::collection.artwork'));
    const { documentId } = body.results[0];
    const work = (await admin.send('get', `${path('api::collection.artwork')}/${documentId}`)).body;
    const views = work.data.views.map((view: Entry) => ({ ...view, caption: '墙上不写的图注' }));
    await admin.publish('api::collection.artwork', { documentId, views });
    const drafts: [uid: string, field: string][] = [
      ['api::collection.maxim', 'annotation'],
      ['api::collection.artwork', 'title'],
      ['api::collection.artist', 'name'],
      ['api::collection.film', 'title'],
      ['api::collection.family-story', 'title'],
      ['api::collection.bulletin', 'title'],
      ['api::campaign.campaign', 'name'],
    ];
    for (const [uid, field] of drafts) await change(uid, field, '只是草稿', { publish: false });
    // Fields of shown content that no slide has.
    await change('api::campaign.occasion', 'code', 'education', {
      start: 'education',
      publish: false,
    });
    const image = await admin.upload(await picture({ width: 320, height: 240 }), 'unused.png');
    await admin
      .send('post', `/upload?id=${image.id}`)
      .field('fileInfo', JSON.stringify({ alternativeText: '没有用到的图' }))
      .expect(200);
    const unseen: [uid: string, data: object][] = [
      [
        'api::collection.maxim',
        { text: '墙上没有的一句', kind: 'verse', background: 'xuan', audience: 'public' },
      ],
      ['api::collection.artist', { name: '墙上没有的人', consent: 'given' }],
      [
        'api::collection.artwork',
        {
          title: '墙上没有的画',
          category: 'calligraphy',
          audience: 'public',
          views: [{ aspect: 'whole', image: image.id, alt: '画' }],
        },
      ],
      [
        'api::collection.family-story',
        { title: '没讲的故事', form: 'told', family: '某家', body: '正文', audience: 'public' },
      ],
      [
        'api::campaign.campaign',
        { name: '没上墙的活动', startsOn: '2026-01-01', endsOn: '2026-01-02' },
      ],
      [
        'api::exhibition.exhibition',
        { title: '没上墙的展', opensOn: '2026-01-01', closesOn: '2026-01-02' },
      ],
    ];
    for (const [uid, data] of unseen) await admin.createPublished(uid, data);
    await admin.create('api::collection.theme', { name: '没用的主题', code: 'unused' });
    await admin.create('api::wall.playlist', { name: '没排的单', slides: [] });
    await admin.create('api::wall.screen-group', { name: '空组', slug: 'none' });
    await admin.send('delete', `/upload/files/${image.id}`).expect(200);
    // Longer than the time in which a change must arrive.
    const until = Date.now() + 1.5 * SECOND;
    while (Date.now() < until) expect(await tag()).toBe(before);
    expect((await poll()).text).not.toMatch(/只是草稿|墙上没有|没上墙/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Programme } from '../../src/api/wall/programme/types';
import { Admin, type Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import { Instance } from '../support/instance';

const MAXIM = 'api::collection.maxim';
const PLAYLIST = 'api::wall.playlist';
const SCHEDULE = 'api::wall.schedule';
const SCREEN = 'api::wall.screen';
const OCCASION = 'api::campaign.occasion';
const CAMPAIGN = 'api::campaign.campaign';
const SECOND = 1000;

let instance: Instance;
let admin: Admin;
let group: Entry;
let theme: Entry;
let midAutumn: Entry;
let undefinedOccasion: Entry;
/** Two screens of one group, one of them upright; an internal one; one in London. */
const screens: Record<'lobby' | 'upright' | 'internal' | 'london', Entry> = {} as never;
const lists: Record<'daily' | 'special', Entry> = {} as never;
const maxims: Entry[] = [];

const verse = { kind: 'verse', background: 'xuan', audience: 'public' };
const connect = (...entries: Entry[]) => ({ connect: entries });
const slide = (maxim: Entry) => ({ kind: 'maxim', maxim: connect(maxim), transition: 'fade' });
const pick = (part: object = {}) => ({
  kind: 'rule',
  transition: 'fade',
  pick: { kind: 'maxim', count: 3, order: 'shuffled', scope: 'group', ...part },
});
const times = (...pairs: [string, string][]) =>
  pairs.map(([from, to]) => ({ from: `${from}:00.000`, to: `${to}:00.000` }));

async function programmeAt(screen: Entry, at: string): Promise<Programme> {
  const answer = await instance.programmeAt(screen.documentId, at);
  if (!answer) throw new Error('There is no such screen');
  return answer.programme;
}

/** The span at an instant: its list's title, and why. */
async function playing(screen: Entry, at: string) {
  const { spans, playlists } = await programmeAt(screen, at);
  const span = spans.find(({ from, to }) => from <= at && at < to);
  const title = playlists[span?.playlist ?? '']?.title;
  return { title, ...span?.because };
}

const linesOf = ({ slides }: Programme, ids: readonly string[] = []) =>
  ids.map((id) => {
    const slide = slides[id];
    return slide?.kind === 'maxim' ? slide.content.lines[0] : undefined;
  });

const makeSchedule = (data: object) =>
  admin.create(SCHEDULE, {
    name: '排期',
    priority: 50,
    enabled: true,
    playlist: connect(lists.special),
    groups: connect(group),
    ...data,
  });

/** Makes a schedule for the length of a look. */
async function withSchedule<T>(data: object, look: () => Promise<T>): Promise<T> {
  const schedule = await makeSchedule(data);
  try {
    return await look();
  } finally {
    await admin.remove(SCHEDULE, schedule.documentId);
  }
}

beforeAll(async () => {
  instance = await Instance.start();
  admin = await Admin.register(instance);
  group = await admin.create('api::wall.screen-group', { name: '走廊', slug: 'corridor' });
  theme = await admin.create('api::collection.theme', { name: '家风', code: 'ethos' });
  midAutumn = await admin.create(OCCASION, {
    name: '中秋',
    code: 'mid-autumn',
    rule: 'lunar_date',
    month: 8,
    day: 15,
  });
  undefinedOccasion = await admin.create(OCCASION, { name: '某日', code: 'someday' });
  for (const line of ['一', '二', '三', '四', '五', '六', '七']) {
    const data = { ...verse, text: line, themes: connect(theme) };
    maxims.push(await admin.createPublished(MAXIM, data));
  }
  await admin.createPublished(MAXIM, { ...verse, text: '别的主题' });
  const make = (name: string, slides: object[]) => admin.create(PLAYLIST, { name, slides });
  lists.daily = await make('日常', [slide(maxims[0] as Entry)]);
  lists.special = await make('专场', [slide(maxims[1] as Entry)]);
  const screen = (slug: string, data: object) =>
    admin.create(SCREEN, {
      name: slug,
      slug,
      width: 1920,
      height: 1080,
      timezone: 'Asia/Shanghai',
      audience: 'public',
      group: connect(group),
      fallback: connect(lists.daily),
      ...data,
    });
  screens.lobby = await screen('lobby', {});
  screens.upright = await screen('upright', { width: 1080, height: 1920 });
  screens.internal = await screen('internal', { audience: 'internal' });
  screens.london = await screen('london', { timezone: 'Europe/London' });
});

afterAll(() => instance.stop());

describe('what cannot be is refused in Chinese, naming the field', () => {
  const recurrence = (data: object) => ({ startsOn: '2026-11-01', recurrence: data });
  it.each<[string, string, () => object, string, string]>([
    [
      'a window without length',
      SCHEDULE,
      () => ({ windows: times(['08:00', '08:00']) }),
      '第 1 项：开始与结束时刻相同',
      'windows.0.to',
    ],
    [
      'a time that is none',
      SCHEDULE,
      () => ({ windows: [{ from: '25:00:00.000', to: '09:00:00.000' }] }),
      '「开始时刻」不是有效的时刻',
      'windows.0.from',
    ],
    [
      'an end before the start',
      SCHEDULE,
      () => ({ startsOn: '2026-11-02', endsOn: '2026-11-01' }),
      '「结束日期」不能早于「开始日期」',
      'endsOn',
    ],
    [
      'a rule with a misspelt part',
      SCHEDULE,
      () => recurrence({ unit: 'rrule', rrule: 'FREQ=WEEKLY;BYDAY=XX' }),
      '“BYDAY=XX”不是有效的写法',
      'recurrence.rrule',
    ],
    [
      'a rule that would search for ever',
      SCHEDULE,
      () => recurrence({ unit: 'rrule', rrule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30' }),
      '请改用 FREQ=MONTHLY',
      'recurrence.rrule',
    ],
    [
      'weeks without a weekday',
      SCHEDULE,
      () => recurrence({ unit: 'weekly', interval: 1 }),
      '请至少选一个星期几',
      'recurrence.monday',
    ],
    [
      'every other week from nowhere',
      SCHEDULE,
      () => ({ recurrence: { unit: 'weekly', interval: 2, monday: true } }),
      '请填「开始日期」：从那天数起',
      'startsOn',
    ],
    [
      '31 February each year',
      SCHEDULE,
      () => recurrence({ unit: 'yearly', interval: 1, month: 2, monthDay: 31 }),
      '没有一天符合',
      'recurrence.monthDay',
    ],
    [
      'an occasion that is a name only',
      SCHEDULE,
      () => ({ occasion: connect(undefinedOccasion) }),
      '“某日”还没有写明是哪一天',
      'occasion',
    ],
    [
      '30 February as an occasion',
      OCCASION,
      () => ({ name: '无此日', code: 'none', rule: 'solar_date', month: 2, day: 30 }),
      '「日（农历三十遇小月为廿九）」不存在：2 月最多 29 天',
      'day',
    ],
    [
      'half an occasion',
      OCCASION,
      () => ({ name: '半', code: 'half', rule: 'nth_weekday', month: 5 }),
      '「第几个」还没有填写',
      'ordinal',
    ],
    [
      'a slide that shall be chosen by no rule',
      PLAYLIST,
      () => ({ name: '单', slides: [{ kind: 'rule', transition: 'fade' }] }),
      '第 1 项：类型选了“按规则挑选”，请再填「挑选规则」',
      'slides.0.pick',
    ],
    [
      'a takeover of no screen',
      CAMPAIGN,
      () => ({ name: '活动', startsOn: '2026-11-01', endsOn: '2026-11-30', takeover: true }),
      '请选「接管的屏幕」或「接管的屏组」',
      'screens',
    ],
  ])('%s', async (_case, uid, data, message, path) => {
    const whole = uid === SCHEDULE ? { name: '排期', priority: 50, enabled: true } : {};
    const { status, body } = await admin
      .send('post', `/content-manager/collection-types/${uid}`)
      .send({ ...whole, ...data() });
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
    const paths = body.error.details.errors.map((fault: { path: string[] }) =>
      fault.path.join('.'),
    );
    expect(paths).toContain(path);
  });
});

describe('what would it show at …', () => {
  it('plays a window over midnight to its end, on the day it starts', async () => {
    const data = {
      startsOn: '2026-11-24',
      endsOn: '2026-11-24',
      windows: times(['22:00', '06:00']),
    };
    await withSchedule(data, async () => {
      const at = (time: string) => playing(screens.lobby, time);
      expect((await at('2026-11-24T13:59:59.999Z')).title).toBe('日常');
      expect(await at('2026-11-24T14:00:00.000Z')).toEqual({
        title: '专场',
        rule: 'schedule',
        name: '排期',
        detail: '2026-11-24 至 2026-11-24，22:00–次日 06:00',
      });
      expect((await at('2026-11-24T21:59:59.999Z')).title).toBe('专场');
      expect((await at('2026-11-24T22:00:00.000Z')).title).toBe('日常');
    });
  });

  it('keeps each screen to its own clock', async () => {
    await withSchedule({ windows: times(['08:00', '09:00']) }, async () => {
      const at = '2026-11-24T08:30:00.000Z';
      expect((await playing(screens.london, at)).title).toBe('专场');
      expect((await playing(screens.lobby, at)).title).toBe('日常');
      // Summer time: eight in London is seven by UTC.
      expect((await playing(screens.london, '2027-06-01T07:30:00.000Z')).title).toBe('专场');
    });
  });

  it('returns each year from seven days before 中秋 to the day after', async () => {
    await withSchedule({ occasion: connect(midAutumn), daysBefore: 7, daysAfter: 1 }, async () => {
      const shows = async (day: string) =>
        (await playing(screens.lobby, `${day}T04:00:00.000Z`)).title === '专场';
      // 2027-09-15 and 2028-10-03.
      const days = ['2027-09-07', '2027-09-08', '2027-09-16', '2027-09-17', '2028-10-03'];
      expect(await Promise.all(days.map(shows))).toEqual([false, true, true, false, true]);
      expect((await playing(screens.lobby, '2027-09-10T04:00:00.000Z')).detail).toBe(
        '中秋前 7 天至后 1 天，每年',
      );
    });
  });

  it('recurs as the form says, without a word of RRULE', async () => {
    const recurrence = { unit: 'monthly', interval: 1, ordinal: 'second', weekday: 'sunday' };
    await withSchedule({ recurrence }, async () => {
      const at = (day: string) => playing(screens.lobby, `${day}T04:00:00.000Z`);
      expect(await at('2026-12-13')).toMatchObject({ title: '专场', detail: '每月第 2 个周日' });
      expect((await at('2026-12-06')).title).toBe('日常');
    });
  });

  it('keeps to workdays, make-up ones too', async () => {
    await withSchedule({ days: 'workdays' }, async () => {
      const at = (day: string) => playing(screens.lobby, `${day}T04:00:00.000Z`);
      expect((await at('2026-10-10')).title).toBe('专场');
      expect((await at('2026-10-01')).title).toBe('日常');
    });
  });

  it('answers null for a screen that is not there', async () => {
    expect(await instance.programmeAt('nothing', '2026-11-24T00:00:00Z')).toBeNull();
  });
});

describe('a campaign that takes screens over', () => {
  const period = { startsOn: '2027-03-01', endsOn: '2027-03-07' };
  const at = '2027-03-03T04:00:00.000Z';

  it('stands above any schedule for its period once it is published, and only then', async () => {
    const data = {
      name: '宣教月',
      ...period,
      takeover: true,
      groups: connect(group),
      maxims: connect(maxims[3] as Entry, maxims[4] as Entry),
    };
    await withSchedule({ priority: 100, screens: connect(screens.lobby) }, async () => {
      const campaign = await admin.create(CAMPAIGN, data);
      expect((await playing(screens.lobby, at)).title).toBe('专场');
      await admin.publish(CAMPAIGN, { ...data, documentId: campaign.documentId });
      await eventually(async () => {
        expect(await playing(screens.lobby, at)).toEqual({
          title: '宣教月',
          rule: 'campaign',
          name: '宣教月',
          detail: '2027-03-01 至 2027-03-07',
        });
      });
      const programme = await programmeAt(screens.lobby, at);
      const list = programme.playlists[`campaign-${campaign.documentId}`];
      expect(programme.slides[list?.slides[0] ?? '']?.kind).toBe('campaign');
      expect(linesOf(programme, list?.slides.slice(1))).toEqual(['四', '五']);
      expect((await playing(screens.lobby, '2027-03-08T04:00:00.000Z')).title).toBe('专场');
      await admin.unpublish(CAMPAIGN, campaign.documentId);
      await eventually(async () => expect((await playing(screens.lobby, at)).title).toBe('专场'));
      await admin.remove(CAMPAIGN, campaign.documentId);
    });
  });

  it('plays its own playlist where it has one', async () => {
    const list = await admin.create(PLAYLIST, {
      name: '活动单',
      slides: [slide(maxims[5] as Entry)],
    });
    const data = {
      name: '有单的活动',
      ...period,
      takeover: true,
      screens: connect(screens.upright),
      playlist: connect(list),
    };
    const campaign = await admin.createPublished(CAMPAIGN, data);
    await eventually(async () =>
      expect(await playing(screens.upright, at)).toMatchObject({
        title: '活动单',
        rule: 'campaign',
      }),
    );
    expect((await playing(screens.lobby, at)).title).toBe('日常');
    await admin.remove(CAMPAIGN, campaign.documentId);
  });
});

describe('works chosen by rule', () => {
  const TODAY = '2027-05-10T04:00:00.000Z';
  let list: Entry;
  let token: string;

  const chosen = async (screen: Entry, at = TODAY, day = 0) => {
    const programme = await programmeAt(screen, at);
    const { spans, playlists } = programme;
    return linesOf(programme, playlists[spans[day]?.playlist ?? '']?.slides);
  };
  const feed = async (): Promise<Programme> =>
    (
      await request(instance.url)
        .get('/api/screen/programme')
        .set('Authorization', `Bearer ${token}`)
    ).body;
  const everything = async () => {
    const programme = await feed();
    return linesOf(programme, Object.keys(programme.slides));
  };

  beforeAll(async () => {
    list = await admin.create(PLAYLIST, {
      name: '轮换',
      slides: [pick({ themes: connect(theme) })],
    });
    for (const screen of Object.values(screens)) {
      await admin.update(SCREEN, screen.documentId, { fallback: { set: [list] } });
    }
    token = await instance.screenToken('lobby');
    await eventually(async () =>
      expect((await programmeAt(screens.lobby, TODAY)).fallback).toBe(
        `${list.documentId}@2027-05-10`,
      ),
    );
  });

  it('are the same on every screen of a group, others tomorrow, all within a round', async () => {
    const today = await chosen(screens.lobby);
    expect(today.length).toBe(3);
    expect(await chosen(screens.upright)).toEqual(today);
    const days = await Promise.all([0, 1, 2].map((day) => chosen(screens.lobby, TODAY, day)));
    expect(days[1]).not.toEqual(today);
    expect(new Set(days.flat())).toEqual(new Set(['一', '二', '三', '四', '五', '六', '七']));
    // Tomorrow shows what is promised today.
    expect(await chosen(screens.upright, '2027-05-11T04:00:00.000Z')).toEqual(days[1]);
    const { spans } = await programmeAt(screens.lobby, TODAY);
    expect(spans[1]).toMatchObject({
      from: '2027-05-10T16:00:00.000Z',
      playlist: `${list.documentId}@2027-05-11`,
      because: { rule: 'fallback' },
    });
  });

  it('never are drafts, and a change of a draft is not seen', async () => {
    const before = (await feed()).revision;
    await admin.create(MAXIM, { ...verse, text: '未发布', themes: connect(theme) });
    const other = maxims[6] as Entry;
    await admin.update(MAXIM, other.documentId, {
      text: '改了没发',
      themes: { disconnect: [theme] },
    });
    await admin.createPublished(MAXIM, { ...verse, text: '与标签无关' });
    const shown = await everything();
    expect(shown).not.toContain('未发布');
    expect(shown).not.toContain('改了没发');
    expect((await feed()).revision).toBe(before);
    await admin.update(MAXIM, other.documentId, { text: '七', themes: connect(theme) });
  });

  it('are never more than a screen’s audience may see', async () => {
    const data = { ...verse, audience: 'internal', text: '内部', themes: connect(theme) };
    const internal = await admin.createPublished(MAXIM, data);
    await eventually(async () => {
      const { slides } = await programmeAt(screens.internal, TODAY);
      expect(JSON.stringify(slides)).toContain('内部');
    });
    expect(JSON.stringify(await programmeAt(screens.lobby, TODAY))).not.toContain('内部');
    await admin.remove(MAXIM, internal.documentId);
    await eventually(async () => {
      const { slides } = await programmeAt(screens.internal, TODAY);
      expect(JSON.stringify(slides)).not.toContain('内部');
    });
  });

  it('join when published and leave when withdrawn, within a second', async () => {
    const data = { ...verse, text: '新来', themes: connect(theme) };
    const entry = await admin.createPublished(MAXIM, data);
    await eventually(async () => expect(await everything()).toContain('新来'), 2 * SECOND);
    await admin.unpublish(MAXIM, entry.documentId);
    await eventually(async () => expect(await everything()).not.toContain('新来'), 2 * SECOND);
  });

  it('follow their theme: a work that loses it leaves', async () => {
    const entry = maxims[0] as Entry;
    const data = { ...verse, text: '一', themes: { set: [] } };
    await admin.publish(MAXIM, { ...data, documentId: entry.documentId });
    await eventually(async () => expect(await everything()).not.toContain('一'), 2 * SECOND);
    const back = { ...verse, text: '一', themes: { set: [theme] } };
    await admin.publish(MAXIM, { ...back, documentId: entry.documentId });
    await eventually(async () => expect(await everything()).toContain('一'), 2 * SECOND);
  });

  it('change with their rule', async () => {
    await admin.update(PLAYLIST, list.documentId, {
      slides: [pick({ count: 2, order: 'fixed', themes: connect(theme) })],
    });
    await eventually(async () => expect(await chosen(screens.lobby)).toEqual(['一', '二']));
    expect((await programmeAt(screens.lobby, TODAY)).fallback).toBe(list.documentId);
  });
});

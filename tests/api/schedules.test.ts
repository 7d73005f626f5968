import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Entry } from '../support/admin';
import { eventually } from '../support/eventually';
import {
  connect,
  linesOf,
  MAXIM,
  OCCASION,
  PLAYLIST,
  ScheduledWall,
  slide,
  verse,
} from '../support/scheduledWall';

const SCHEDULE = 'api::wall.schedule';
const CAMPAIGN = 'api::campaign.campaign';

let wall: ScheduledWall;
let midAutumn: Entry;
let undefinedOccasion: Entry;

const times = (...pairs: [string, string][]) =>
  pairs.map(([from, to]) => ({ from: `${from}:00.000`, to: `${to}:00.000` }));

beforeAll(async () => {
  wall = await ScheduledWall.make();
  midAutumn = await wall.admin.create(OCCASION, {
    name: '中秋',
    code: 'mid-autumn',
    rule: 'lunar_date',
    month: 8,
    day: 15,
  });
  undefinedOccasion = await wall.admin.create(OCCASION, { name: '某日', code: 'someday' });
});

afterAll(() => wall.instance.stop());

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
      '“开始时刻”不是有效的时刻',
      'windows.0.from',
    ],
    [
      'an end before the start',
      SCHEDULE,
      () => ({ startsOn: '2026-11-02', endsOn: '2026-11-01' }),
      '“结束日期”不能早于“开始日期”',
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
      '请填“开始日期”：从那天数起',
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
      '“日（农历三十遇小月为廿九）”不存在：2 月最多 29 天',
      'day',
    ],
    [
      'half an occasion',
      OCCASION,
      () => ({ name: '半', code: 'half', rule: 'nth_weekday', month: 5 }),
      '“第几个”还没有填写',
      'ordinal',
    ],
    [
      'a slide that shall be chosen by no rule',
      PLAYLIST,
      () => ({ name: '单', slides: [{ kind: 'rule', transition: 'fade' }] }),
      '第 1 项：类型选了“按规则挑选”，请再填“挑选规则”',
      'slides.0.pick',
    ],
    [
      'a schedule of nothing',
      SCHEDULE,
      () => ({ groups: connect(wall.group) }),
      '“节目单”还没有填写',
      'playlist',
    ],
    [
      'a schedule on no screen',
      SCHEDULE,
      () => ({ playlist: connect(wall.special) }),
      '请选“屏幕”或“屏组”，排期才会播出',
      'screens',
    ],
    [
      'a takeover of no screen',
      CAMPAIGN,
      () => ({ name: '活动', startsOn: '2026-11-01', endsOn: '2026-11-30', takeover: true }),
      '请选“接管的屏幕”或“接管的屏组”',
      'screens',
    ],
  ])('%s', async (_case, uid, data, message, path) => {
    const whole = uid === SCHEDULE ? { name: '排期', priority: 50, enabled: true } : {};
    const { status, body } = await wall.admin
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
  it('says something for every instant of its eight days, whatever is scheduled', () =>
    wall.withSchedule({ windows: times(['08:00', '09:00'], ['22:00', '06:00']) }, async () => {
      const { spans, horizon } = await wall.programmeAt('lobby', '2026-11-24T04:00:00.000Z');
      // Each day: the night's end, a pause, the morning, a pause, the night.
      expect(spans.length).toBeGreaterThan(8 * 3);
      const begins = [horizon.from, ...spans.slice(0, -1).map(({ to }) => to)];
      expect(spans.map(({ from }) => from)).toEqual(begins);
      expect(spans.at(-1)?.to).toBe(horizon.to);
    }));

  it('plays a window over midnight to its end, on the day it starts', async () => {
    const data = {
      startsOn: '2026-11-24',
      endsOn: '2026-11-24',
      windows: times(['22:00', '06:00']),
    };
    await wall.withSchedule(data, async () => {
      const at = (time: string) => wall.playing('lobby', time);
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
    await wall.withSchedule({ windows: times(['08:00', '09:00']) }, async () => {
      const at = '2026-11-24T08:30:00.000Z';
      expect((await wall.playing('london', at)).title).toBe('专场');
      expect((await wall.playing('lobby', at)).title).toBe('日常');
      // Summer time: eight in London is seven by UTC.
      expect((await wall.playing('london', '2027-06-01T07:30:00.000Z')).title).toBe('专场');
    });
  });

  it('returns each year from seven days before 中秋 to the day after', async () => {
    await wall.withSchedule(
      { occasion: connect(midAutumn), daysBefore: 7, daysAfter: 1 },
      async () => {
        const shows = async (day: string) =>
          (await wall.playing('lobby', `${day}T04:00:00.000Z`)).title === '专场';
        // 2027-09-15 and 2028-10-03.
        const days = ['2027-09-07', '2027-09-08', '2027-09-16', '2027-09-17', '2028-10-03'];
        expect(await Promise.all(days.map(shows))).toEqual([false, true, true, false, true]);
        expect((await wall.playing('lobby', '2027-09-10T04:00:00.000Z')).detail).toBe(
          '中秋前 7 天至后 1 天，每年',
        );
      },
    );
  });

  it('recurs as the form says, without a word of RRULE', async () => {
    const recurrence = { unit: 'monthly', interval: 1, ordinal: 'second', weekday: 'sunday' };
    await wall.withSchedule({ recurrence }, async () => {
      const at = (day: string) => wall.playing('lobby', `${day}T04:00:00.000Z`);
      expect(await at('2026-12-13')).toMatchObject({ title: '专场', detail: '每月第 2 个周日' });
      expect((await at('2026-12-06')).title).toBe('日常');
    });
  });

  it('keeps to workdays, make-up ones too', async () => {
    await wall.withSchedule({ days: 'workdays' }, async () => {
      const at = (day: string) => wall.playing('lobby', `${day}T04:00:00.000Z`);
      expect((await at('2026-10-10')).title).toBe('专场');
      expect((await at('2026-10-01')).title).toBe('日常');
    });
  });

  it('answers null for a screen that is not there', async () => {
    expect(await wall.instance.programmeAt('nothing', '2026-11-24T00:00:00Z')).toBeNull();
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
      groups: connect(wall.group),
      maxims: connect(wall.maxims[3] as Entry, wall.maxims[4] as Entry),
    };
    await wall.withSchedule({ priority: 100, screens: connect(wall.screens.lobby) }, async () => {
      const campaign = await wall.admin.create(CAMPAIGN, data);
      expect((await wall.playing('lobby', at)).title).toBe('专场');
      await wall.admin.publish(CAMPAIGN, { ...data, documentId: campaign.documentId });
      await eventually(async () => {
        expect(await wall.playing('lobby', at)).toEqual({
          title: '宣教月',
          rule: 'campaign',
          name: '宣教月',
          detail: '2027-03-01 至 2027-03-07',
        });
      });
      const programme = await wall.programmeAt('lobby', at);
      const list = programme.playlists[`campaign-${campaign.documentId}`];
      expect(programme.slides[list?.slides[0] ?? '']?.kind).toBe('campaign');
      expect(linesOf(programme, list?.slides.slice(1))).toEqual(['四', '五']);
      expect((await wall.playing('lobby', '2027-03-08T04:00:00.000Z')).title).toBe('专场');
      await wall.admin.unpublish(CAMPAIGN, campaign.documentId);
      await eventually(async () => expect((await wall.playing('lobby', at)).title).toBe('专场'));
      await wall.admin.remove(CAMPAIGN, campaign.documentId);
    });
  });

  it('has a withdrawn work back in its place when the work itself is published again', async () => {
    const [first, second, third] = wall.maxims.slice(3) as [Entry, Entry, Entry];
    const data = {
      name: '回归',
      ...period,
      takeover: true,
      screens: connect(wall.screens.upright),
      maxims: connect(first, second),
    };
    const campaign = await wall.admin.createPublished(CAMPAIGN, data);
    const shows = (...lines: string[]) =>
      eventually(async () => {
        const programme = await wall.programmeAt('upright', at);
        const list = programme.playlists[`campaign-${campaign.documentId}`]?.slides.slice(1);
        expect(linesOf(programme, list)).toEqual(lines);
      });
    await shows('四', '五');
    await wall.admin.unpublish(MAXIM, first.documentId);
    await shows('五');
    await wall.admin.publish(MAXIM, { ...verse, text: '四', documentId: first.documentId });
    await shows('四', '五');
    // A draft of the campaign that gathers another changes nothing, also not then.
    await wall.admin.update(CAMPAIGN, campaign.documentId, { ...data, maxims: connect(third) });
    await wall.admin.unpublish(MAXIM, second.documentId);
    await shows('四');
    await wall.admin.publish(MAXIM, { ...verse, text: '五', documentId: second.documentId });
    await shows('四', '五');
    await wall.admin.unpublish(CAMPAIGN, campaign.documentId);
    expect(await wall.instance.dump(['gatherings'])).not.toContain(campaign.documentId);
    await wall.admin.remove(CAMPAIGN, campaign.documentId);
  });

  it('plays its own playlist where it has one', async () => {
    const list = await wall.admin.create(PLAYLIST, {
      name: '活动单',
      slides: [slide(wall.maxims[5] as Entry)],
    });
    const data = {
      name: '有单的活动',
      ...period,
      takeover: true,
      screens: connect(wall.screens.upright),
      playlist: connect(list),
    };
    const campaign = await wall.admin.createPublished(CAMPAIGN, data);
    await eventually(async () =>
      expect(await wall.playing('upright', at)).toMatchObject({
        title: '活动单',
        rule: 'campaign',
      }),
    );
    expect((await wall.playing('lobby', at)).title).toBe('日常');
    await wall.admin.remove(CAMPAIGN, campaign.documentId);
  });
});

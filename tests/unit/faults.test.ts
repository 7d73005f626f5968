import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryFaults, isSafeUrl } from '../../src/validation/entries';
import {
  faultsIn,
  isCalendarDay,
  missingIn,
  type Attribute,
  type Attributes,
} from '../../src/validation/faults';

const none = () => ({});
const check = (attributes: Attributes, data: Record<string, unknown>, uid = 'api::x.y') =>
  faultsIn(uid, attributes, data, none).map(({ message }) => message);

describe('single fields', () => {
  it.each<[Attribute, unknown, string]>([
    [{ type: 'string', maxLength: 3 }, '四个字的', '“标题”最多 3 个字，现有 4 个字'],
    [{ type: 'string', required: true }, ' \u3000\n', '“标题”只有空格，请填写文字'],
    [{ type: 'string' }, 7, '“标题”应为文字'],
    [{ type: 'string' }, ['a'], '“标题”应为文字'],
    [{ type: 'text' }, 'a\u0000b', '“标题”含有看不见的控制字符，请删去后重新输入'],
    [{ type: 'integer', min: 1 }, 0, '“标题”不能小于 1'],
    [{ type: 'integer', max: 9 }, 10, '“标题”不能大于 9'],
    [{ type: 'integer' }, 1.5, '“标题”应为整数'],
    [{ type: 'integer' }, 'many', '“标题”应为整数'],
    [{ type: 'integer' }, true, '“标题”应为整数'],
    [{ type: 'boolean' }, 'yes', '“标题”应为“是”或“否”'],
    [{ type: 'date' }, '2026-02-30', '“标题”不是真实存在的日期，应写成 2026-09-30 这样'],
    [{ type: 'date' }, '30/09/2026', '“标题”不是真实存在的日期，应写成 2026-09-30 这样'],
    [{ type: 'datetime' }, '2026-02-30T08:00:00Z', '“标题”不是有效的日期时间'],
    [{ type: 'enumeration', enum: ['a', 'b'] }, 'c', '“标题”只能选：a、b'],
  ])('%j refuses %j', (attribute, value, message) => {
    expect(check({ title: attribute }, { title: value })).toEqual([message]);
  });

  it.each<[Attribute, unknown]>([
    [{ type: 'string', maxLength: 3 }, '三个字'],
    [{ type: 'string', required: true }, ''],
    [{ type: 'text' }, ' '],
    [{ type: 'text' }, '两行\n文字'],
    [{ type: 'integer', min: 1, max: 9 }, 9],
    [{ type: 'integer' }, '12'],
    [{ type: 'date' }, '2024-02-29'],
    [{ type: 'datetime' }, '2026-09-30T08:00:00.000+08:00'],
    [{ type: 'enumeration', enum: ['a'] }, 'a'],
    [{ type: 'string', required: true }, null],
  ])('%j takes %j', (attribute, value) => {
    expect(check({ title: attribute }, { title: value })).toEqual([]);
  });

  it('names options in Chinese', () => {
    const attributes = { kind: { type: 'enumeration', enum: ['verse', 'precept'] } };
    expect(check(attributes, { kind: 'poem' }, 'api::collection.maxim')).toEqual([
      '“类型”只能选：诗词、家训',
    ]);
  });

  it('says where in a repeated component a fault is', () => {
    const attributes = { views: { type: 'component', repeatable: true, component: 'v' } };
    const faults = faultsIn('u', attributes, { views: [{ alt: '好' }, { alt: 4 }] }, () => ({
      alt: { type: 'string' },
    }));
    expect(faults).toEqual([
      { path: ['views', '1', 'alt'], message: '“替代文字（读屏用）”应为文字' },
    ]);
  });

  it('refuses more components than fit and things that are none', () => {
    const attributes = { views: { type: 'component', repeatable: true, component: 'v', max: 1 } };
    expect(check(attributes, { views: [{}, {}] })[0]).toContain('最多 1 项，现有 2 项');
    expect(check(attributes, { views: 'x' })[0]).toContain('格式不对');
    expect(check(attributes, { views: [null] })[0]).toContain('格式不对');
  });

  it('never throws, whatever is sent', () => {
    const types = [
      'string',
      'text',
      'integer',
      'boolean',
      'date',
      'datetime',
      'enumeration',
      'component',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.anything(), (type, value) => {
        check({ title: { type, enum: ['a'], component: 'c' } }, { title: value });
      }),
    );
  });

  it('knows the calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0101-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(isCalendarDay(date.toISOString().slice(0, 10))).toBe(true);
        },
      ),
    );
    expect(
      ['2025-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-01-01', 20260101].map(
        isCalendarDay,
      ),
    ).toEqual(Array(6).fill(false));
  });
});

describe('what is missing before publishing', () => {
  it('names required fields that are empty, in components too', () => {
    const attributes = {
      title: { type: 'string', required: true },
      views: { type: 'component', repeatable: true, component: 'work.view', min: 1 },
    };
    const inner = () => ({ alt: { type: 'string', required: true } });
    expect(
      missingIn('u', attributes, { title: '', views: [] }, inner).map(({ message }) => message),
    ).toEqual(['“标题”还没有填写，发布前请补上', '“views”还没有填写，发布前请补上']);
    expect(missingIn('u', attributes, { title: '有', views: [{ alt: ' \n' }] }, inner)).toEqual([
      { path: ['views', '0', 'alt'], message: '“替代文字（读屏用）”还没有填写，发布前请补上' },
    ]);
  });
});

describe('entries as a whole', () => {
  it.each([
    [
      'api::campaign.campaign',
      { startsOn: '2026-03-02', endsOn: '2026-03-01' },
      '“结束日期”不能早于“开始日期”',
    ],
    [
      'api::exhibition.exhibition',
      { opensOn: '2026-03-02', closesOn: '2026-03-01' },
      '“闭展日期”不能早于“开展日期”',
    ],
    [
      'api::wall.schedule',
      { startsOn: '2026-03-02', endsOn: '2026-03-01' },
      '“结束日期”不能早于“开始日期”',
    ],
    ['api::wall.schedule', { enabled: true, groups: [{ id: 1 }] }, '“节目单”还没有填写'],
    [
      'api::wall.schedule',
      { enabled: true, playlist: { id: 1 }, screens: [], groups: [] },
      '请选“屏幕”或“屏组”，排期才会播出',
    ],
    [
      'api::wall.playlist',
      {
        slides: [
          {
            kind: 'maxim',
            maxim: { id: 1 },
            validFrom: '2026-03-01T00:00:00.000Z',
            validUntil: '2026-03-01T08:00:00.000+08:00',
          },
        ],
      },
      '第 1 项：“此时起停播”须晚于“此时起可播”',
    ],
    ['api::wall.screen', { timezone: '+08:00' }, '“时区”不存在，应写成 Asia/Shanghai 这样'],
    ['api::wall.screen', { timezone: 'Mars/Olympus' }, '“时区”不存在，应写成 Asia/Shanghai 这样'],
    [
      'api::wall.playlist',
      { slides: [{ kind: 'film', maxim: { id: 1 } }] },
      '第 1 项：类型选了“警示教育片”，请再选要播的那一条',
    ],
    ['api::collection.film', { video: { mime: 'image/png' } }, '“视频”须为视频（MP4 或 WebM）'],
    [
      'api::collection.film',
      { captions: { mime: 'text/plain' } },
      '“字幕文件（WebVTT）”须为 WebVTT 字幕（.vtt）'.replace('须为 ', '须为'),
    ],
    [
      'api::collection.resource',
      { link: 'javascript:alert(1)' },
      '“网址”须以 http:// 或 https:// 开头，且不能带用户名或密码',
    ],
  ])('%s refuses %j', (uid, entry, message) => {
    expect(entryFaults(uid, entry).map((fault) => fault.message)).toEqual([message]);
  });

  it.each([
    ['api::campaign.campaign', { startsOn: '2026-03-01', endsOn: '2026-03-01' }],
    ['api::wall.schedule', { startsOn: null, endsOn: '2026-03-01' }],
    ['api::wall.playlist', { slides: [{ kind: 'family_story', familyStory: { id: 1 } }] }],
    ['api::wall.schedule', { enabled: false }],
    ['api::wall.screen', { timezone: 'America/Argentina/Ushuaia' }],
    ['api::collection.maxim', {}],
  ])('%s takes %j', (uid, entry) => {
    expect(entryFaults(uid, entry)).toEqual([]);
  });

  it.each([
    ['https://example.com/a?b=1', true],
    ['http://10.0.0.3/', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['https://user:secret@example.com', false],
    ['//example.com', false],
    ['http:evil.example', false],
    ['https:/evil.example', false],
    ['HTTPS://example.com', true],
    ['https://exa mple.com', false],
    ['', false],
  ])('a link to %s: %s', (url, safe) => {
    expect(isSafeUrl(url)).toBe(safe);
  });
});

/** Rules over the several fields that say when something is shown. Pure. */
import { dayOf } from '../api/wall/programme/clock';
import {
  complaintAboutRule,
  recurrenceOf,
  type RecurrenceFields,
} from '../api/wall/programme/recurrence';
import { WEEKDAYS } from '../api/wall/programme/occasions';
import { fieldName } from '../labels/zh-Hans';
import type { Fault } from './faults';

type Entry = Readonly<Record<string, unknown>>;

const SCHEDULE = 'api::wall.schedule';
const OCCASION = 'api::campaign.occasion';
const CAMPAIGN = 'api::campaign.campaign';
const RECURRENCE = 'wall.recurrence';

const empty = (value: unknown): boolean => value === null || value === undefined || value === '';
const missing = (uid: string, name: string, path: string[] = [name]): Fault => ({
  path,
  message: `${fieldName(uid, name)}还没有填写`,
});

/** What keeps a schedule from ever being played: when it applies, what it plays, where. */
export function scheduleFaults(schedule: Entry): Fault[] {
  const startsOn = schedule['startsOn'] as string | null;
  return [
    ...windowFaults((schedule['windows'] ?? []) as Entry[]),
    ...recurrenceFaults(schedule['recurrence'] as Entry | null, startsOn),
    ...usableOccasion(schedule['occasion'] as Entry | null),
    ...(schedule['enabled'] ? playsSomewhere(schedule) : []),
  ];
}

function playsSomewhere(schedule: Entry): Fault[] {
  const faults: Fault[] = [];
  if (!schedule['playlist']) faults.push(missing(SCHEDULE, 'playlist'));
  if (!namesScreens(schedule)) {
    const message = `请选${fieldName(SCHEDULE, 'screens')}或${fieldName(SCHEDULE, 'groups')}，排期才会播出`;
    faults.push({ path: ['screens'], message });
  }
  return faults;
}

const namesScreens = (entry: Entry): boolean =>
  ([entry['screens'], entry['groups']] as (unknown[] | null | undefined)[]).some(
    (list) => list && list.length > 0,
  );

function windowFaults(windows: readonly Entry[]): Fault[] {
  return windows.flatMap(({ from, to }, index) => {
    if (empty(from) || empty(to))
      return [
        missing('wall.window', empty(from) ? 'from' : 'to', [
          'windows',
          String(index),
          empty(from) ? 'from' : 'to',
        ]),
      ];
    if (from !== to) return [];
    const message = `第 ${index + 1} 项：开始与结束时刻相同。全天播出请删去时段；到午夜为止请写 00:00`;
    return [{ path: ['windows', String(index), 'to'], message }];
  });
}

function recurrenceFaults(recurrence: Entry | null, startsOn: string | null): Fault[] {
  if (!recurrence) return [];
  const at = (...names: string[]) =>
    names.map((name) => missing(RECURRENCE, name, ['recurrence', name]));
  const fields = recurrence as unknown as RecurrenceFields;
  if (fields.unit === 'rrule') return ruleFaults(fields.rrule, startsOn);
  if ((fields.interval ?? 1) > 1 && !startsOn) {
    return [
      {
        path: ['startsOn'],
        message: `填了${fieldName(RECURRENCE, 'interval')}，请填${fieldName(SCHEDULE, 'startsOn')}：从那天数起`,
      },
    ];
  }
  if (fields.unit === 'daily') return [];
  if (fields.unit === 'weekly') {
    if (WEEKDAYS.some((day) => fields[day])) return [];
    return [{ path: ['recurrence', 'monday'], message: '按周重复，请至少选一个星期几' }];
  }
  if (fields.unit === 'yearly' && !fields.month) return at('month');
  const nth = [fields.ordinal, fields.weekday].filter((value) => !empty(value)).length;
  if (fields.monthDay && nth > 0) {
    return [
      {
        path: ['recurrence', 'monthDay'],
        message: `${fieldName(RECURRENCE, 'monthDay')}与“第几个星期几”只能填一种`,
      },
    ];
  }
  if (!fields.monthDay && nth === 0) {
    return [
      {
        path: ['recurrence', 'monthDay'],
        message: `请填${fieldName(RECURRENCE, 'monthDay')}，或填“第几个”与“星期几”`,
      },
    ];
  }
  if (nth === 1) return at(empty(fields.ordinal) ? 'ordinal' : 'weekday');
  return neverFalls(fields, startsOn);
}

function ruleFaults(rrule: string | null, startsOn: string | null): Fault[] {
  const path = ['recurrence', 'rrule'];
  const recurrence = recurrenceOf({ unit: 'rrule', rrule } as RecurrenceFields);
  if (!recurrence) return [missing(RECURRENCE, 'rrule', path)];
  if (!startsOn) {
    return [
      {
        path: ['startsOn'],
        message: `自己写规则时，请填${fieldName(SCHEDULE, 'startsOn')}：规则从那天算起`,
      },
    ];
  }
  const complaint = complaintAboutRule(recurrence.rrule, dayOf(startsOn));
  return complaint ? [{ path, message: `${fieldName(RECURRENCE, 'rrule')}${complaint}` }] : [];
}

/** 2 月 31 日 does not come; a rule of the form is held to the same as a written one. */
function neverFalls(fields: RecurrenceFields, startsOn: string | null): Fault[] {
  const recurrence = recurrenceOf(fields);
  const complaint =
    recurrence && complaintAboutRule(recurrence.rrule, dayOf(startsOn ?? '2001-01-01'));
  return complaint
    ? [
        {
          path: ['recurrence', 'monthDay'],
          message: `${fieldName(SCHEDULE, 'recurrence')}：${complaint}`,
        },
      ]
    : [];
}

function usableOccasion(occasion: Entry | null): Fault[] {
  if (!occasion || occasion['rule']) return [];
  const message = `${fieldName(SCHEDULE, 'occasion')}“${String(occasion['name'])}”还没有写明是哪一天，请先到时间节点里填写`;
  return [{ path: ['occasion'], message }];
}

/** Fields that each way of naming a day asks for. */
const ASKS: Readonly<Record<string, readonly string[]>> = {
  solar_date: ['month', 'day'],
  lunar_date: ['month', 'day'],
  solar_term: ['term'],
  nth_weekday: ['month', 'ordinal', 'weekday'],
  statutory: ['holiday'],
};

/** The most days that a month has; lunar ones have 30. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** An occasion that is not defined is a name only; one that is must be a day that comes. */
export function occasionFaults(occasion: Entry): Fault[] {
  const rule = occasion['rule'] as string | null;
  if (!rule) return [];
  const lacks = (ASKS[rule] ?? []).filter((name) => empty(occasion[name]));
  if (lacks.length > 0) return lacks.map((name) => missing(OCCASION, name));
  if (!rule.endsWith('_date')) return [];
  const month = Number(occasion['month']);
  const most = rule === 'lunar_date' ? 30 : (LONGEST[month - 1] ?? 31);
  if (Number(occasion['day']) <= most) return [];
  const name = rule === 'lunar_date' ? '农历的月' : `${month} 月`;
  return [
    { path: ['day'], message: `${fieldName(OCCASION, 'day')}不存在：${name}最多 ${most} 天` },
  ];
}

/** Who takes screens over says which. */
export function takeoverFaults(campaign: Entry): Fault[] {
  if (!campaign['takeover'] || namesScreens(campaign)) return [];
  const message = `开启了${fieldName(CAMPAIGN, 'takeover')}，请选${fieldName(CAMPAIGN, 'screens')}或${fieldName(CAMPAIGN, 'groups')}`;
  return [{ path: ['screens'], message }];
}

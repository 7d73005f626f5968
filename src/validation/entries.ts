/**
 * Rules that look at several fields of one entry together. Pure; the entry is as it would be
 * stored, components and relations loaded.
 */
import { fieldName, optionLabels } from '../labels/zh-Hans';
import { SOURCES } from '../api/wall/programme/source';
import type { SlideKind } from '../api/wall/programme/types';
import type { Fault } from './faults';
import { occasionFaults, scheduleFaults, takeoverFaults } from './schedules';
import { isTimezone } from './timezone';

type Entry = Readonly<Record<string, unknown>>;
type Rule = (entry: Entry) => Fault[];

/** `last` must not be before `first`; both are days, and the last one counts. */
function ordered(uid: string, first: string, last: string): Rule {
  return (entry) => {
    const [from, to] = [entry[first], entry[last]];
    if (!from || !to || order(from) <= order(to)) return [];
    const message = `${fieldName(uid, last)}不能早于${fieldName(uid, first)}`;
    return [{ path: [last], message }];
  };
}

/** `end` must be after `start`; both are instants, and from `end` on it is over. */
function lasting(uid: string, start: string, end: string): Rule {
  return (entry) => {
    const [from, to] = [entry[start], entry[end]];
    if (!from || !to || order(from) < order(to)) return [];
    const message = `${fieldName(uid, end)}须晚于${fieldName(uid, start)}`;
    return [{ path: [end], message }];
  };
}

const order = (value: unknown): number => new Date(value as string).getTime();

/** A link that people may follow: http or https, and nothing hidden before the host. */
function safeLink(uid: string, name: string): Rule {
  return (entry) => {
    const value = entry[name];
    if (typeof value !== 'string' || value === '') return [];
    if (isSafeUrl(value)) return [];
    const message = `${fieldName(uid, name)}须以 http:// 或 https:// 开头，且不能带用户名或密码`;
    return [{ path: [name], message }];
  };
}

export function isSafeUrl(value: string): boolean {
  // Parsers mend what lacks its slashes; what else reads the link may not.
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value) || /\s/.test(value)) return false;
  const url = new URL(value);
  return !url.username && !url.password;
}

/** A file of the right kind: the admin panel offers only such, other clients may send any. */
function fileOf(uid: string, name: string, fits: (mime: string) => boolean, wanted: string): Rule {
  return (entry) => {
    const file = entry[name] as { mime?: string } | null | undefined;
    if (!file?.mime || fits(file.mime)) return [];
    return [{ path: [name], message: `${fieldName(uid, name)}须为${wanted}` }];
  };
}

const video = (uid: string) =>
  fileOf(uid, 'video', (mime) => mime.startsWith('video/'), '视频（MP4 或 WebM）');
const poster = (uid: string, name = 'poster') =>
  fileOf(uid, name, (mime) => mime.startsWith('image/'), '图片');
const captions = (uid: string) =>
  fileOf(uid, 'captions', (mime) => mime === 'text/vtt', 'WebVTT 字幕（.vtt）');

function eachOf(name: string, rule: Rule): Rule {
  return (entry) =>
    ((entry[name] ?? []) as Entry[]).flatMap((item, index) =>
      rule(item).map(({ path, message }) => ({
        path: [name, String(index), ...path],
        message: `第 ${index + 1} 项：${message}`,
      })),
    );
}

/** A slide shows one thing, the one its kind names, or has a rule that chooses. */
const pointsAtItsKind: Rule = (slide) => {
  const kind = slide['kind'] as SlideKind | 'rule';
  const field = kind === 'rule' ? 'pick' : SOURCES[kind].field;
  if (slide[field]) return [];
  const label = optionLabels('wall.slide', 'kind')?.[kind];
  if (kind === 'rule') {
    return [
      {
        path: [field],
        message: `类型选了“${label}”，请再填${fieldName('wall.slide', field)}`,
      },
    ];
  }
  return [{ path: [field], message: `类型选了“${label}”，请再选要播的那一条` }];
};

const timezone: Rule = (screen) => {
  const name = String(screen['timezone']);
  return isTimezone(name)
    ? []
    : [{ path: ['timezone'], message: '“时区”不存在，应写成 Asia/Shanghai 这样' }];
};

const picture = (uid: string) => poster(uid, 'image');

const rules: Readonly<Record<string, readonly Rule[]>> = {
  'api::collection.artist': [poster('api::collection.artist', 'portrait')],
  'api::collection.artwork': [eachOf('views', picture('work.view'))],
  'api::collection.film': [
    video('api::collection.film'),
    poster('api::collection.film'),
    captions('api::collection.film'),
  ],
  'api::collection.family-story': [
    video('api::collection.family-story'),
    poster('api::collection.family-story'),
    captions('api::collection.family-story'),
    eachOf('gallery', picture('story.photo')),
  ],
  'api::collection.resource': [
    safeLink('api::collection.resource', 'link'),
    poster('api::collection.resource', 'cover'),
  ],
  'api::campaign.campaign': [
    ordered('api::campaign.campaign', 'startsOn', 'endsOn'),
    takeoverFaults,
    poster('api::campaign.campaign'),
  ],
  'api::exhibition.exhibition': [
    ordered('api::exhibition.exhibition', 'opensOn', 'closesOn'),
    poster('api::exhibition.exhibition'),
  ],
  'api::wall.screen': [timezone],
  'api::campaign.occasion': [occasionFaults],
  'api::wall.schedule': [ordered('api::wall.schedule', 'startsOn', 'endsOn'), scheduleFaults],
  'api::wall.playlist': [
    eachOf('slides', pointsAtItsKind),
    eachOf('slides', lasting('wall.slide', 'validFrom', 'validUntil')),
  ],
};

/** What is wrong with an entry as a whole. */
export function entryFaults(uid: string, entry: Entry): Fault[] {
  return (rules[uid] ?? []).flatMap((rule) => rule(entry));
}

/** Whether a type has such rules, so that an entry without any need not be loaded. */
export const hasEntryRules = (uid: string): boolean => uid in rules;

import type { HeartbeatReport } from '../reports/heartbeat';
import type { Cause, Onsets } from './onsets';

/** How a screen is, for a keeper to see at a glance. */
type State = 'online' | 'stale' | 'offline' | 'unpaired';

export interface StateView {
  state: State;
  /** ISO 8601; null where there is no beginning to tell. */
  since: string | null;
  /** zh-Hans. */
  why: string;
}

export interface Material {
  now: number;
  paired: boolean;
  heartbeat: Heartbeat | null;
  expected: Expected | null;
}

/** The last heartbeat, when it came, in milliseconds, and since when it is as it says. */
interface Heartbeat {
  at: number;
  report: HeartbeatReport;
  onsets: Onsets;
}

/** What a screen should show, and since when it should. */
export interface Expected {
  revision: string;
  since: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Heartbeats come each minute: three missed ones are a silence. */
export const SILENCE = 3 * MINUTE + 10 * SECOND;
/** A change must be on the wall within a poll, a download and the next heartbeat. */
const CATCH_UP = 3 * MINUTE;
const RECENT = 10 * MINUTE;
const CLOCK = 30 * SECOND;
const NEARLY_FULL = 0.95;

/** A reason for concern. */
interface Concern {
  cause: Cause;
  /** Where it is known without having watched the screen. */
  since?: number;
  why: string;
}

/** Online, stale, offline or unpaired; since when; and why. */
export function stateOf({ now, paired, heartbeat, expected }: Material): StateView {
  if (!paired) return view('unpaired', null, '尚未配对：打开屏幕页面，在这里输入它显示的配对码');
  if (!heartbeat) return view('offline', null, '已配对，但从未报到：屏幕页面可能没有打开');
  const silence = now - heartbeat.at;
  if (silence > SILENCE) {
    return view(
      'offline',
      heartbeat.at,
      `已 ${spell(silence)}没有心跳（应每分钟一次）：可能断电、断网或浏览器已关闭`,
    );
  }
  const [first, ...others] = concernsOf(heartbeat, expected, now);
  const { at, onsets } = heartbeat;
  if (!first) return view('online', onsets.well ?? at, '运行正常');
  const concerns = [first, ...others];
  const begun = concerns.map(({ cause, since }) => onsets[cause] ?? since ?? at);
  return view('stale', Math.min(...begun), concerns.map(({ why }) => why).join('；'));
}

/** Whether a screen has had time to change to its newest programme, and has not. */
export const isBehind = (
  { at, report }: Pick<Heartbeat, 'at' | 'report'>,
  expected: Expected,
): boolean => report.revision !== expected.revision && at - expected.since > CATCH_UP;

/** What is wrong with a screen that reports, gravest first. */
export function concernsOf(
  { at, report }: Pick<Heartbeat, 'at' | 'report'>,
  expected: Expected | null,
  now: number,
): Concern[] {
  const concerns: Concern[] = [];
  if (expected && isBehind({ at, report }, expected)) {
    concerns.push({
      cause: 'behind',
      since: expected.since,
      why: '还在播旧的播出单，新的没有换上',
    });
  }
  if (report.revision !== null && report.slide === null) {
    concerns.push({ cause: 'blank', why: '屏幕上没有画面' });
  }
  const { state, wanted, present } = report.cache;
  if (state === 'partial') {
    concerns.push({ cause: 'files', why: `素材未备齐（${present}/${wanted}），断网后会缺画面` });
  }
  const recent = report.faults.filter((fault) => now - Date.parse(fault.at) < RECENT);
  const last = recent.at(-1);
  if (last) {
    const since = Math.min(...recent.map((fault) => Date.parse(fault.at)));
    const detail = last.detail || last.kind;
    concerns.push({
      cause: 'faults',
      since,
      why: `近 10 分钟有 ${recent.length} 次故障，最近一次：${detail}`,
    });
  }
  if (report.clockOffsetMs !== null && Math.abs(report.clockOffsetMs) > CLOCK) {
    concerns.push({ cause: 'clock', why: `屏幕时钟偏差 ${spell(Math.abs(report.clockOffsetMs))}` });
  }
  const { storage } = report;
  if (storage && storage.quota > 0 && storage.usage / storage.quota > NEARLY_FULL) {
    concerns.push({ cause: 'storage', why: '浏览器存储空间将满' });
  }
  if (!report.secure) {
    concerns.push({
      cause: 'insecure',
      since: Date.parse(report.startedAt),
      why: '页面不是 HTTPS，断电或刷新后无网不能启动',
    });
  }
  return concerns;
}

const view = (state: State, since: number | null, why: string): StateView => ({
  state,
  since: since === null ? null : new Date(since).toISOString(),
  why,
});

/** 95 秒 → `1 分钟`; for people, so one unit is enough. */
export function spell(milliseconds: number): string {
  const units = [
    [24 * 60 * MINUTE, ' 天'],
    [60 * MINUTE, ' 小时'],
    [MINUTE, ' 分钟'],
    [SECOND, ' 秒'],
  ] as const;
  const [length, name] = units.find(([length]) => milliseconds >= length) ?? [SECOND, ' 秒'];
  return `${Math.floor(milliseconds / length)}${name}`;
}

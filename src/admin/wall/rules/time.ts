import { DateTime } from 'luxon';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

const inZone = (iso: string, zone: string) => DateTime.fromISO(iso, { zone });

/** 11月24日 周二 08:12 */
export function moment(iso: string, zone: string): string {
  const time = inZone(iso, zone);
  return `${time.toFormat('M月d日')} ${weekday(time)} ${time.toFormat('HH:mm')}`;
}

/** 08:12, or 24:00 where it ends the day that began at `since`. */
export function clock(iso: string, zone: string, since?: string): string {
  const time = inZone(iso, zone);
  const midnight = time.toMillis() === time.startOf('day').toMillis();
  return midnight && since && inZone(since, zone) < time ? '24:00' : time.toFormat('HH:mm');
}

/** 11月24日 周二 */
export function dayName(day: string): string {
  const time = DateTime.fromISO(day, { zone: 'utc' });
  return `${time.toFormat('M月d日')} ${weekday(time)}`;
}

const weekday = (time: DateTime) => WEEKDAYS[time.weekday - 1] ?? '';

/** How long ago, in the largest unit that says it: 刚刚, 5 分钟, 3 小时, 12 天. */
export function ago(iso: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  if (seconds < 60) return '刚刚';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} 小时`;
  return `${Math.floor(seconds / 86_400)} 天`;
}

/** How old a picture is, to the second while seconds count: 刚刚, 40 秒前, 5 分钟前. */
export function age(iso: string, now: number): string {
  const seconds = Math.floor((now - Date.parse(iso)) / 1000);
  if (seconds < 5) return '刚刚';
  return seconds < 60 ? `${seconds} 秒前` : `${ago(iso, now)}前`;
}

/** How long until then: 8 分 05 秒, 2 小时 10 分; null when it is past. */
export function left(iso: string, now: number): string | null {
  const seconds = Math.ceil((Date.parse(iso) - now) / 1000);
  if (seconds <= 0) return null;
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1440) return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
  return `${Math.floor(minutes / 1440)} 天 ${Math.floor((minutes % 1440) / 60)} 小时`;
}

/** The calendar day there, YYYY-MM-DD. */
export const dayAt = (now: number, zone: string): string =>
  DateTime.fromMillis(now, { zone }).toISODate() ?? '';

export const shiftDay = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? day;

/** A value of `<input type="datetime-local">`, which has no zone, as an instant in the given one. */
export function fromLocalInput(value: string, zone: string): string | null {
  const time = DateTime.fromISO(value, { zone });
  return time.isValid ? time.toUTC().toISO() : null;
}

export const toLocalInput = (instant: number, zone: string): string =>
  DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

/** That wall-clock time on the next day that has it still to come. */
export function nextClock(now: number, zone: string, hour: number): number {
  const today = DateTime.fromMillis(now, { zone }).startOf('day').set({ hour });
  return (today.toMillis() > now ? today : today.plus({ days: 1 })).toMillis();
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone in Chinese where it is another than the browser's: “中国标准时间（Asia/Shanghai）”. */
export function zoneName(zone: string, now: number, here = browserZone()): string | null {
  const offset = (name: string) => DateTime.fromMillis(now, { zone: name }).offset;
  if (zone === here || (offset(zone) === offset(here) && !observesSummerTime(zone, here, now))) {
    return null;
  }
  const long = new Intl.DateTimeFormat('zh-Hans', { timeZone: zone, timeZoneName: 'long' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${long ?? zone}（${zone}）`;
}

/** Two zones that agree now may part within a year. */
function observesSummerTime(zone: string, here: string, now: number): boolean {
  const differs = (month: number) => {
    const then = DateTime.fromMillis(now).plus({ months: month });
    return then.setZone(zone).offset !== then.setZone(here).offset;
  };
  return [3, 6, 9].some(differs);
}

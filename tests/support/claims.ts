import { answerAt, type Claim, type WallRules } from '../../src/api/wall/programme/answer';
import { dayOf, instantOf } from '../../src/api/wall/programme/clock';
import { ALWAYS, type TimeRule } from '../../src/api/wall/programme/schedules';

export const SHANGHAI = 'Asia/Shanghai';
export const LONDON = 'Europe/London';
export const NEW_YORK = 'America/New_York';
export const HOUR = 3_600_000;

export const when = (part: Partial<TimeRule>): TimeRule => ({ ...ALWAYS, ...part });
export const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
export const window = (from: string, to: string) => ({ from: clock(from), to: clock(to) });
export const claim = (part: Partial<Claim>): Claim => ({
  rule: 'schedule',
  id: 'a',
  name: '排期',
  playlist: 'list-a',
  when: ALWAYS,
  priority: 50,
  direct: false,
  ...part,
});
export const rules = (claims: Claim[], timezone = SHANGHAI): WallRules => ({
  timezone,
  claims,
  fallback: 'fallback',
});
/** What plays at local times, in one letter each: the fallback is a dash. */
export const plays = (wall: WallRules, times: string[]) =>
  times.map((time) => {
    const [day = '', at = ''] = time.split(' ');
    const { playlist } = answerAt(wall, instantOf(dayOf(day), clock(at), wall.timezone));
    return playlist === 'fallback' ? '-' : (playlist?.replace('list-', '') ?? 'none');
  });

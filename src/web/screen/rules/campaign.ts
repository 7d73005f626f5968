import type { CampaignContent } from '../../../api/wall/programme/types';

/** The four strands that campaigns belong to. */
export const PILLARS: Record<NonNullable<CampaignContent['pillar']>, string> = {
  build: '筑廉',
  foster: '促廉',
  guard: '护廉',
  nurture: '育廉',
};

/** `2026年3月1日 — 4月15日`; the year is said again only where it changes. */
export function campaignDates(startsOn: string, endsOn: string): string {
  const [startYear, startMonth, startDay] = startsOn.split('-').map(Number);
  const [endYear, endMonth, endDay] = endsOn.split('-').map(Number);
  const start = `${startYear}年${startMonth}月${startDay}日`;
  if (startsOn === endsOn) return start;
  return `${start} — ${endYear === startYear ? '' : `${endYear}年`}${endMonth}月${endDay}日`;
}

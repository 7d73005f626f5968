const BEIJING = 'Asia/Shanghai';

/** Whether this browser can tell the time somewhere: one of 2020 does not know what was named later. */
export function isKnownZone(timezone: string): boolean {
  try {
    new Intl.DateTimeFormat('zh-CN', { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone in which a screen writes times and has its small hours. What plays when does not depend on
 * it: spans are instants.
 */
export const zoneToShow = (timezone: string | undefined): string =>
  timezone !== undefined && isKnownZone(timezone) ? timezone : BEIJING;

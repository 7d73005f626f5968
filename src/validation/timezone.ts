/** Whether screens know a time zone of this name. */
export function isTimezone(name: string): boolean {
  // Node takes offsets such as +08:00, which the browsers of screens do not.
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/**
 * Names that came into being after the browsers of older screens (Chromium 79, tzdata 2019c), with
 * one that these know and that has the same time now.
 */
const OLDER: Readonly<Record<string, string>> = {
  'america/ciudad_juarez': 'America/Denver',
  'america/coyhaique': 'America/Punta_Arenas',
  'america/nuuk': 'America/Godthab',
  'europe/kyiv': 'Europe/Kiev',
  'pacific/kanton': 'Pacific/Enderbury',
};

/** The name by which every screen knows a time zone. */
export const widelyKnown = (timezone: string): string => OLDER[timezone.toLowerCase()] ?? timezone;

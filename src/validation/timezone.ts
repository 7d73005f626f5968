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

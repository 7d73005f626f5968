import { z } from '@strapi/utils';

/** C0 and C1 controls, and the marks that turn text around: no device has a use for them. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * A line of text from a device: never trusted, always short. What is too long is cut and not
 * refused, because one talkative fault must not make a screen look dead.
 */
export const line = (most: number) =>
  z.string().transform((text) => [...text.replace(UNSEEN, ' ').trim()].slice(0, most).join(''));

export const moment = z.union([z.string().max(40), z.number()]).transform((value, context) => {
  const time = typeof value === 'number' ? value : Date.parse(value);
  // Year 1970 to 9999: what a Date can print with four digits.
  if (Number.isFinite(time) && time >= 0 && time < 253_402_300_800_000) return time;
  context.addIssue({ code: 'custom', message: 'not a time' });
  return z.NEVER;
});

/** The first thing that is wrong, as a path: enough to mend a client, nothing of what it sent. */
export const whereWrong = (error: { issues: readonly { path: PropertyKey[] }[] }): string =>
  error.issues[0]?.path.map(String).join('.') || '正文';

/** What is known of a value that came over the wire. */
export type Loose = Record<string, unknown>;

export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): boolean => typeof value === 'string';

export const isMaybeText = (value: unknown): boolean =>
  value === null || value === undefined || isText(value);

export const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

export const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value));

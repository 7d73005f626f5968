import { charactersOf } from './characters';

export type Length = 'short' | 'long' | 'longest';

/**
 * How long a text is for the place that it stands in; what is long is set smaller. For class names.
 *
 * @param long characters beyond which it is long
 * @param longest characters beyond which it is among the longest that an editor can write
 */
export function lengthOf(text: string, long: number, longest = Infinity): Length {
  const { length } = charactersOf(text);
  if (length > longest) return 'longest';
  return length > long ? 'long' : 'short';
}

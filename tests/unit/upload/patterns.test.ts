import { readSrt, vttFaults } from '../../../src/extensions/upload/films/cues';
import { endingOf } from '../../../src/extensions/upload/guard/kinds';
import { displayName, storageStem } from '../../../src/extensions/upload/guard/names';
import { HEAD, recognise } from '../../../src/extensions/upload/guard/recognise';

/**
 * Texts as long as they can come in, made so that a pattern which looks at a place more than once
 * never ends: such a test hangs.
 */
const MEGABYTE = 1024 ** 2;
const filled = (start: string, part: string, length: number, end: string): string =>
  start + part.repeat((length - start.length - end.length) / part.length) + end;

test.each([
  ['comments before text', filled('', '<!---->', HEAD, ' x'), '不是可以收入的类型'],
  ['comments without an end', filled('', '<!--', HEAD, ''), '不是可以收入的类型'],
  ['comments before a picture', filled('', '<!----> ', HEAD, '<svg>'), 'SVG'],
  ['white space before numbers', filled('', '\n1', HEAD, ''), '不是可以收入的类型'],
])('%s are known for what they are', (_, text, reason) => {
  expect(() => recognise(Buffer.from(text))).toThrow(reason);
});

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\n';

test.each([
  ['a tag of classes that does not end', filled('<c', '.', 2 * MEGABYTE, ''), 'c...........'],
  ['tags that do not end', filled('', '<c.', 2 * MEGABYTE, ''), 'c.'],
  ['a tag of spaces that does not end', filled('<c', ' ', 2 * MEGABYTE, ''), 'c'],
])('WebVTT with %s is refused', (_, line, tag) => {
  expect(vttFaults(VTT + line)).toEqual([{ line: 4, message: `字幕里不能用标记 <${tag}>` }]);
});

test('WebVTT with a tag of many classes is as it should be', () => {
  expect(vttFaults(VTT + filled('<c', '.a', 2 * MEGABYTE, '>清风</c>'))).toEqual([]);
});

const SRT = '00:00:01,000 --> 00:00:02,000';

test.each([
  ['positions that do not end', filled('', '{\\', 2 * MEGABYTE, '')],
  ['braces within braces', filled('', '{', 2 * MEGABYTE, '')],
])('SRT with %s keeps them as text', (_, line) => {
  expect(readSrt(`${SRT}\n${line}`).cues[0]?.text).toEqual([line]);
});

test('SRT with anything behind a time is read', () => {
  const { cues, faults } = readSrt(`${SRT}${filled(' ', ' ', 2 * MEGABYTE, 'x\u2028')}\n清风`);
  expect(faults).toEqual([]);
  expect(cues).toEqual([{ line: 1, start: 1000, end: 2000, text: ['清风'] }]);
});

test.each([
  ['dots', filled('a', '.', MEGABYTE, 'b'), 'b'],
  ['dots and an ending', filled('a', '. ', MEGABYTE, '竹.png'), '竹.png'],
  ['accents', filled('a', '\u0301\u0323', MEGABYTE, ''), '\u0323'.repeat(120)],
  ['folders', filled('', '../', MEGABYTE, '竹.png'), '竹.png'],
])('a name of a million %s is short', (_, raw, shown) => {
  expect(displayName(raw)).toBe(shown);
});

test('what a name of any length ends in is found', () => {
  expect(endingOf(filled('a', '.', MEGABYTE, 'b'))).toBeNull();
  expect(endingOf(filled('a.png', '. ', MEGABYTE, ''))).toBe('.png');
  expect(storageStem(filled('-', '-.', MEGABYTE, 'b'))).toBe('file');
});

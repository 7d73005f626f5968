import fc from 'fast-check';
import { asVtt } from '../../../src/extensions/upload/films/captions';
import { linesOf, readSrt, vttFaults, writeVtt } from '../../../src/extensions/upload/films/cues';

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\n清风\n';
const SRT =
  '1\r\n00:00:01,000 --> 00:00:02,500\r\n<b>清</b>风\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n两袖\r\n';

test.each([
  ['plain', VTT],
  ['with a byte order mark', `\uFEFF${VTT}`],
  [
    'with notes, styles and settings',
    `WEBVTT 片头\n\nSTYLE\n::cue { color: white }\n\nNOTE <x>\n\nfirst\n00:00:01.000 --> 00:00:02.000 align:start\n<v 旁白>清</v><c.yellow>风</c> 1 < 2\n`,
  ],
  ['with overlapping cues', `${VTT}\n00:01.000 --> 00:09.000\n二\n`],
])('WebVTT %s is as it should be', (_, text) => {
  expect(vttFaults(text)).toEqual([]);
});

test.each<[string, string, number, string]>([
  ['without its first line', '00:01.000 --> 00:02.000\n清风\n', 1, 'WEBVTT'],
  ['without cues', 'WEBVTT\n', 2, '没有一条字幕'],
  ['with a comma for a point', 'WEBVTT\n\n00:01,000 --> 00:02,000\n清风', 3, '时间应写成'],
  ['with 61 seconds', 'WEBVTT\n\n00:61.000 --> 01:02.000\n清风', 3, '时间应写成'],
  ['that ends before it begins', 'WEBVTT\n\n00:02.000 --> 00:01.000\n清风', 3, '结束时间'],
  ['out of order', `${VTT}\n00:00.500 --> 00:02.000\n早`, 6, '按时间排列'],
  ['with a script', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<script>x</script>', 4, '<script>'],
  ['with an image', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<img src=x onerror=y>', 4, '<img>'],
  ['with a control character', 'WEBVTT\n\n00:01.000 --> 00:02.000\n清\u0007风', 4, '控制字符'],
])('WebVTT %s says the line', (_, text, line, message) => {
  expect(vttFaults(text)).toContainEqual({ line, message: expect.stringContaining(message) });
});

test('the refusal names the lines', () => {
  const bytes = Buffer.from('WEBVTT\n\n00:02.000 --> 00:01.000\n清风');
  expect(() => asVtt(bytes, 'vtt')).toThrow('第 3 行：结束时间不晚于开始时间');
});

test('SRT becomes WebVTT, in whichever encoding it came', () => {
  const expected =
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<b>清</b>风\n\n00:00:03.000 --> 00:00:04.000\n两袖\n';
  const gbk = Buffer.from(
    '310d0a30303a30303a30312c303030202d2d3e2030303a30303a30322c3530300d0acce5b7e70d0a',
    'hex',
  );
  expect(asVtt(Buffer.from(SRT), 'srt').toString()).toBe(expected);
  expect(asVtt(Buffer.from(`\uFEFF${SRT}`, 'utf16le'), 'srt').toString()).toBe(expected);
  expect(asVtt(gbk, 'srt').toString()).toContain('体风');
});

test('SRT of the wild is cleaned: fonts, positions, angle brackets, order', () => {
  const wild =
    '2\n00:00:05,000 --> 00:00:06,000\n<font color="#fff">后</font>\n\n1\n00:00:01,5 --> 00:00:02,000\n{\\an8}a < b & c\n';
  expect(writeVtt(readSrt(wild).cues)).toBe(
    'WEBVTT\n\n00:00:01.500 --> 00:00:02.000\na &lt; b &amp; c\n\n00:00:05.000 --> 00:00:06.000\n后\n',
  );
});

test('a VTT file that is not UTF-8 says how to make it so', () => {
  const bytes = Buffer.concat([Buffer.from(VTT), Buffer.from([0xc7, 0xe5])]);
  expect(() => asVtt(bytes, 'vtt')).toThrow('UTF-8');
});

test('captions of a book are none', () => {
  expect(() => asVtt(Buffer.alloc(3 * 1024 ** 2, 'a'), 'vtt')).toThrow('2 MB');
});

test('what is made of any SRT is valid WebVTT', () => {
  const cue = fc.record({
    start: fc.nat(86_400_000),
    length: fc.integer({ min: 1, max: 10_000 }),
    text: fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      // eslint-disable-next-line no-control-regex
      .filter((line) => !/-->|[\u0000-\u001f\u007f\u2028\u2029]|^\s*\d*\s*$/.test(line)),
  });
  const time = (at: number) => new Date(at).toISOString().slice(11, 23).replace('.', ',');
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (cues) => {
      const srt = cues
        .filter(({ start, length }) => start + length < 86_400_000)
        .map(
          ({ start, length, text }, at) =>
            `${at + 1}\n${time(start)} --> ${time(start + length)}\n${text}\n`,
        )
        .join('\n');
      const { cues: read, faults } = readSrt(srt);
      if (faults.length > 0 || read.every(({ text }) => !text.some(Boolean))) return;
      const vtt = writeVtt(read);
      expect(vttFaults(vtt)).toEqual([]);
      expect(linesOf(vtt)[0]).toBe('WEBVTT');
    }),
    { numRuns: 500 },
  );
});

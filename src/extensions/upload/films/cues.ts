/** Captions as plain values: reading WebVTT and SRT, and writing WebVTT. Pure. */

export interface Cue {
  /** Line of the timing, from 1. */
  line: number;
  /** Milliseconds. */
  start: number;
  end: number;
  text: string[];
}

/** One thing that is wrong, and where. */
export interface CaptionFault {
  line: number;
  message: string;
}

const ARROW = '-->';
const TIME = '(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})([.,])(\\d{1,3})';
const TIMING = new RegExp(`^\\s*${TIME}\\s*-->\\s*${TIME}(?:\\s[^]*)?$`);
const STRICT =
  /^(\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}([ \t].*)?$/;
/** Tags that WebVTT knows; everything else in angle brackets is a mistake or an attack. */
const STRANGE_TAG =
  /<(?!\s|\/?(?:c|i|b|u|v|lang|ruby|rt)(?:\.[^\s<>]*)?(?:\s[^<>]*)?>|(?:\d{2,}:)?\d\d:\d\d\.\d{3}>)([^<>\s]{0,12})/i;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export const linesOf = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);

/** Everything that is wrong with a WebVTT file, in the order of its lines. */
export function vttFaults(text: string): CaptionFault[] {
  const lines = linesOf(text);
  const faults: CaptionFault[] = [];
  const complain = (index: number, message: string) => faults.push({ line: index + 1, message });
  if (!/^WEBVTT([ \t]|$)/.test(lines[0] ?? '')) complain(0, '首行应为 WEBVTT');
  let latest = 0;
  let count = 0;
  let inComment = false;
  lines.forEach((line, index) => {
    const isFirst = index > 0 && lines[index - 1]?.trim() === '';
    if (line.trim() === '') inComment = false;
    else if (isFirst && /^(NOTE|STYLE|REGION)([ \t]|$)/.test(line)) inComment = true;
    if (CONTROL.test(line)) complain(index, '含有看不见的控制字符');
    if (line.includes(ARROW)) {
      count += 1;
      const cue = parseTiming(line, index);
      if (!cue || !STRICT.test(line.trim())) {
        complain(index, '时间应写成 00:01:02.500 --> 00:01:05.000');
      } else if (cue.end <= cue.start) {
        complain(index, '结束时间不晚于开始时间');
      } else if (cue.start < latest) {
        complain(index, '开始时间早于前一条，字幕应按时间排列');
      }
      latest = Math.max(latest, cue?.start ?? 0);
    } else if (!inComment) {
      const tag = STRANGE_TAG.exec(line)?.[1];
      if (tag !== undefined) complain(index, `字幕里不能用标记 <${tag}>`);
    }
  });
  if (count === 0) complain(lines.length - 1, '没有一条字幕');
  return faults;
}

/** Cues of an SRT file and what is wrong with it. */
export function readSrt(text: string): { cues: Cue[]; faults: CaptionFault[] } {
  const lines = linesOf(text);
  const cues: Cue[] = [];
  const faults: CaptionFault[] = [];
  lines.forEach((line, index) => {
    const isNumber = /^\s*\d+\s*$/.test(line) && (lines[index + 1]?.includes(ARROW) ?? false);
    if (isNumber) return;
    const cue = line.includes(ARROW) ? parseTiming(line, index) : null;
    if (cue) {
      if (cue.end <= cue.start) {
        faults.push({ line: index + 1, message: '结束时间不晚于开始时间' });
      }
      cues.push(cue);
    } else if (line.includes(ARROW)) {
      faults.push({ line: index + 1, message: '时间应写成 00:01:02,500 --> 00:01:05,000' });
    } else if (CONTROL.test(line)) {
      faults.push({ line: index + 1, message: '含有看不见的控制字符' });
    } else if (line.trim() !== '') {
      cues.at(-1)?.text.push(plainText(line));
    }
  });
  if (cues.length === 0 && faults.length === 0) faults.push({ line: 1, message: '没有一条字幕' });
  return { cues, faults };
}

/** SRT in the wild borrows tags from HTML and braces from ASS; three tags mean the same in both. */
function plainText(line: string): string {
  return line
    .replace(/\{\\[^{}]*\}/g, '')
    .replace(/<\/?(?:font|span|p|br)\b[^<>]*>/gi, '')
    .replace(/&(?!(amp|lt|gt|nbsp|lrm|rlm);)/g, '&amp;')
    .replace(/<(?!\/?[biu]>)/gi, '&lt;')
    .trim();
}

/** WebVTT, in the order of time. */
export function writeVtt(cues: readonly Cue[]): string {
  const blocks = cues
    .filter(({ text }) => text.some(Boolean))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text }) => {
      return `${timeOf(start)} ${ARROW} ${timeOf(end)}\n${text.filter(Boolean).join('\n')}\n`;
    });
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

function parseTiming(line: string, index: number): Cue | null {
  const found = TIMING.exec(line);
  if (!found) return null;
  const at = (first: number): number => {
    const [hours, minutes, seconds, , fraction] = found.slice(first, first + 5);
    const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
    return whole * 1000 + Number((fraction ?? '').padEnd(3, '0'));
  };
  return { line: index + 1, start: at(1), end: at(6), text: [] };
}

function timeOf(milliseconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = milliseconds / 1000;
  const rest = String(milliseconds % 1000).padStart(3, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${rest}`;
}

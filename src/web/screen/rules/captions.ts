/** One caption: shown within `[from, to)`, in seconds. */
export interface Cue {
  from: number;
  to: number;
  lines: string[];
}

const TIMING = /^(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})\s+-->\s+(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})/;

/** Reads WebVTT cues (https://www.w3.org/TR/webvtt1/); settings and markup are dropped. */
export function readCues(text: string): Cue[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split('\n');
      const at = lines.findIndex((line) => TIMING.test(line));
      const times = at === -1 ? null : TIMING.exec(lines[at] as string);
      if (!times) return [];
      const spoken = lines.slice(at + 1).map((line) => line.replace(/<[^>]*>/g, '').trim());
      return [{ from: seconds(times, 1), to: seconds(times, 5), lines: spoken.filter(Boolean) }];
    });
}

function seconds(match: RegExpExecArray, at: number): number {
  const [hours, minutes, whole, thousandths] = match
    .slice(at, at + 4)
    .map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (whole ?? 0) + (thousandths ?? 0) / 1000;
}

/** What is said at a moment of the film. */
export const cueAt = (cues: readonly Cue[], time: number): Cue | null =>
  cues.find(({ from, to }) => from <= time && time < to) ?? null;

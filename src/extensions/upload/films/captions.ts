import { Refusal } from '../guard/refusal';
import { readSrt, vttFaults, writeVtt, type CaptionFault } from './cues';

/** Captions of a film of many hours are smaller. */
export const MOST_CAPTION_BYTES = 2 * 1024 * 1024;
const MOST_TOLD = 5;

/**
 * Captions as they will be stored: WebVTT in UTF-8. A WebVTT file stays as it is; an SRT file, in
 * whichever encoding it came, is rewritten.
 *
 * @throws Refusal that names the lines
 */
export function asVtt(bytes: Buffer, format: 'vtt' | 'srt'): Buffer {
  if (bytes.length > MOST_CAPTION_BYTES) {
    throw new Refusal('bad-captions', '有 2 MB 以上，不像是字幕，请检查后再上传');
  }
  if (format === 'vtt') {
    const text = decode(bytes, ['utf-8']);
    if (text === null) {
      throw new Refusal(
        'bad-captions',
        '不是 UTF-8 编码，请用记事本打开，另存为时把编码选为 UTF-8，再上传',
      );
    }
    refuseIf(vttFaults(text));
    return bytes;
  }
  const text = decode(bytes, encodingsOf(bytes));
  if (text === null)
    throw new Refusal('bad-captions', '的文字编码认不出来，请另存为 UTF-8 后再上传');
  const { cues, faults } = readSrt(text);
  refuseIf(faults);
  return Buffer.from(writeVtt(cues));
}

function refuseIf(faults: readonly CaptionFault[]): void {
  if (faults.length === 0) return;
  const told = faults.slice(0, MOST_TOLD).map(({ line, message }) => `第 ${line} 行：${message}`);
  const rest = faults.length > MOST_TOLD ? `；另有 ${faults.length - MOST_TOLD} 处` : '';
  throw new Refusal('bad-captions', `不是有效的字幕。${told.join('；')}${rest}`);
}

/** Most SRT files in China are in GB 18030 or one of its forebears. */
function encodingsOf(bytes: Buffer): string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decode(bytes: Buffer, encodings: readonly string[]): string | null {
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  return null;
}

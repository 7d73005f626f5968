import type { Bytes } from './bytes';
import { polyglot, Refusal, truncated } from './refusal';

const BLOCK = 1024 * 1024;
const TAIL = 4096;
/** Programs and commands that a reader would run. */
const ACTIVE = /\/(JavaScript|Launch)\b/;
/** Each letter may be written by its number. */
const LONGEST = '/#4A#61#76#61#53#63#72#69#70#74'.length + 1;

/** A whole PDF without scripts or commands, as far as they are not compressed. */
export async function requireQuietPdf(bytes: Bytes): Promise<void> {
  const tailStart = Math.max(0, bytes.size - TAIL);
  const tail = (await bytes.read(tailStart, TAIL)).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end === -1) throw truncated();
  if (!/^[\s\0]*$/.test(tail.slice(end + '%%EOF'.length))) throw polyglot('文档以外的数据');
  for (let offset = 0; offset < bytes.size; offset += BLOCK) {
    const block = await bytes.read(offset, BLOCK + LONGEST);
    if (ACTIVE.test(unescaped(block.toString('latin1')))) {
      throw new Refusal(
        'active-content',
        '里带有会自动运行的脚本或命令，请用“打印为 PDF”另存一份再上传',
      );
    }
  }
}

/** Names as a reader takes them: `/J#61vaScript` is `/JavaScript`. */
const unescaped = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

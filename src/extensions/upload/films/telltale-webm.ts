/** What a WebM tells beside what it shows: its tags and attachments. */
import type { Bytes } from '../guard/bytes';
import { Refusal } from '../guard/refusal';
import type { Blank } from './blanks';
import { elementAt, type Element } from './containers';

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const ATTACHMENTS = 0x1941a469;
const TAGS = 0x1254c367;
const TAG = 0x7373;
const SIMPLE_TAG = 0x67c8;
const TAG_NAME = 0x45a3;
/** What encoders write; everything else may be a place. */
const HARMLESS =
  /^(ENCODER|ENCODER_OPTIONS|DURATION|TITLE|ARTIST|COMMENT|COPYRIGHT|LANGUAGE|HANDLER_NAME|VENDOR_ID|MAJOR_BRAND|MINOR_VERSION|COMPATIBLE_BRANDS|BPS|NUMBER_OF_(FRAMES|BYTES)|_STATISTICS_\w+)(-\w+)?$/i;
const MOST_NAME = 256;

/** What must be written over before anybody but an editor gets the film; empty for most films. */
export async function telltaleWebm(bytes: Bytes): Promise<Blank[]> {
  const blanks: Blank[] = [];
  // Of a cluster that does not tell its length the end is found by what is in it.
  const within = ({ id, isOpen }: Element) => id === SEGMENT || (id === CLUSTER && isOpen);
  for await (const element of elements(bytes, 0, bytes.size, within)) {
    const isTelltale =
      element.id === ATTACHMENTS || (element.id === TAGS && !(await isHarmless(bytes, element)));
    if (isTelltale) blanks.push(voidOf(element));
  }
  return blanks;
}

const isList = ({ id }: Element): boolean => id === TAG || id === SIMPLE_TAG;

async function isHarmless(bytes: Bytes, { start, end }: Element): Promise<boolean> {
  for await (const { id, start: from, end: to } of elements(bytes, start, end, isList)) {
    if (id !== TAG_NAME) continue;
    const name = await bytes.read(from, Math.min(to - from, MOST_NAME));
    if (!HARMLESS.test(name.toString('utf8'))) return false;
  }
  return true;
}

/**
 * Elements one after the other, those within lists included. A recording that was cut off ends
 * within an element: what is left of that is no tag.
 */
async function* elements(
  bytes: Bytes,
  from: number,
  to: number,
  isWithin: (element: Element) => boolean,
): AsyncIterable<Element> {
  for (let at = from; at < to;) {
    let element: Element;
    try {
      element = await elementAt(bytes, at);
    } catch (error) {
      if (error instanceof Refusal) return;
      throw error;
    }
    yield element;
    at = isWithin(element) ? element.start : element.end;
  }
}

/** An element of the same length that means nothing (`Void`). */
function voidOf({ at, end }: Element): Blank {
  const length = end - at;
  const head = Buffer.alloc(length < 0x80 ? 2 : 9);
  head[0] = 0xec;
  if (head.length === 2) head[1] = 0x80 | (length - 2);
  else {
    head[1] = 1;
    head.writeUIntBE(length - 9, 3, 6);
  }
  return { start: at, end, head };
}

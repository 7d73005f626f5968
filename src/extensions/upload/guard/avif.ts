import { boxesIn, findBox, requireQuietPadding } from './boxes';
import type { Bytes } from './bytes';
import type { PictureSize } from './limits';
import { corrupt } from './refusal';

/** Measured: the decoder, its frame and what is made of it. */
const BYTES_PER_PIXEL = 18;
const REMEDY = '请另存为 JPEG 或 PNG，或缩小后再上传';

/** Reads the boxes of an AVIF: its largest picture counts, grid or not. */
export async function readAvif(bytes: Bytes): Promise<PictureSize> {
  const top = await boxesIn(bytes, 0, bytes.size);
  await requireQuietPadding(bytes, top);
  const meta = top.find(({ type }) => type === 'meta');
  const properties = meta && (await findBox(bytes, meta, ['iprp', 'ipco']));
  if (!properties) throw corrupt('没有画面');
  const size: PictureSize = { width: 0, height: 0, pages: 1 };
  for (const { type, start } of await boxesIn(bytes, properties.start, properties.end)) {
    if (type !== 'ispe') continue;
    const extent = await bytes.read(start + 4, 8);
    if (extent.length < 8) throw corrupt('没有画面');
    size.width = Math.max(size.width, extent.readUInt32BE(0));
    size.height = Math.max(size.height, extent.readUInt32BE(4));
  }
  if (!size.width || !size.height) throw corrupt('没有画面');
  const whole = { bytes: size.width * size.height * BYTES_PER_PIXEL, remedy: REMEDY };
  return { ...size, whole };
}

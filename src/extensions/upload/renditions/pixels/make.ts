import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import {
  decodeRegion,
  decodeUpright,
  fromPixels,
  readPicture,
  toPixels,
  type Picture,
  type Pixels,
} from './decode';
import {
  fitInside,
  focalSquare,
  LARGEST,
  renditionsFor,
  type FocalPoint,
  type RenditionSpec,
  type Size,
} from '../geometry';
import { storedRegion } from '../orientation';

const HD = 1920;
/** thumbhash takes no more. */
const PLACEHOLDER_SIDE = 100;
const WHITE = '#ffffff';

/** One finished rendition: its bytes, and what they are. */
export interface Rendered extends Size {
  key: string;
  ext: '.webp' | '.jpg';
  mime: 'image/webp' | 'image/jpeg';
  data: Buffer;
  /** What it is cropped around, where it is. */
  focalPoint?: FocalPoint;
}

/** Everything that is made of a picture at once. */
export interface Renditions {
  upright: Size;
  rendered: Rendered[];
  /** thumbhash, base64 */
  placeholder: string;
  /** #rrggbb */
  dominantColor: string;
}

/**
 * Makes all renditions of a picture from one decode: to 4K, upright and in sRGB; from that to 1920;
 * and from that whatever is smaller. The 4K rendition takes as long to encode as all others
 * together, so it is encoded beside them.
 */
export async function makeRenditions(
  path: string,
  focalPoint: FocalPoint | null,
): Promise<Renditions> {
  const picture = await readPicture(path);
  const { upright } = picture;
  const whole = await decodeUpright(picture, { width: LARGEST, height: LARGEST });
  const specs = renditionsFor(upright);
  const [large, rest] = await Promise.all([
    Promise.all(specs.filter(isLarge).map((spec) => render(spec, whole, upright))),
    makeSmaller(
      specs.filter((spec) => !isLarge(spec)),
      whole,
      upright,
    ),
  ]);
  const rendered = [...rest.rendered, ...large];
  if (focalPoint) rendered.push(await makeSquare(picture, focalPoint));
  return { upright, rendered, placeholder: rest.placeholder, dominantColor: rest.dominantColor };
}

const isLarge = ({ box }: RenditionSpec): boolean => box.width > HD;

async function makeSmaller(specs: readonly RenditionSpec[], whole: Pixels, upright: Size) {
  const hd = await resized(whole, fitInside(upright, { width: HD, height: HD }));
  const rendered: Rendered[] = [];
  for (const spec of specs) rendered.push(await render(spec, hd, upright));
  return { rendered, ...(await glimpse(hd)) };
}

/** Pixels at this size; themselves where they have it. Lanczos3, in gamma-encoded light. */
async function resized(from: Pixels, size: Size): Promise<Pixels> {
  if (from.width === size.width && from.height === size.height) return from;
  return toPixels(fromPixels(from).resize({ ...size, fit: 'fill' }));
}

async function render(spec: RenditionSpec, from: Pixels, upright: Size): Promise<Rendered> {
  const size = fitInside(upright, spec.box);
  const image = fromPixels(from).resize({ ...size, fit: 'fill' });
  return { key: spec.key, ...(await encode(image, spec)) };
}

async function encode(
  image: Sharp,
  { format, quality }: Pick<RenditionSpec, 'format' | 'quality'>,
) {
  const encoded =
    format === 'webp'
      ? // Effort 2 costs a few per cent of size and saves half the time of the default.
        image.webp({ quality, effort: 2 })
      : // Full chroma: a cinnabar seal on white paper is what 4:2:0 smears.
        image
          .flatten({ background: WHITE })
          .jpeg({ quality, chromaSubsampling: '4:4:4', optimiseCoding: false });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return {
    ext: format === 'webp' ? ('.webp' as const) : ('.jpg' as const),
    mime: format === 'webp' ? ('image/webp' as const) : ('image/jpeg' as const),
    width: info.width,
    height: info.height,
    data,
  };
}

/** The crop that a focal point asks for. */
async function makeSquare(picture: Picture, focalPoint: FocalPoint): Promise<Rendered> {
  const { region, side } = focalSquare(picture.upright, focalPoint);
  const part = storedRegion(region, picture.stored, picture.turn);
  const pixels = await decodeRegion(picture, part, side);
  const encoded = await encode(fromPixels(pixels), { format: 'webp', quality: 82 });
  return { key: 'square', ...encoded, focalPoint };
}

/** What can be shown before the picture has come: a blur of a few bytes, and one colour. */
async function glimpse(from: Pixels): Promise<{ placeholder: string; dominantColor: string }> {
  const box = { width: PLACEHOLDER_SIDE, height: PLACEHOLDER_SIDE };
  const small = await resized(from, fitInside(from, box));
  const opaque = await fromPixels(small).flatten({ background: WHITE }).raw().toBuffer();
  const { width, height } = small;
  const { dominant } = await sharp(opaque, { raw: { width, height, channels: 3 } }).stats();
  const rgba = await fromPixels(small).ensureAlpha().raw().toBuffer();
  return {
    placeholder: Buffer.from(rgbaToThumbHash(width, height, rgba)).toString('base64'),
    dominantColor: `#${[dominant.r, dominant.g, dominant.b].map(hex).join('')}`,
  };
}

const hex = (value: number): string => value.toString(16).padStart(2, '0');

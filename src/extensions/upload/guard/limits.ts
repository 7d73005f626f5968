import { Refusal } from './refusal';

/** How large a picture may be; judged from its header, before anything is decoded. */
export interface PictureLimits {
  /** Width × height × pages. */
  pixels: number;
  /** Longest side. */
  side: number;
}

export const DEFAULT_LIMITS: PictureLimits = { pixels: 150_000_000, side: 30_000 };

/** The size that a picture's header declares. */
export interface PictureSize {
  width: number;
  height: number;
  /** Frames of an animation, pages of a TIFF. */
  pages: number;
  /** Where the decoder cannot let the picture pass by in strips. */
  whole?: Whole;
}

/** What a decoder must have in memory at once. */
interface Whole {
  bytes: number;
  /** How to save the picture so that it passes by. */
  remedy: string;
}

const MILLION = 1_000_000;
const GIGABYTE = 1024 ** 3;
/** What a picture of any size may take; those that pass by in strips take less than half. */
const MOST_BYTES = GIGABYTE;

/** @throws Refusal for a picture that would take too much memory or time to decode */
export function requireWithin(
  { width, height, pages, whole }: PictureSize,
  limits: PictureLimits,
): void {
  const size = `${width} × ${height} 像素${pages > 1 ? `，共 ${pages} 帧` : ''}`;
  if (width > limits.side || height > limits.side) {
    throw new Refusal(
      'too-many-pixels',
      `的尺寸是 ${size}，单边最多 ${limits.side} 像素，请缩小后再上传`,
    );
  }
  if (width * height * pages > limits.pixels) {
    const most = Math.floor(limits.pixels / MILLION);
    const has = Math.ceil((width * height * pages) / MILLION);
    throw new Refusal(
      'too-many-pixels',
      `的尺寸是 ${size}，合 ${has} 百万像素，最多 ${most} 百万像素，请缩小后再上传`,
    );
  }
  if (whole && whole.bytes > MOST_BYTES) {
    const needs = Math.ceil((whole.bytes / GIGABYTE) * 100) / 100;
    throw new Refusal(
      'too-many-pixels',
      `的尺寸是 ${size}，这种存法要整幅放进内存才能解码，需 ${needs} GB，最多 1 GB，${whole.remedy}`,
    );
  }
}

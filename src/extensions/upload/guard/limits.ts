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
}

const MILLION = 1_000_000;

/** @throws Refusal for a picture that would take too much memory or time to decode */
export function requireWithin({ width, height, pages }: PictureSize, limits: PictureLimits): void {
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
}

const GIGABYTE = 1024 ** 3;
const MEGABYTE = 1024 ** 2;

/** How large an uploaded file may be where the settings do not say. */
export const DEFAULT_LIMIT = 2 * GIGABYTE;

/** @example readable(2 * 1024 ** 3) === '2 GB' */
function readable(bytes: number): string {
  if (bytes >= GIGABYTE) return `${Number((bytes / GIGABYTE).toFixed(2))} GB`;
  return `${Number((bytes / MEGABYTE).toFixed(2))} MB`;
}

export const tooLarge = (limit: number, name?: string): string =>
  `${name ? `“${name}”` : '文件'}太大，每个文件最多 ${readable(limit)}，请压缩后再上传`;

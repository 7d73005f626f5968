import { errors } from '@strapi/utils';

/** sharp says `… timeout: 100% complete` or names the seconds. */
const TOOK_TOO_LONG = /timeout/i;
const TOO_LARGE = /exceeds pixel limit|too large for the \w+ image format/i;
/** Faults of this machine, not of the picture: worth another try. */
const NO_ROOM = /ENOSPC|no space left|EDQUOT|disk quota/i;
const NO_MEMORY = /out of memory|ENOMEM|cannot allocate/i;
/** The decoder's process was ended: by the system, for want of memory, or by the picture. */
const DIED = /decoder died/;
const STORAGE = /ENOENT|EACCES|EIO|ECONN|ETIMEDOUT|socket|network/i;

/** The master could not be opened: not a fault of the picture either. */
export class MasterMissing extends Error {}

/** Why renditions could not be made, for the editor who looks at the file. */
export function faultOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof MasterMissing) return '原件不在存储中，请重新上传';
  if (TOOK_TOO_LONG.test(message)) return '解码超时，将自动重试';
  if (TOO_LARGE.test(message)) return '图片过大，请缩小后替换';
  if (NO_ROOM.test(message)) return '磁盘空间不足，腾出空间后将自动重试';
  if (NO_MEMORY.test(message)) return '内存不足，将自动重试';
  if (DIED.test(message)) return '解码进程意外退出，将自动重试';
  if (STORAGE.test(message)) return '存储暂时无法读写，将自动重试';
  return '图片无法完整解码，可能已损坏，请重新导出后替换';
}

/** Whether the picture itself is at fault, so that trying again would not help. */
export function isPicturesFault(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof MasterMissing) return false;
  return ![TOOK_TOO_LONG, NO_ROOM, NO_MEMORY, DIED, STORAGE].some((fault) => fault.test(message));
}

/** The refusal of a picture that cannot be read to its end. */
export const unreadable = (name: string): Error =>
  new errors.ValidationError(`「${name}」不是能完整读取的图片，请重新导出后再上传`);

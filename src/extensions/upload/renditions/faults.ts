import { errors } from '@strapi/utils';
import { isFull } from '../ingest/room';

const UNAVAILABLE = 503;

/** sharp says `… timeout: 100% complete` or names the seconds. */
const TOOK_TOO_LONG = /timeout/i;
/** Some say so while they encode. */
const TOO_LARGE = /exceeds pixel limit|too large for the \w+ image format/i;
const NO_MEMORY = /out of memory|ENOMEM|cannot allocate/i;
/** The decoder's process was ended: by the system, for want of memory, or by the picture. */
const DIED = /decoder died/;

/** The decoder could not read the picture to its end. */
export class PicturesFault extends Error {}

/** The decoder could not be started, or not be reached: nobody has looked at the picture yet. */
export class NoDecoder extends Error {}

/** The work was ended for an upload that waited. */
export class GaveWay extends Error {}

/** The master could not be opened: not a fault of the picture either. */
export class MasterMissing extends Error {}

/** The master's bytes are not those that were handed in: nothing may be made of them. */
export class MasterAltered extends Error {}

/** Why renditions could not be made, for the editor who looks at the file. */
export function faultOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof MasterMissing) return '原件不在存储中，请重新上传';
  if (error instanceof MasterAltered) return '原件的内容已不是上传时的样子，请从备份恢复或重新上传';
  if (TOO_LARGE.test(message)) return '图片过大，请缩小后替换';
  if (isPicturesFault(error)) return '图片无法完整解码，可能已损坏，请重新导出后替换';
  if (error instanceof NoDecoder) return '解码进程暂时无法启动，将自动重试';
  if (DIED.test(message)) return '解码进程意外退出，将自动重试';
  if (isFull(error)) return '磁盘空间不足，腾出空间后将自动重试';
  if (NO_MEMORY.test(message)) return '内存不足，将自动重试';
  if (TOOK_TOO_LONG.test(message)) return '处理超时，将自动重试';
  return '服务器或存储暂时出了故障，将自动重试';
}

/**
 * Whether the picture itself is at fault, so that trying again would not help. Only the decoder can
 * tell; whatever else goes wrong is this machine's, or its storage's or database's.
 */
export function isPicturesFault(error: unknown): boolean {
  if (error instanceof PicturesFault) return true;
  return error instanceof Error && TOO_LARGE.test(error.message);
}

/** A picture was not looked at, and so not stored: the editor is asked to send it again. */
export class TryAgain extends errors.ApplicationError {
  readonly status = UNAVAILABLE;

  constructor(name: string) {
    super(`服务器暂时没有余力处理图片，“${name}”没有收下，已有的内容不受影响；请稍后再上传`);
  }
}

/**
 * Why a picture that comes in is refused after a decode that failed; null where this machine's disk
 * or memory failed, which a later try may find better.
 */
export function refusalOf(error: unknown, name: string): Error | null {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NoDecoder) return new TryAgain(name);
  const reason = isPicturesFault(error)
    ? '不是能完整读取的图片，请重新导出'
    : TOOK_TOO_LONG.test(message)
      ? '在时限内没有解码完，请缩小或重新导出'
      : DIED.test(message)
        ? '使解码进程意外退出，请重新导出'
        : null;
  return reason && new errors.ValidationError(`“${name}”${reason}后再上传`);
}

import { errors } from '@strapi/utils';

const INSUFFICIENT_STORAGE = 507;

/** The codes by which disks, quotas, file systems and databases say that they are full. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL', '53100']);

/** Nothing was stored, because there is no room for it. */
export class NoRoom extends errors.ApplicationError {
  readonly status = INSUFFICIENT_STORAGE;

  constructor(name?: string) {
    const what = name ? `“${name}”` : '文件';
    super(
      `服务器的存储空间不足，${what}没有收下，已有的内容不受影响；请联系管理员清理磁盘后再上传`,
    );
  }
}

/** A disk or database has no room. Looks through the causes that drivers wrap around the system's own error. */
export function isFull(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code = '' } = at as NodeJS.ErrnoException;
    if (
      FULL.has(code) ||
      /ENOSPC|EDQUOT|no space left|disk quota|database or disk is full/i.test(at.message)
    ) {
      return true;
    }
  }
  return false;
}

import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { displayName } from '../guard/names';
import type { IncomingFile } from './service';

interface FormFile extends IncomingFile {
  /** Counted up as files begin: the parser hands them over as they end. */
  begun?: number;
}

/**
 * Makes of an upload form what the plugin's controllers can deal with: they take a file of no bytes
 * for no file, and a `fileInfo` that is no JSON for a fault of the server.
 */
export async function checkForm(ctx: Context, next: Next): Promise<unknown> {
  const request = ctx.request as Context['request'] & {
    files?: { files?: FormFile | FormFile[] };
    body?: { fileInfo?: unknown };
  };
  const files = [request.files?.files ?? []].flat();
  files.sort((a, b) => (a.begun ?? 0) - (b.begun ?? 0));
  if (request.files && files.length > 1) request.files.files = files;
  for (const { size, originalFilename } of files) {
    if (size > 0) continue;
    const name = displayName(originalFilename ?? '');
    throw new errors.ValidationError(`“${name}”是空文件（0 字节），请重新导出后再上传`);
  }
  // With an id and no file the form changes what is said of a file.
  if (files.length === 0 && !ctx.query['id'] && !ctx.params['id']) {
    throw new errors.ValidationError('没有收到文件，请选择文件后再上传');
  }
  if (request.body?.fileInfo !== undefined && request.body.fileInfo !== '') {
    request.body.fileInfo = aligned(parsed(request.body.fileInfo), files.length);
  }
  return next();
}

function parsed(info: unknown): unknown {
  try {
    const read = (one: unknown): unknown => (typeof one === 'string' ? JSON.parse(one) : one);
    const value = read(info);
    const infos = Array.isArray(value) ? value.map(read) : value;
    if ([infos].flat().every((one) => typeof one === 'object' && one !== null)) return infos;
  } catch {
    // Said below.
  }
  throw new errors.ValidationError('fileInfo 应为 JSON 对象，或与文件一一对应的 JSON 数组');
}

/**
 * Several files and as many infos are matched by name in the admin controller, which loses a file
 * that the form renames or that has a namesake. One info more, and they stay in their order.
 */
function aligned(info: unknown, count: number): unknown {
  return Array.isArray(info) && count > 1 && info.length === count ? [...info, {}] : info;
}

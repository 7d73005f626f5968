import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { SampleFile } from './collection';

const FOLDER = '示例藏品';
const MIME: Readonly<Record<string, string>> = {
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt',
  '.pdf': 'application/pdf',
  '.m4a': 'audio/mp4',
};

/** The media library's folder for sample files, made where it is missing. */
export async function sampleFolder(strapi: Core.Strapi): Promise<number> {
  const where = { name: FOLDER, parent: null };
  const present = await strapi.db.query('plugin::upload.folder').findOne({ where });
  if (present) return present.id;
  const made = await strapi
    .plugin('upload')
    .service('folder')
    .create({ name: FOLDER, parent: null });
  return made.id;
}

/**
 * Puts one file into the media library, or finds it there: a load that was cut short leaves files
 * behind that the next one takes up again.
 *
 * @returns id of the file
 */
export async function storeFile(
  strapi: Core.Strapi,
  root: string,
  { file, alt }: SampleFile,
  folder: number,
): Promise<number> {
  const source = path.join(root, 'media', file);
  const bytes = await readFile(source);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = file.replaceAll('/', '-');
  const present = await strapi.db.query('plugin::upload.file').findOne({ where: { sha256, name } });
  if (present) return present.id;
  const work = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-sample-'));
  try {
    // The upload plugin may move what it is given; the collection stays as it is.
    const filepath = path.join(work, path.basename(file));
    await copyFile(source, filepath);
    const [stored] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name, alternativeText: alt ?? null, folder } },
        files: [
          {
            filepath,
            originalFilename: name,
            mimetype: MIME[path.extname(file)],
            size: bytes.length,
          },
        ],
      });
    return stored.id;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

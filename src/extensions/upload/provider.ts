import type { Core } from '@strapi/strapi';
import { nameByContent, type StoredFile } from './files';
import { storageOf } from './storage';

interface SizeCheck {
  provider: {
    checkFileSize(file: StoredFile, options: { sizeLimit: number }): Promise<void>;
  };
}

const keyOf = ({ hash, ext }: Pick<StoredFile, 'hash' | 'ext'>): string => `${hash}${ext}`;

/**
 * The upload plugin's door to storage: content-hashed names, and addresses on this origin wherever
 * the bytes lie.
 */
export const provider = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = async (file: StoredFile) => {
    await nameByContent(file);
    await storageOf(strapi).put(keyOf(file), file.getStream(), file.mime);
    file.url = `/uploads/${keyOf(file)}`;
  };
  return {
    checkFileSize: (file: StoredFile) =>
      (strapi.plugin('upload') as unknown as SizeCheck).provider.checkFileSize(file, {
        sizeLimit: strapi.config.get('plugin::upload.sizeLimit'),
      }),
    upload: store,
    /** The new bytes are safely stored before the old ones go. */
    async replace(newFile: StoredFile, oldFile: StoredFile) {
      await store(newFile);
      if (keyOf(newFile) !== keyOf(oldFile)) await storageOf(strapi).remove(keyOf(oldFile));
    },
  };
};

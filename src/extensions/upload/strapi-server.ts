import type { Core } from '@strapi/strapi';
import { imageManipulation } from './images';
import { nameByContent, type StoredFile } from './files';

interface UploadProvider {
  upload(file: StoredFile): Promise<void>;
  uploadStream?(file: StoredFile): Promise<void>;
  delete(file: StoredFile): Promise<void>;
  checkFileSize(file: StoredFile, options: { sizeLimit: number }): Promise<void>;
}

interface UploadPlugin {
  contentTypes: { file: { schema: { attributes: Record<string, unknown> } } };
  services: Record<string, unknown>;
}

/** The upload plugin's door to storage, with content-hashed names. */
const provider = ({ strapi }: { strapi: Core.Strapi }) => {
  const storage = () =>
    (strapi.plugin('upload') as unknown as { provider: UploadProvider }).provider;
  const store = async (file: StoredFile) => {
    await nameByContent(file);
    file.stream = file.getStream();
    const send = storage().uploadStream ?? storage().upload;
    await send.call(storage(), file);
    delete file.stream;
  };
  return {
    checkFileSize: (file: StoredFile) =>
      storage().checkFileSize(file, { sizeLimit: strapi.config.get('plugin::upload.sizeLimit') }),
    upload: store,
    /** The new bytes are safely stored before the old ones go. */
    async replace(newFile: StoredFile, oldFile: StoredFile) {
      await store(newFile);
      if (newFile.hash !== oldFile.hash || newFile.ext !== oldFile.ext) {
        await storage().delete(oldFile);
      }
    },
  };
};

export default (plugin: UploadPlugin): UploadPlugin => {
  Object.assign(plugin.contentTypes.file.schema.attributes, {
    sha256: { type: 'string', configurable: false },
    // A film can be larger than a 32-bit integer.
    bytes: { type: 'biginteger', configurable: false },
  });
  plugin.services['image-manipulation'] = {
    ...(plugin.services['image-manipulation'] as object),
    ...imageManipulation,
  };
  plugin.services['provider'] = provider;
  return plugin;
};

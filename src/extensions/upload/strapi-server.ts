import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
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

interface StockImages {
  isImage(file: StoredFile): Promise<boolean>;
}

/** What says it is a picture and cannot be read as one is refused, not stored under that name. */
const refusingDisguises =
  (stock: StockImages) =>
  async (file: StoredFile): Promise<boolean> => {
    const readable = await stock.isImage(file);
    if (!readable && file.mime.startsWith('image/')) {
      throw new errors.ValidationError(`「${file.name}」不是能读取的图片，请重新导出后再上传`);
    }
    return readable;
  };

export default (plugin: UploadPlugin): UploadPlugin => {
  Object.assign(plugin.contentTypes.file.schema.attributes, {
    sha256: { type: 'string', configurable: false },
    // A film can be larger than a 32-bit integer.
    bytes: { type: 'biginteger', configurable: false },
  });
  const stock = plugin.services['image-manipulation'] as StockImages;
  plugin.services['image-manipulation'] = {
    ...stock,
    ...imageManipulation,
    isImage: refusingDisguises(stock),
  };
  plugin.services['provider'] = provider;
  return plugin;
};

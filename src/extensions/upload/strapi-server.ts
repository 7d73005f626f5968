import { errors } from '@strapi/utils';
import { addAccess, type UploadPlugin as Doors } from './access/plugin';
import { imageManipulation } from './images';
import type { StoredFile } from './files';
import { provider } from './provider';

interface UploadPlugin extends Doors {
  contentTypes: { file: { schema: { attributes: Record<string, unknown> } } };
}

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
  addAccess(plugin);
  return plugin;
};

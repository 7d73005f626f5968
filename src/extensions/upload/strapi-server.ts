import { errors } from '@strapi/utils';
import { imageManipulation } from './images';
import type { StoredFile } from './files';
import { provider } from './provider';
import { RENDITION_COLUMNS } from './renditions/columns';

interface UploadPlugin {
  contentTypes: { file: { schema: { attributes: Record<string, unknown> } } };
  services: Record<string, unknown>;
}

/** What says it is a picture and cannot be read as one is refused, not stored under that name. */
async function refuseDisguises(file: StoredFile): Promise<boolean> {
  const readable = await imageManipulation.isImage(file);
  if (!readable && file.mime.startsWith('image/')) {
    throw new errors.ValidationError(`「${file.name}」不是能读取的图片，请重新导出后再上传`);
  }
  return readable;
}

export default (plugin: UploadPlugin): UploadPlugin => {
  Object.assign(plugin.contentTypes.file.schema.attributes, {
    sha256: { type: 'string', configurable: false },
    // A film can be larger than a 32-bit integer.
    bytes: { type: 'biginteger', configurable: false },
    ...RENDITION_COLUMNS,
  });
  plugin.services['image-manipulation'] = {
    ...(plugin.services['image-manipulation'] as object),
    ...imageManipulation,
    isImage: refuseDisguises,
  };
  plugin.services['provider'] = provider;
  return plugin;
};

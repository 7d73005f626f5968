import { imageManipulation } from './images';
import { addIngest, knownImages, type UploadPlugin as Ways } from './ingest/plugin';
import { provider } from './provider';

interface UploadPlugin extends Ways {
  contentTypes: { file: { schema: { attributes: Record<string, unknown> } } };
}

export default (plugin: UploadPlugin): UploadPlugin => {
  Object.assign(plugin.contentTypes.file.schema.attributes, {
    sha256: { type: 'string', configurable: false },
    // A film can be larger than a 32-bit integer.
    bytes: { type: 'biginteger', configurable: false },
    film: { type: 'json', configurable: false },
  });
  plugin.services['image-manipulation'] = {
    ...(plugin.services['image-manipulation'] as object),
    ...imageManipulation,
    ...knownImages,
  };
  plugin.services['provider'] = provider;
  addIngest(plugin);
  return plugin;
};

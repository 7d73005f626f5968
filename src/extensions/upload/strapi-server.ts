import { addAccess, type UploadPlugin as Doors } from './access/plugin';
import { addDuplicates } from './duplicates/plugin';
import { imageManipulation } from './images';
import { addIngest, knownImages, type UploadPlugin as Ways } from './ingest/plugin';
import { provider } from './provider';
import { RENDITION_COLUMNS } from './renditions/columns';

type UploadPlugin = Ways & Doors & Types;

interface Types {
  contentTypes: { file: { schema: { attributes: Record<string, unknown> } } };
}

export default (plugin: UploadPlugin): UploadPlugin => {
  Object.assign(plugin.contentTypes.file.schema.attributes, {
    sha256: { type: 'string', configurable: false },
    // A film can be larger than a 32-bit integer.
    bytes: { type: 'biginteger', configurable: false },
    /** When its bytes came in: with the row, or as a replacement. */
    arrivedAt: { type: 'datetime', configurable: false },
    ...RENDITION_COLUMNS,
    film: { type: 'json', configurable: false },
  });
  plugin.services['image-manipulation'] = {
    ...(plugin.services['image-manipulation'] as object),
    ...imageManipulation,
    ...knownImages,
  };
  plugin.services['provider'] = provider;
  addAccess(plugin);
  addDuplicates(plugin);
  // Last, so that its wrapping is outermost.
  addIngest(plugin);
  return plugin;
};

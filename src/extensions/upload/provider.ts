import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { nameByContent, type StoredFile } from './files';
import { storeClean } from './films/clean';
import { asPart, retire, willStore } from './ingest/act';
import { arrivalOf } from './ingest/arrivals';
import { tooLarge } from './ingest/limit';
import { workshop } from './ingest/workshop';
import { CLEAN } from './served';
import { storageOf } from './storage';
import { addressOf, keyOf } from './storage/keys';

/**
 * The upload plugin's door to storage: content-hashed names, and addresses on this origin wherever
 * the bytes lie.
 */
export const provider = ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * Only what our own parser of forms received, and hashed, may be had without a copy: nobody writes
   * to it again. Whoever fetches several addresses writes them under one name if theirs are equal.
   */
  const adopted = async (file: StoredFile): Promise<boolean> => {
    const { filepath } = file;
    if (!filepath?.startsWith(workshop() + path.sep) || !arrivalOf(filepath)?.sha256) return false;
    return (await storageOf(strapi).adopt?.(keyOf(file), filepath)) ?? false;
  };
  const store = async (file: StoredFile) => {
    await describe(file);
    await willStore(keyOf(file));
    if (!(await adopted(file))) {
      await storageOf(strapi).put(keyOf(file), file.getStream(), file.mime);
    }
    file.url = addressOf(keyOf(file));
    const { blanks = [] } = arrivalOf(file.filepath)?.inspection ?? {};
    if (blanks.length > 0) {
      file.formats = { [CLEAN]: await storeClean(strapi, file, () => file.getStream(), blanks) };
    }
  };
  return {
    async checkFileSize({ name, sizeInBytes = 0 }: StoredFile) {
      const limit: number = strapi.config.get('plugin::upload.sizeLimit');
      if (sizeInBytes > limit) throw new errors.PayloadTooLargeError(tooLarge(limit, name));
    },
    /** A master and its renditions are stored side by side. */
    upload: (file: StoredFile) => asPart(() => store(file)),
    /** The old bytes go once the row names the new ones. */
    replace: (newFile: StoredFile, oldFile: StoredFile) =>
      asPart(async () => {
        await store(newFile);
        if (keyOf(newFile) !== keyOf(oldFile)) await retire(strapi, keyOf(oldFile));
      }),
  };
};

/** What the row says of the bytes follows from them, for masters as for renditions. */
async function describe(file: StoredFile): Promise<void> {
  const arrival = arrivalOf(file.filepath);
  if (!arrival || !file.filepath) return nameByContent(file);
  const { ext, mime, kind, width, height, film } = arrival.inspection;
  const { size: bytes } = await stat(file.filepath);
  await nameByContent(file, arrival.sha256 ? { sha256: arrival.sha256, bytes } : undefined);
  // A replacement would else keep the ending of what it replaces.
  Object.assign(file, { ext, mime, film, arrivedAt: new Date() });
  if (kind === 'film') Object.assign(file, { width, height });
}

import { errors } from '@strapi/utils';
import { displayName } from '../guard/names';
import { tooLarge } from './limit';

/** Brings a file from an address to the disk, as the upload plugin does it. */
type Fetch = (url: string, folder: string, limit: number, ...rest: unknown[]) => Promise<unknown>;

export interface FileService {
  fetchUrlToInputFile: Fetch;
}

/** The plugin's own sentence is English and does not name the file. */
const TOO_LARGE = /^File too large/;

/** Says of a file at an address that is too large what is said of one in a form. */
export const namingTooLarge = (stock: FileService): FileService => ({
  ...stock,
  async fetchUrlToInputFile(url, folder, limit, ...rest) {
    try {
      return await stock.fetchUrlToInputFile(url, folder, limit, ...rest);
    } catch (error) {
      if (!TOO_LARGE.test((error as Error).message)) throw error;
      throw new errors.ApplicationError(tooLarge(limit, displayName(pathOf(url))));
    }
  },
});

function pathOf(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

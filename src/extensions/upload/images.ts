import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { StoredFile } from './files';
import type { RenditionState } from './renditions/columns';
import { renderPicture, type MadeFile, type MadeRenditions } from './renditions/decoder';
import { faultOf, refusalOf } from './renditions/faults';
import type { FocalPoint } from './renditions/geometry';
import { readPicture } from './renditions/pixels/decode';
import { nextAttempt } from './renditions/retry';

/** What a picture's row holds beside what the upload plugin puts there. */
export interface PictureFile extends StoredFile {
  focalPoint?: FocalPoint | null;
  placeholder?: string | null;
  dominantColor?: string | null;
  renditionState?: RenditionState;
  renditionFault?: string | null;
  renditionAttempts?: number;
  renditionDue?: Date | null;
}

/** Made while a picture is checked, before anything is stored; taken up when it is stored. */
const made = new WeakMap<StoredFile, MadeRenditions | Error>();

/**
 * A rendition as the upload plugin stores it. Its name is the master's; the storage gives it the
 * hash of its own bytes.
 */
export function asStoredFile(rendered: MadeFile, master: Pick<StoredFile, 'name' | 'hash'>) {
  const { key, ext, mime, width, height, bytes, focalPoint } = rendered;
  const file: StoredFile & { focalPoint?: FocalPoint } = {
    name: `${key}_${path.parse(master.name).name}${ext}`,
    hash: `${key}_${master.hash}`,
    ext,
    mime,
    path: null,
    width,
    height,
    size: Math.round(bytes / 10) / 100,
    sizeInBytes: bytes,
    getStream: () => createReadStream(rendered.path),
  };
  if (focalPoint) file.focalPoint = focalPoint;
  return file;
}

/**
 * Replaces parts of the upload plugin's `image-manipulation` service: the master is kept byte for
 * byte, and what people see are renditions, upright, in sRGB, without metadata.
 */
export const imageManipulation = {
  /** Masters are never recompressed. */
  optimize: async (file: StoredFile) => file,

  /** Every picture that was let in gets renditions, AVIF too. */
  isResizableImage: async () => true,

  async getDimensions(file: StoredFile) {
    return (await readPicture(file.filepath ?? '')).upright;
  },

  /**
   * The check that a picture can be read to its end is the making of its renditions: the one decode
   * serves both, and a picture that fails it has left nothing behind. One that hangs or kills the
   * decoder is not kept to do so again.
   *
   * @throws ValidationError where the picture is at fault
   * @throws TryAgain where nobody could look at it
   */
  async isFaultyImage(file: PictureFile) {
    try {
      const { filepath: source = '', tmpWorkingDirectory: folder = '' } = file;
      const focalPoint = file.focalPoint ?? null;
      made.set(file, await renderPicture({ source, folder, focalPoint }, 'asked'));
    } catch (error) {
      const refusal = refusalOf(error, file.name);
      if (refusal) throw refusal;
      made.set(file, error as Error);
    }
    return false;
  },

  /** The thumbnail comes with the others. */
  generateThumbnail: async () => null,

  async generateResponsiveFormats(file: PictureFile) {
    const result = made.get(file) ?? new Error('was not checked');
    made.delete(file);
    if (result instanceof Error) {
      Object.assign(file, {
        renditionState: 'failed',
        renditionFault: faultOf(result),
        ...nextAttempt(0, Date.now()),
      });
      return [];
    }
    Object.assign(file, readyWith(result), { renditionAttempts: 0, renditionDue: null });
    return result.rendered.map((rendered) => ({
      key: rendered.key,
      file: asStoredFile(rendered, file),
    }));
  },
};

/** What a row says once its renditions are there; tiles may still be due. */
export const readyWith = ({ placeholder, dominantColor }: MadeRenditions) => ({
  placeholder,
  dominantColor,
  renditionState: 'ready' as const,
  renditionFault: null,
});

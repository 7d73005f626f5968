import type { Asset, AssetKey, Programme, Slide } from '../../../api/wall/programme/types';
import type { Library } from './library';

/** A file that is here: an object URL for elements, or its text. */
export interface LoadedFile {
  url: string;
  width: number | null;
  height: number | null;
  text: string;
}

/** The files of one slide, until `release`. */
export interface SlideFiles {
  get(key: AssetKey): LoadedFile | null;
  release(): void;
}

/** A file that is here and cannot be shown. */
export class UnplayableError extends Error {
  constructor(readonly asset: Asset) {
    super(`unplayable: ${asset.url}`);
  }
}

/**
 * Opens everything a slide shows and decodes its pictures. Rejects where a single file cannot be
 * shown: half a slide is none.
 */
export async function openFiles(
  slide: Slide,
  assets: Programme['assets'],
  library: Library,
): Promise<SlideFiles> {
  const files = new Map<AssetKey, LoadedFile>();
  const release = () => files.forEach(({ url }) => URL.revokeObjectURL(url));
  for (const key of slide.assets) {
    const asset = assets[key] as Asset;
    try {
      files.set(key, await openFile(asset, library));
    } catch {
      release();
      throw new UnplayableError(asset);
    }
  }
  return { get: (key) => files.get(key) ?? null, release };
}

async function openFile(asset: Asset, library: Library): Promise<LoadedFile> {
  const blob = await library.blob(asset);
  const { mime, width, height } = asset;
  const url = URL.createObjectURL(blob);
  try {
    if (mime.startsWith('image/')) await decode(url);
    const text = mime.startsWith('text/') ? await new Response(blob).text() : '';
    return { url, width, height, text };
  } catch (error) {
    URL.revokeObjectURL(url);
    throw error;
  }
}

async function decode(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode();
}

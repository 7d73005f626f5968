import type { Asset, AssetKey, Programme, Slide } from '../../../api/wall/programme/types';

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

/**
 * Fetches everything a slide shows, checks its size and decodes its pictures. Rejects where a
 * single file is not as announced: half a slide is not shown.
 */
export async function loadFiles(
  slide: Slide,
  assets: Programme['assets'],
  headers: Record<string, string>,
): Promise<SlideFiles> {
  const files = new Map<AssetKey, LoadedFile>();
  const release = () => files.forEach(({ url }) => URL.revokeObjectURL(url));
  try {
    for (const key of slide.assets) {
      files.set(key, await loadFile(assets[key] as Asset, headers));
    }
  } catch (error) {
    release();
    throw error;
  }
  return { get: (key) => files.get(key) ?? null, release };
}

async function loadFile(asset: Asset, headers: Record<string, string>): Promise<LoadedFile> {
  const address = new URL(asset.url, window.location.origin);
  // The token opens files of this server and goes nowhere else.
  if (address.origin !== window.location.origin) throw new Error('foreign asset');
  const response = await fetch(address.href, { headers, credentials: 'omit' });
  if (!response.ok) throw new Error(`asset: ${response.status}`);
  const blob = await response.blob();
  if (blob.size !== asset.bytes) throw new Error(`asset: ${blob.size} bytes of ${asset.bytes}`);
  const { mime, width, height } = asset;
  const url = URL.createObjectURL(blob);
  try {
    if (mime.startsWith('image/')) await decode(url);
  } catch (error) {
    URL.revokeObjectURL(url);
    throw error;
  }
  const text = mime.startsWith('text/') ? await new Response(blob).text() : '';
  return { url, width, height, text };
}

async function decode(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  await image.decode();
}

import type { Asset, Programme, Slide } from '../../api/wall/programme/types';
import type { LoadedFile, SlideFiles } from '../screen/engine/files';

/**
 * The files of a slide by their addresses. The wall fetches whole files and checks them; a preview
 * only looks, and leaves a film to the browser, or out where its poster does.
 */
export async function linkFiles(
  slide: Slide,
  assets: Programme['assets'],
  playing: boolean,
): Promise<SlideFiles> {
  const isIdle = (key: string) => !playing && hasPoster(slide) && isVideo(assets[key]);
  const keys = slide.assets.filter((key) => !isIdle(key));
  const files = new Map(
    await Promise.all(keys.map(async (key) => [key, await linkFile(assets[key])] as const)),
  );
  return { get: (key) => files.get(key) ?? null, release: () => undefined };
}

const isVideo = (asset: Asset | undefined) => asset?.mime.startsWith('video/') ?? false;

const hasPoster = ({ content }: Slide) => 'poster' in content && content.poster !== null;

async function linkFile(asset: Asset | undefined): Promise<LoadedFile> {
  if (!asset) throw new Error('asset: not in the preview');
  const { url, mime, width, height } = asset;
  if (mime.startsWith('image/')) {
    const image = new Image();
    image.src = url;
    await image.decode();
  }
  const text = mime.startsWith('text/') ? await fetchText(url) : '';
  return { url, width, height, text };
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`asset: ${response.status}`);
  return response.text();
}

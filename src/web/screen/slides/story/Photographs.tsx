import type { CSSProperties } from 'react';
import type { Photograph } from '../../../../api/wall/programme/types';
import type { SlideFiles } from '../../engine/files';
import { Dots } from '../../parts/Dots';
import { usePart } from '../usePart';

interface Props {
  gallery: readonly Photograph[];
  files: SlideFiles;
  seconds: number;
  playing: boolean;
}

/** Photographs one after another, each whole, with its caption below. */
export const Photographs = ({ gallery, files, seconds, playing }: Props) => {
  const shown = usePart(gallery.length, seconds, playing);
  return (
    <div className="photographs">
      {gallery.map((picture, index) => {
        const file = files.get(picture.asset);
        const ratio = (file?.width ?? 1) / (file?.height ?? 1);
        return (
          <figure
            key={picture.asset + index}
            className={`photograph${index === shown ? ' photograph--shown' : ''}`}
            style={{ '--ratio': ratio } as CSSProperties}
          >
            <img src={file?.url} alt={picture.alt} decoding="sync" />
            {picture.caption && <figcaption>{picture.caption}</figcaption>}
          </figure>
        );
      })}
      <Dots count={gallery.length} shown={shown} />
    </div>
  );
};

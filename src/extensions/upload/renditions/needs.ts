/** What work a picture's row still needs. Pure. */
import type { PictureRow } from './columns';

export interface Needs {
  renditions: boolean;
  tiles: boolean;
}

type Row = Pick<
  PictureRow,
  'focalPoint' | 'formats' | 'renditionState' | 'sha256' | 'tiles' | 'tileState'
>;

export function needsOf(row: Row): Needs {
  return {
    renditions: row.renditionState !== 'ready' || !showsFocalPoint(row),
    tiles: row.tileState !== null && (row.tileState !== 'ready' || !hasItsTiles(row)),
  };
}

/** Whether the square is cropped around the point that the editor set, or absent as the point is. */
function showsFocalPoint({ focalPoint, formats }: Pick<Row, 'focalPoint' | 'formats'>) {
  const cropped = formats?.['square']?.focalPoint ?? null;
  if (!focalPoint || !cropped) return !focalPoint && !cropped;
  return focalPoint.x === cropped.x && focalPoint.y === cropped.y;
}

/** Whether the tiles are of the bytes that the row has now. */
export const hasItsTiles = ({ sha256, tiles }: Pick<Row, 'sha256' | 'tiles'>): boolean =>
  tiles !== null && tiles.sha256 === sha256;

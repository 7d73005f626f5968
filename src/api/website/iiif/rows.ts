import type { FormatRow, TileRecord } from '../../../extensions/upload/renditions/columns';

/** What manifests are made of, as the database has it. */

export interface ImageRow {
  width: number | null;
  height: number | null;
  sha256: string | null;
  formats: Record<string, FormatRow> | null;
  tiles: TileRecord | null;
}

export interface ViewRow {
  aspect: string;
  caption: string | null;
  alt: string | null;
  image: ImageRow | null;
}

export interface ArtworkRow {
  documentId: string;
  title: string;
  category: string;
  year: number | null;
  materials: string | null;
  inscription: string | null;
  statement: string | null;
  accessionNumber: string | null;
  artist: { name: string } | null;
  dimensions: Record<'widthMm' | 'heightMm' | 'depthMm', number | null> | null;
  rights: { licence: string; creditLine: string | null } | null;
  views: ViewRow[];
}

export interface ExhibitionRow {
  documentId: string;
  title: string;
  subtitle: string | null;
  venue: string | null;
  opensOn: string;
  closesOn: string;
  curatorsNote: string | null;
  poster: ImageRow | null;
  works: ArtworkRow[];
}

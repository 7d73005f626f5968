/** What `GET /upload/masters` tells of a file. */
export interface MasterInfo {
  id: number;
  name: string;
  mime: string;
  sha256: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  state: string | null;
  fault: string | null;
  renditions: { key: string; mime: string; width: number; height: number; bytes: number }[];
}

interface Use {
  uid: string;
  documentId: string;
  title: string;
  published: boolean;
}

export interface Duplicate {
  id: number;
  name: string;
  createdAt: string;
  thumbnail: string | null;
  likeness: 'same' | 'alike';
  entries: Use[];
}

/** What `GET /upload/duplicates` tells of a file that was there already. */
export interface Finding {
  file: { id: number; name: string; thumbnail: string | null; replaced: boolean };
  duplicates: Duplicate[];
}

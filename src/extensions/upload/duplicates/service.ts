import { buffer } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { accessOf } from '../access/service';
import { storageOf } from '../storage';
import { fingerprintOf, lookAlikes, SIDE } from './fingerprint';
import { usesOf, type Use } from './uses';

const UID = 'plugin::upload.file';
const COLUMNS = ['id', 'name', 'sha256', 'phash', 'mime', 'formats', 'createdAt'];
/** Most duplicates that are listed of one file: an editor decides by the first few. */
const MOST = 20;

interface FileRow {
  id: number;
  name: string;
  sha256: string | null;
  phash: string | null;
  mime: string;
  createdAt: string;
  formats: { thumbnail?: { url: string } } | null;
}

/** A file that is the same as, or looks like, the one that was asked about. */
interface Duplicate {
  id: number;
  name: string;
  createdAt: string;
  /** Signed address of its thumbnail. */
  thumbnail: string | null;
  /** `same`: the very same bytes. */
  likeness: 'same' | 'alike';
  entries: Use[];
}

export interface Finding {
  file: { id: number; name: string; thumbnail: string | null };
  duplicates: Duplicate[];
}

/** Finds files that are in the media library already: the same bytes, or much the same picture. */
export const duplicates = ({ strapi }: { strapi: Core.Strapi }) => {
  const files = () => strapi.db.query(UID);

  /** Taken from the thumbnail: small, upright and in sRGB whatever the master is. */
  async function fingerprint({ formats }: FileRow): Promise<string | null> {
    const url = formats?.thumbnail?.url;
    const stream = url ? await storageOf(strapi).open(url.replace(/^\/uploads\//, '')) : null;
    if (!stream) return null;
    const grey = await sharp(await buffer(stream))
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize(SIDE, SIDE, { fit: 'fill' })
      .raw()
      .toBuffer();
    return fingerprintOf(grey);
  }

  /** Gives a picture its fingerprint, or a new one when its bytes were replaced. */
  async function remember(id: number): Promise<FileRow | null> {
    const row = (await files().findOne({ select: COLUMNS, where: { id } })) as FileRow | null;
    if (!row?.mime.startsWith('image/')) return row;
    const phash = await fingerprint(row);
    if (phash !== null && phash !== row.phash) {
      await files().update({ where: { id }, data: { phash } });
    }
    return { ...row, phash };
  }

  const thumbnailOf = ({ formats }: FileRow): string | null => {
    const url = formats?.thumbnail?.url;
    return url ? accessOf(strapi).sign(url) : null;
  };

  async function alikeTo({ id, phash }: FileRow): Promise<number[]> {
    if (phash === null) return [];
    // Two columns and no more: read for every picture there is.
    const rows = await files().findMany({
      select: ['id', 'phash'],
      where: { phash: { $notNull: true }, id: { $ne: id } },
    });
    return lookAlikes(phash, rows as { id: number; phash: string }[]).map(({ item }) => item.id);
  }

  return {
    remember,

    /** Pictures that were stored before there were fingerprints get theirs, one after the other. */
    async catchUp(): Promise<void> {
      const rows = await files().findMany({
        select: ['id'],
        where: { phash: { $null: true }, mime: { $startsWith: 'image/' } },
      });
      for (const { id } of rows) await remember(id);
    },

    /** Null where there is no such file. */
    async find(id: number): Promise<Finding | null> {
      const row = await remember(id);
      if (!row) return null;
      const same = row.sha256
        ? await files().findMany({ select: ['id'], where: { sha256: row.sha256, id: { $ne: id } } })
        : [];
      const sameIds = new Set<number>(same.map((other: { id: number }) => other.id));
      const ids = [...new Set([...sameIds, ...(await alikeTo(row))])].slice(0, MOST);
      const rows: FileRow[] = await files().findMany({
        select: COLUMNS,
        where: { id: { $in: ids } },
      });
      const uses = await usesOf(strapi, ids);
      const known = new Map(rows.map((other) => [other.id, other]));
      const found = ids.flatMap((other) => known.get(other) ?? []);
      return {
        file: { id, name: row.name, thumbnail: thumbnailOf(row) },
        duplicates: found.map((other) => ({
          id: other.id,
          name: other.name,
          createdAt: other.createdAt,
          thumbnail: thumbnailOf(other),
          likeness: sameIds.has(other.id) ? 'same' : 'alike',
          entries: uses.get(other.id) ?? [],
        })),
      };
    },

    /** What somebody brought in since then that was there already. */
    async findUploadedBy(user: number, since: Date): Promise<Finding[]> {
      const rows = await files().findMany({
        select: ['id'],
        where: { createdBy: { id: user }, createdAt: { $gte: since } },
        orderBy: { id: 'asc' },
        limit: 100,
      });
      const findings: Finding[] = [];
      for (const { id } of rows) {
        const finding = await this.find(id);
        // Of two alike the later one is the copy: the earlier must not be offered for deletion.
        const earlier = finding?.duplicates.filter((other) => other.id < id) ?? [];
        if (finding && earlier.length > 0) findings.push({ ...finding, duplicates: earlier });
      }
      return findings;
    },
  };
};

export type Duplicates = ReturnType<typeof duplicates>;

export const duplicatesOf = (strapi: Core.Strapi): Duplicates =>
  strapi.plugin('upload').service('duplicates') as Duplicates;

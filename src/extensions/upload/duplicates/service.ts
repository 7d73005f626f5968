import { buffer } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { accessOf } from '../access/service';
import { storageOf } from '../storage';
import { keyAt } from '../storage/keys';
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

/** Ids of other files. */
interface Twins {
  same: ReadonlySet<number>;
  /** The same ones first, then those most alike. */
  ids: number[];
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
    const key = keyAt(formats?.thumbnail?.url);
    const stream = key ? await storageOf(strapi).open(key) : null;
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

  /** Of each row the ids of those that are the same, and of those that look like it. */
  async function twinsOf(rows: readonly FileRow[]): Promise<Map<number, Twins>> {
    const hashes = rows.flatMap(({ sha256 }) => sha256 ?? []);
    const bytes: FileRow[] = await files().findMany({
      select: ['id', 'sha256'],
      where: { sha256: { $in: hashes } },
    });
    const looks: { id: number; phash: string }[] = rows.some(({ phash }) => phash !== null)
      ? // Two columns and no more: read for every picture there is.
        await files().findMany({ select: ['id', 'phash'], where: { phash: { $notNull: true } } })
      : [];
    const twins = rows.map(({ id, sha256, phash }): [number, Twins] => {
      const same = sha256 === null ? [] : bytes.filter((other) => other.sha256 === sha256);
      const alike = phash === null ? [] : lookAlikes(phash, looks);
      const ids = [...same.map((other) => other.id), ...alike.map(({ item }) => item.id)];
      const others = new Set(ids.filter((other) => other !== id));
      return [
        id,
        { same: new Set(same.map((other) => other.id)), ids: [...others].slice(0, MOST) },
      ];
    });
    return new Map(twins);
  }

  /** What is known of several files at once, in their order. */
  async function findAll(rows: readonly FileRow[]): Promise<Finding[]> {
    const twins = await twinsOf(rows);
    const ids = [...new Set([...twins.values()].flatMap((each) => each.ids))];
    const others: FileRow[] = await files().findMany({
      select: COLUMNS,
      where: { id: { $in: ids } },
    });
    const known = new Map(others.map((other) => [other.id, other]));
    const uses = await usesOf(strapi, ids);
    return rows.map((row) => ({
      file: { id: row.id, name: row.name, thumbnail: thumbnailOf(row) },
      duplicates: (twins.get(row.id)?.ids ?? [])
        .flatMap((id) => known.get(id) ?? [])
        .map((other) => ({
          id: other.id,
          name: other.name,
          createdAt: other.createdAt,
          thumbnail: thumbnailOf(other),
          likeness: twins.get(row.id)?.same.has(other.id) ? 'same' : 'alike',
          entries: uses.get(other.id) ?? [],
        })),
    }));
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
      return row && ((await findAll([row]))[0] ?? null);
    },

    /** What somebody brought in since then that was there already. */
    async findUploadedBy(user: number, since: Date): Promise<Finding[]> {
      const rows: FileRow[] = await files().findMany({
        select: COLUMNS,
        where: { createdBy: { id: user }, createdAt: { $gte: since } },
        orderBy: { id: 'asc' },
        limit: 100,
      });
      const taken: FileRow[] = [];
      for (const row of rows) {
        const known = row.phash ? row : await remember(row.id);
        if (known) taken.push(known);
      }
      const findings = (await findAll(taken)).map((finding) => ({
        ...finding,
        // Of two alike the later one is the copy: the earlier must not be offered for deletion.
        duplicates: finding.duplicates.filter(({ id }) => id < finding.file.id),
      }));
      return findings.filter((finding) => finding.duplicates.length > 0);
    },
  };
};

export type Duplicates = ReturnType<typeof duplicates>;

export const duplicatesOf = (strapi: Core.Strapi): Duplicates =>
  strapi.plugin('upload').service('duplicates') as Duplicates;

import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { accessOf } from '../access/service';
import { storageOf } from '../storage';
import { keyAt } from '../storage/keys';
import { fingerprintOf, lookAlikes, SIDE } from './fingerprint';
import { usesOf, type Use } from './uses';

const UID = 'plugin::upload.file';
const COLUMNS = ['id', 'name', 'sha256', 'phash', 'mime', 'formats', 'createdAt', 'arrivedAt'];
/** Most duplicates that are listed of one file: an editor decides by the first few. */
const MOST = 20;

interface FileRow {
  id: number;
  name: string;
  sha256: string | null;
  phash: string | null;
  mime: string;
  createdAt: string;
  /** Null where it came in before this was noted. */
  arrivedAt: string | null;
  formats: { thumbnail?: { url: string } } | null;
}

/** What tells which of two came in first. */
type Arrived = Pick<FileRow, 'id' | 'arrivedAt'>;

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
  /** `replaced`: entries may show it since long, so that it must not be offered for deletion. */
  file: { id: number; name: string; thumbnail: string | null; replaced: boolean };
  duplicates: Duplicate[];
}

/** Whether of a file's twins this one counts. */
type Meant = (other: Arrived, row: Arrived) => boolean;

const arrivalOf = ({ arrivedAt }: Arrived): number => (arrivedAt ? Date.parse(arrivedAt) : 0);

/** Of two alike the later one is the copy: the earlier must not be called one. */
const isEarlier = (other: Arrived, row: Arrived): boolean =>
  arrivalOf(other) === arrivalOf(row) ? other.id < row.id : arrivalOf(other) < arrivalOf(row);

/** Whether its bytes came in after its row. */
const isReplaced = (row: FileRow): boolean => arrivalOf(row) > Date.parse(row.createdAt);

/** Finds files that are in the media library already: the same bytes, or much the same picture. */
export const duplicates = ({ strapi }: { strapi: Core.Strapi }) => {
  const files = () => strapi.db.query(UID);

  /**
   * Taken from the thumbnail: small, upright and in sRGB whatever the master is. One that cannot be
   * read is no reason to leave out the pictures after it.
   */
  async function fingerprint({ id, formats }: FileRow): Promise<string | null> {
    const key = keyAt(formats?.thumbnail?.url);
    try {
      const stream = key ? await storageOf(strapi).open(key) : null;
      return stream && fingerprintOf(await greyOf(stream));
    } catch (error) {
      strapi.log.warn(`图片指纹未能生成 fingerprint of file ${id}: ${String(error)}`);
      return null;
    }
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
  async function twinsOf(rows: readonly FileRow[], isMeant: Meant): Promise<Map<number, Twins>> {
    const hashes = rows.flatMap(({ sha256 }) => sha256 ?? []);
    const bytes: FileRow[] = await files().findMany({
      select: ['id', 'sha256', 'arrivedAt'],
      where: { sha256: { $in: hashes } },
    });
    const looks: (Arrived & { phash: string })[] = rows.some(({ phash }) => phash !== null)
      ? await files().findMany({
          // These columns and no more: read for every picture there is.
          select: ['id', 'phash', 'arrivedAt'],
          where: { phash: { $notNull: true } },
        })
      : [];
    const twins = rows.map((row): [number, Twins] => {
      const { id, sha256, phash } = row;
      const same = sha256 === null ? [] : bytes.filter((other) => other.sha256 === sha256);
      const alike = phash === null ? [] : lookAlikes(phash, looks).map(({ item }) => item);
      const others = [...same, ...alike].filter((other) => other.id !== id && isMeant(other, row));
      const ids = [...new Set(others.map((other) => other.id))].slice(0, MOST);
      return [id, { same: new Set(same.map((other) => other.id)), ids }];
    });
    return new Map(twins);
  }

  /** What is known of several files at once, in their order. */
  async function findAll(rows: readonly FileRow[], isMeant: Meant): Promise<Finding[]> {
    const twins = await twinsOf(rows, isMeant);
    const ids = [...new Set([...twins.values()].flatMap((each) => each.ids))];
    const others: FileRow[] = await files().findMany({
      select: COLUMNS,
      where: { id: { $in: ids } },
    });
    const known = new Map(others.map((other) => [other.id, other]));
    const uses = await usesOf(strapi, ids);
    return rows.map((row) => ({
      file: {
        id: row.id,
        name: row.name,
        thumbnail: thumbnailOf(row),
        replaced: isReplaced(row),
      },
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
      return row && ((await findAll([row], () => true))[0] ?? null);
    },

    /** What somebody brought in since then, new or in the place of other bytes, that was there already. */
    async findUploadedBy(user: number, since: Date): Promise<Finding[]> {
      const rows: FileRow[] = await files().findMany({
        select: COLUMNS,
        where: { updatedBy: { id: user }, arrivedAt: { $gte: since } },
        orderBy: { id: 'asc' },
        limit: 100,
      });
      const taken: FileRow[] = [];
      for (const row of rows) {
        const known = row.phash && !isReplaced(row) ? row : await remember(row.id);
        if (known) taken.push(known);
      }
      const findings = await findAll(taken, isEarlier);
      return findings.filter((finding) => finding.duplicates.length > 0);
    },
  };
};

export type Duplicates = ReturnType<typeof duplicates>;

export const duplicatesOf = (strapi: Core.Strapi): Duplicates =>
  strapi.plugin('upload').service('duplicates') as Duplicates;

const greyOf = async (picture: Readable): Promise<Buffer> =>
  sharp(await buffer(picture))
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'fill' })
    .raw()
    .toBuffer();

import type { Core, UID } from '@strapi/strapi';
import type { Change } from '../../../api/wall/services/revision';
import { PUBLIC_TYPES, type PublicType } from '../../../api/website/contract/types';
import { fileSelection, filesIn, type AttributesOf, type ShowingRow } from './shown';

const FILE = 'plugin::upload.file';
const ZOOMABLE = 'api::collection.artwork';
/** Databases take a limited number of values in one query. */
const CHUNK = 200;

/** By type (uid), then by entry (documentId). */
type Rows = Map<string, Map<string, ShowingRow>>;

/**
 * Published, public entries of every type of the contract, with nothing but their files, kept in
 * memory: after a change only what it touched is read again.
 */
export class Showing {
  private rows: Rows = new Map();

  constructor(private readonly strapi: Core.Strapi) {}

  /** @param changes since the last look; null reads everything */
  async read(changes: readonly Change[] | null): Promise<Iterable<ShowingRow>> {
    for (const type of PUBLIC_TYPES) {
      const touched = changes && this.touched(type.uid, changes);
      if (touched === null) this.rows.set(type.uid, await this.fetch(type));
      else await this.refresh(type, [...touched]);
    }
    return [...this.rows.values()].flatMap((entries) => [...entries.values()]);
  }

  /** Entries of a type that changes may have touched; null where that may be any of them. */
  private touched(uid: string, changes: readonly Change[]): Set<string> | null {
    const known = this.rows.get(uid);
    if (!known || changes.some((change) => change.uid === uid && change.document === null)) {
      return null;
    }
    const own = changes.filter((change) => change.uid === uid);
    const touched = new Set(own.map(({ document }) => document as string));
    const files = new Set(
      changes.filter((change) => change.uid === FILE).map(({ document }) => document),
    );
    if (files.size === 0) return touched;
    if (files.has(null)) return null;
    for (const [documentId, { row }] of known) {
      for (const { id } of filesIn(row)) if (files.has(String(id))) touched.add(documentId);
    }
    return touched;
  }

  private async refresh(type: PublicType, documents: readonly string[]): Promise<void> {
    const known = this.rows.get(type.uid);
    for (let start = 0; start < documents.length; start += CHUNK) {
      const chunk = documents.slice(start, start + CHUNK);
      const now = await this.fetch(type, { documentId: { $in: chunk } });
      for (const documentId of chunk) {
        const row = now.get(documentId);
        if (row) known?.set(documentId, row);
        else known?.delete(documentId);
      }
    }
  }

  private async fetch(
    { uid, populate, audience }: PublicType,
    where: object = {},
  ): Promise<Map<string, ShowingRow>> {
    const attributesOf: AttributesOf = (type) =>
      this.strapi.getModel(type as UID.Schema).attributes;
    const files = fileSelection(uid, populate, attributesOf);
    if (!files) return new Map();
    const rows = await this.strapi.db.query(uid).findMany({
      select: ['id', 'documentId'],
      where: { ...where, publishedAt: { $notNull: true }, ...(audience && { audience: 'public' }) },
      populate: files,
    });
    return new Map(rows.map((row) => [row.documentId, { row, zoomable: uid === ZOOMABLE }]));
  }
}
